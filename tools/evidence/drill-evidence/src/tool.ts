import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineTool, type Call, type Outcome } from '@gatehouse/cli';
import { evidenceDrill, Failure, formatDocument, type EvidenceDrill } from '@gatehouse/contracts';
import { keepsLog } from '@gatehouse/evidence';
import { ensureFolder, realPlace } from '@gatehouse/files';
import { drillOne, forgeries, prepareTrail, type Drilled } from './drill';
import type { Forgery } from './forgery';

/** With fewer a drill of all says too little. */
const fewest = 40;

const options = {
  only: { type: 'list', describe: 'Forgery to try, by name; several with commas', value: 'NAME', added: true },
  keep: { type: 'path', describe: 'Empty folder for the copy, which stays', value: 'DIR', added: true },
  list: { type: 'flag', describe: 'List the forgeries with what must be found of each', added: true },
} as const;

export const tool = defineTool({
  name: 'drill-evidence',
  purpose: 'Forges copies of a trail in many ways and shows that verify-evidence would catch each.',
  options,
  reads: [
    'the trail as verify-evidence reads it: configs/research/evidence.json (evidence-policy.schema.json), lines of evidence-entry.schema.json',
  ],
  writes: ['a copy in a temporary folder, removed at the end, or in --keep', '--json: evidence-drill.schema.json'],
  statuses: {
    '1': 'the trail does not verify, so nothing can be drilled, or the job could not be done',
    '2': `a forgery was missed, or without --only fewer than ${fewest} are applicable to this trail`,
  },
  examples: ['drill-evidence --list', 'drill-evidence --only report_number,ledger_result,run_dropped'],
  async run(call): Promise<Outcome> {
    if (call.options.list)
      return {
        status: 0,
        lines: forgeries.map(({ name, codes }) => `${name}: ${codes.join(', ')}`),
        document: undefined,
      };
    const chosen = chosenFrom(call.options.only);
    if (!keepsLog(call.root))
      throw new Failure('missing-input', 'no evidence log; next: record-evidence --open, or --adopt');
    const folder = folderOf(call);
    try {
      const trail = await prepareTrail(call.root, folder, call.now);
      const progress = call.progress({ what: 'forging and verifying', total: chosen.length, unit: 'forgeries' });
      const drilled: Drilled[] = [];
      for (const forgery of chosen) {
        const one = await drillOne(trail, forgery, call.now);
        drilled.push(one);
        progress.at(drilled.length);
        await call.stream(`${lineOf(one)}\n`);
      }
      return ended(drilled, chosen, call.options.only.length > 0);
    } finally {
      if (!call.options.keep) rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** Throws Failure `usage` for a name that is not one. */
function chosenFrom(only: readonly string[]): Forgery[] {
  const names = only
    .flatMap((given) => given.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.find((name) => forgeries.every((forgery) => forgery.name !== name));
  if (unknown !== undefined)
    throw new Failure('usage', `option --only: there is no forgery '${unknown}'; --list names them`);
  if (only.length > 0 && names.length === 0)
    throw new Failure('usage', 'option --only: expected names of forgeries; --list names them');
  return names.length === 0 ? [...forgeries] : forgeries.filter(({ name }) => names.includes(name));
}

function folderOf({ options: { keep }, path: resolve, root }: Call<typeof options>): string {
  if (!keep) return mkdtempSync(path.join(os.tmpdir(), 'gatehouse-drill-'));
  const folder = resolve(keep);
  const inside = path.relative(realPlace(root), realPlace(folder));
  if (inside !== '..' && !inside.startsWith('../'))
    throw new Failure(
      'usage',
      `option --keep: ${folder} lies in the repository, which is read only; give a folder elsewhere`,
    );
  ensureFolder(folder);
  if (readdirSync(folder).length > 0) throw new Failure('usage', `option --keep: ${folder} is not empty`);
  return folder;
}

function lineOf({ name, state, codes, places, why }: Drilled): string {
  if (state === 'not_applicable') return `not applicable ${name}: ${why ?? ''}`;
  return state === 'caught' ? `caught ${name}: ${codes.join(', ')} ${places[0] ?? ''}` : `MISSED ${name}`;
}

function ended(drilled: readonly Drilled[], chosen: readonly Forgery[], isPart: boolean): Outcome {
  const counted = drilled.filter(({ name }) => chosen.find((forgery) => forgery.name === name)?.isNote !== true);
  const count = (state: Drilled['state']): number => counted.filter((one) => one.state === state).length;
  const [caught, missed, absent] = [
    count('caught'),
    drilled.filter(({ state }) => state === 'missed').length,
    count('not_applicable'),
  ];
  const enough = isPart
    ? caught + missed > 0 || drilled.some(({ state }) => state !== 'not_applicable')
    : caught + missed >= fewest;
  const pass = missed === 0 && enough;
  const document: EvidenceDrill = {
    schema: 'evidence-drill/v1',
    forgeries: drilled.map(({ name, state, codes, places }) => ({ name, state, codes, places })),
    caught,
    missed,
    overall_pass: pass,
  };
  const few = enough
    ? []
    : [`only ${caught + missed} forgeries are applicable to this trail, at least ${isPart ? 1 : fewest} must be`];
  return {
    status: pass ? 0 : 2,
    lines: [`[drill] caught ${caught} of ${caught + missed}, ${absent} not applicable`],
    document: JSON.parse(formatDocument(evidenceDrill, document)) as unknown,
    problems: [...drilled.filter(({ state }) => state === 'missed').map(({ name }) => `missed: ${name}`), ...few],
  };
}
