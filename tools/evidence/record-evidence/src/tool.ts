import path from 'node:path';
import { defineTool, type Call } from '@gatehouse/cli';
import {
  evidenceRecording,
  Failure,
  formatDocument,
  type EvidenceEntry,
  type EvidenceRecording,
  type PendingEntry,
} from '@gatehouse/contracts';
import {
  append,
  isLogName,
  logEnd,
  openEvidenceLog,
  openRunLog,
  placeInLog,
  policyOf,
  keepsLog,
  runFolderOf,
  type RunLog,
} from '@gatehouse/evidence';
import { isFolder } from '@gatehouse/files';
import { documentsOf, runAt, tagIn } from '@gatehouse/runs';
import { adoptions } from './adopt';
import { recorded } from './by-hand';

const options = {
  open: { type: 'flag', describe: 'Open a log in this repository', group: 'Forms, exactly one', added: true },
  adopt: {
    type: 'flag',
    describe: 'State an existing trail as it lies there; again, what is new',
    group: 'Forms, exactly one',
    added: true,
  },
  run: {
    type: 'path',
    describe: 'Record that a started run is lost: none of its processes lives',
    value: 'DIR',
    group: 'Forms, exactly one',
    added: true,
  },
  received: {
    type: 'path',
    describe: 'Enter a run directory that was fetched from another host',
    value: 'DIR',
    group: 'Forms, exactly one',
    added: true,
  },
  name: {
    type: 'string',
    describe: "With --open, the log's name in checkpoints (default: that of the directory)",
    value: 'NAME',
    added: true,
  },
  note: { type: 'string', describe: 'With files, why they are entered by hand', value: 'TEXT', added: true },
  kind: {
    type: 'choice',
    describe: 'With files, how they are judged later (default: as the log has them, else by their place)',
    choices: ['hand', 'rewritten', 'grows'],
    added: true,
  },
} as const;

const name = 'record-evidence';

export const tool = defineTool({
  name,
  purpose: 'Opens the evidence log of a repository and enters what people write by hand.',
  options,
  operands: { usage: '[FILE...]', most: 10_000 },
  recordsTexts: true,
  reads: [
    'the files given; with --adopt the trail: runs, results, stage checks, freezes, waivers, ledger, registry',
    'configs/research/evidence.json: evidence-policy.schema.json',
  ],
  writes: [
    'audit/evidence_log/entries/*.jsonl: lines of evidence-entry.schema.json',
    'with --open configs/research/evidence.json: evidence-policy.schema.json',
    '--json: evidence-recording.schema.json',
  ],
  statuses: { '75': 'another process has held the log for 30 s' },
  examples: ['record-evidence --open --name example', 'record-evidence --adopt'],
  async run(call) {
    const { options: given, root } = call;
    const form = formOf(call);
    const only = (option: 'name' | 'note' | 'kind', needed: string): void => {
      if (given[option] !== undefined && form !== needed)
        throw new Failure('usage', `option --${option} goes with ${needed}`);
    };
    only('name', '--open');
    only('note', 'files');
    only('kind', 'files');
    if (form === '--open') return ended(root, [await opened(call)]);
    if (!keepsLog(root))
      throw new Failure(
        'missing-input',
        `no evidence log in ${root}; next: ${name} --open, and --adopt for an existing trail`,
      );
    const log = openRunLog(root, { tool: name, onWait: waiting(call), warn: call.warn }) as RunLog;
    if (form === '--run') return ended(root, await lostRun(call, log));
    const drafts =
      form === '--adopt'
        ? adoptions({ root, tool: name, now: call.now, log, note: call.note })
        : form === '--received'
          ? received(call, log)
          : byHand(call);
    return ended(root, await append(root, policyOf(root), drafts, { onWait: waiting(call), warn: call.warn }));
  },
});

type Form = '--open' | '--adopt' | '--run' | '--received' | 'files';

/** Throws Failure `usage` unless exactly one form is given. */
function formOf({ options: given, operands }: Call<typeof options>): Form {
  const forms: [Form, boolean][] = [
    ['--open', given.open],
    ['--adopt', given.adopt],
    ['--run', given.run !== undefined],
    ['--received', given.received !== undefined],
    ['files', operands.length > 0],
  ];
  const chosen = forms.filter(([, isGiven]) => isGiven).map(([form]) => form);
  if (chosen.length !== 1)
    throw new Failure(
      'usage',
      `expected exactly one of --open, --adopt, --run DIR, --received DIR and FILE... --note TEXT, got ${chosen.join(' and ') || 'none of them'}`,
    );
  return chosen[0] as Form;
}

function waiting({ note }: Call<typeof options>): (holder: string) => void {
  return (holder) => note(`waiting for ${holder}`);
}

async function opened({ root, options: { name: given }, note }: Call<typeof options>): Promise<EvidenceEntry> {
  if (given !== undefined && !isLogName(given))
    throw new Failure('usage', `option --name: expected a name without blank, + and /, got '${given}'`);
  const { entry } = await openEvidenceLog(root, { tool: name, name: given });
  note('who may write here could make the log anew: seal-evidence, and keep its checkpoint elsewhere');
  return entry;
}

/** The run directory of an option, relative. */
function subjectOf({ root, path: resolve }: Call<typeof options>, option: string, given: string): string {
  const directory = resolve(given);
  const subject = placeInLog(root, directory);
  if (subject === undefined || runFolderOf(subject) !== subject)
    throw new Failure(
      'usage',
      `option --${option}: expected a run directory below audit/workstation_runs, got ${directory}`,
    );
  return subject;
}

async function lostRun(call: Call<typeof options>, log: RunLog): Promise<EvidenceEntry[]> {
  const subject = subjectOf(call, 'run', call.options.run ?? '');
  const entered = await log.lost(subject);
  if (entered.length > 0) return entered;
  const isOpen = log.isOpen(subject);
  if (isOpen)
    throw new Failure('refused', `${subject}: it is alive, or cannot be judged from this host; it enters its own end`);
  return [];
}

function received(call: Call<typeof options>, log: RunLog): PendingEntry[] {
  const subject = subjectOf(call, 'received', call.options.received ?? '');
  if (!isFolder(path.join(call.root, subject))) throw new Failure('missing-input', `${subject}: not found`);
  const { context, status, result } = documentsOf(runAt(path.join(call.root, subject)));
  return [log.receivedRun(subject, tagIn([context, status, result]) ?? null) ?? []].flat();
}

function byHand({ root, operands, options: { note, kind }, path: resolve }: Call<typeof options>): PendingEntry[] {
  if (!note?.trim())
    throw new Failure('usage', 'option --note is required with files: say why they are entered by hand');
  const entry = recorded({
    root,
    tool: name,
    given: operands.map((file) => resolve(file)),
    note,
    kind: kind as 'hand' | 'rewritten' | 'grows' | undefined,
  });
  return entry === undefined ? [] : [entry];
}

function ended(root: string, entries: readonly EvidenceEntry[]) {
  const { size, head } = logEnd(root, policyOf(root));
  const document: EvidenceRecording = {
    schema: 'evidence-recording/v1',
    entries: entries.map(({ index, event, subject }) => ({ index, event, subject })),
    size,
    head,
  };
  return {
    status: 0,
    lines:
      entries.length === 0
        ? ['[evidence] nothing new']
        : [...entries.map(({ index, event }) => `[done] entry=${index} ${event}`), `[log] size=${size} head=${head}`],
    document: JSON.parse(formatDocument(evidenceRecording, document)) as unknown,
  };
}
