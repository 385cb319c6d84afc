/**
 * Absent evidence never helps (contract 0.13). A complete trail is made by the tools themselves; some of its copies have a defect that a
 * tool finds. Whatever is then removed from a copy, cut off or made into something else that claims no success, no verdict gets better.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tool } from '@gatehouse/cli';
import { stateOfRun } from '@gatehouse/runs';
import { runTool, temporaryRepository, workspace, type Repository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';
import { full, random, scratch } from '../faults/subjects';

const tag = 'momentum_run1';
const run = runFolderOf(tag);
const report = reportOf();
const gateFolder = path.dirname(report);
const quality = Object.keys(finishedRun(tag)).find((name) => name.endsWith('data_quality_report.json')) as string;
const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const audit = `${run}/governance_audit_check.json`;
const plan = `${run}/governance_remediation_plan.json`;
const documents = [`${run}/preflight.json`, `${run}/context.json`, `${run}/result.json`, quality, report, audit, plan];
const texts = [`${run}/command.sh`, `${run}/run.log`, `${gateFolder}/production_gates_report.md`, `${gateFolder}/production_gates_final_summary.md`, ledger];

type Json = Record<string, unknown>;

function completeTrail(): Repository {
  const repository = temporaryRepository(finishedRun(tag));
  for (const [tool, words] of [
    ['finalize-gate-run', []],
    ['governance-audit-checker', ['--run-dir', run, '--report-json', report, '--require-final-summary']],
    ['remediation-plan', ['--audit-json', audit]],
  ] as const) expect(runTool(tool, words, { cwd: repository.root })).toMatchObject({ status: 0, stderr: '' });
  return repository;
}

/** What is wrong with the copies from which evidence is then taken away; the first has nothing wrong. */
const defects: Record<string, (repository: Repository) => void> = {
  none: () => undefined,
  'the workflow failed': edit(`${run}/result.json`, { exit_code: 7, outcome: 'failed', phase: 'workflow' }),
  'the run was interrupted': edit(`${run}/result.json`, { exit_code: 143, outcome: 'interrupted', phase: 'workflow' }),
  'interrupted, and yet 0': edit(`${run}/result.json`, { exit_code: 0, outcome: 'interrupted', phase: 'workflow', signal: 'SIGTERM', reason: 'interrupted by SIGTERM', started_at: '2026-03-05T10:15:00.000Z', finished_at: '2026-03-05T11:00:00.000Z' }),
  'the data gate was skipped': edit(`${run}/context.json`, { skip_data_quality_check: 1, data_quality_report_json: '' }),
  'the data gate was skipped, and yet there is a report': edit(`${run}/context.json`, { skip_data_quality_check: 1 }),
  'the data did not pass': edit(quality, { overall_pass: false, checks: { min_rows: false }, failures: ['row_count=1 below min_rows=1000'] }),
  'the gates did not pass': edit(report, { gates: { overall_pass: false, cost_gate_x1_5_positive: false } }),
  'the report is of another tag': edit(report, { inputs: { factor: 'momentum', decision_tag: 'momentum_run2', owner: 'research' } }),
  'the audit did not pass': edit(audit, { overall_pass: false, failures: ['stage log not found: x'], checks: { stage_log_exists: false } }),
  'the ledger has no row': (repository) => repository.write(ledger, repository.read(ledger).split('\n').filter((line) => !line.includes(tag)).join('\n')),
  'there is no log': ({ path: at }) => rmSync(at(run, 'run.log')),
};

function edit(file: string, change: Json): (repository: Repository) => void {
  return (repository) => void repository.write(file, { ...repository.json<Json>(file), ...change });
}

type Damage = (root: string) => void;

/** None of these claims success: nothing becomes exactly `true`, or exactly the number 0. */
const nothings = [null, NaN, '', 'x', [], {}, 'true', 'True', '0', 1, -1, 1e308, [true], { overall_pass: true }, false] as const;

const damageOfDocument = fc.tuple(fc.constantFrom(...documents), fc.nat(), fc.option(fc.constantFrom<unknown>(...nothings), { nil: undefined })).map(
  ([file, place, value]): [string, Damage] => [
    `${file} place ${place} := ${JSON.stringify(value)}`,
    (root) => change(root, file, (text) => {
      let whole: unknown;
      try {
        whole = JSON.parse(text);
      } catch {
        return text; // damaged already
      }
      const places = placesIn(whole);
      const [holder, key] = places[place % Math.max(places.length, 1)] ?? [{}, 'x'];
      if (value === undefined) Reflect.deleteProperty(holder, key);
      else holder[key] = value;
      return JSON.stringify(whole, (_, one: unknown) => (typeof one === 'number' && Number.isNaN(one) ? '\u0001NaN' : one)).replaceAll('"\\u0001NaN"', 'NaN');
    }),
  ],
);

const damageOfFile = fc.tuple(fc.constantFrom(...documents, ...texts), fc.constantFrom('remove', 'empty', 'cut', 'drop a line', 'folder', 'bytes', 'list'), fc.nat()).map(
  ([file, how, place]): [string, Damage] => [
    `${file}: ${how} ${place}`,
    (root) => {
      const at = path.join(root, file);
      if (how === 'remove' || how === 'folder') rmSync(at, { recursive: true, force: true });
      if (how === 'folder') mkdirSync(at);
      else if (how === 'cut') change(root, file, (text) => text.slice(0, place % Math.max(text.length, 1)));
      else if (how === 'empty') change(root, file, () => '');
      else if (how === 'bytes') change(root, file, (text) => `${text.slice(0, place % Math.max(text.length, 1))}\0\ufffd`);
      else if (how === 'list') change(root, file, (text) => `[${text}]`);
      else if (how === 'drop a line') change(root, file, (text) => text.split('\n').filter((_, index, all) => index !== place % all.length).join('\n'));
    },
  ],
);

function change(root: string, file: string, by: (text: string) => string): void {
  const at = path.join(root, file);
  try {
    writeFileSync(at, by(readFileSync(at, 'utf8')));
  } catch {
    // It is gone, or a folder by now.
  }
}

function placesIn(value: unknown): [Json, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value as Json, key] as [Json, string], ...placesIn(inner)]);
}

const judges = ['generate-run-review', 'update-registry', 'generate-candidate-queue', 'governance-audit-checker'];
const tools = new Map(await Promise.all(judges.map(async (name) => [name, ((await import(path.join(workspace, 'tools', name, 'src/tool.ts'))) as { tool: Tool }).tool] as const)));

/** Runs a tool in this process; undefined when it does not do its job. */
async function perform(name: string, root: string, options: Json): Promise<{ status: number; document?: unknown } | undefined> {
  const tool = tools.get(name) as Tool;
  const defaults = Object.fromEntries(Object.entries(tool.options).map(([option, { type, ...rest }]) => [option, 'default' in rest ? rest.default : type === 'flag' ? false : type === 'list' ? [] : undefined]));
  const say = (): void => undefined;
  try {
    return await tool.run({
      options: { ...defaults, root, json: false, quiet: true, ...options } as never,
      rest: undefined, root, now: new Date(), env: {}, path: (given) => path.resolve(root, given), warn: say, note: say,
      stream: async () => undefined, relay: async () => undefined, emit: async () => undefined, measure: async () => undefined, progress: () => ({ at: say, end: say }),
    });
  } catch {
    return undefined;
  }
}

interface Verdicts {
  audit: boolean;
  state: boolean;
  review: boolean;
  registry: boolean;
  queue: boolean;
}

/** The audit comes last: the others are to judge by the audit that is there. */
async function verdicts(root: string): Promise<Verdicts> {
  const of = { 'run-dir': run, 'report-json': report };
  const reviewed = await perform('generate-run-review', root, of);
  const registered = await perform('update-registry', root, { 'report-json': [report] });
  const queued = registered && (await perform('generate-candidate-queue', root, { 'policy-json': '' }));
  const audited = await perform('governance-audit-checker', root, { ...of, 'require-final-summary': true });
  return {
    audit: audited?.status === 0,
    state: stateOfRun({ directory: path.join(root, run), name: path.basename(run) }).state === 'succeeded',
    review: (reviewed?.document as Json | undefined)?.['recommendation'] === 'approve',
    registry: registered !== undefined && readFileSync(path.join(root, 'audit/factor_registry/factor_experiment_registry.csv'), 'utf8').includes('promote_candidate'),
    queue: queued !== undefined && readFileSync(path.join(root, 'audit/factor_registry/factor_candidate_queue.csv'), 'utf8').includes('paper_candidate_validation'),
  };
}

const place = scratch();
afterAll(() => place.remove());
let number = 0;

async function judged(base: string, damages: readonly [string, Damage][]): Promise<Verdicts> {
  const root = path.join(place.root, String((number += 1)));
  cpSync(base, root, { recursive: true });
  for (const [, damage] of damages) damage(root);
  const found = await verdicts(root);
  rmSync(root, { recursive: true, force: true });
  return found;
}

const damages = fc.array(fc.oneof({ arbitrary: damageOfDocument, weight: 3 }, { arbitrary: damageOfFile, weight: 1 }), { minLength: 1, maxLength: 4 });

test.each(Object.keys(defects))('defect: %s', { timeout: 3_600_000 }, async (name) => {
  const repository = completeTrail();
  defects[name]?.(repository);
  const before = await judged(repository.root, []);
  const failing = (Object.keys(before) as (keyof Verdicts)[]).filter((one) => !before[one]);
  if (name === 'none') expect(failing).toEqual([]);
  else expect(failing).not.toEqual([]);
  await fc.assert(
    fc.asyncProperty(damages, async (done) => {
      const after = await judged(repository.root, done);
      expect(failing.filter((one) => after[one]), done.map(([what]) => what).join('\n')).toEqual([]);
    }),
    { numRuns: full ? 2000 : 40, seed: Math.floor(random()() * 2 ** 31) },
  );
});

test('each piece of the trail is needed: without it, or with half of it, the audit fails', async () => {
  const repository = completeTrail();
  const needed = [...documents.filter((file) => file !== audit && file !== plan), ...texts];
  for (const file of needed) expect(await judged(repository.root, [['', (root) => rmSync(path.join(root, file))]]), file).toMatchObject({ audit: false });
  for (const file of documents.filter((one) => one !== audit && one !== plan)) {
    const half = (root: string): void => truncateSync(path.join(root, file), Math.floor(readFileSync(path.join(root, file)).length / 2));
    expect(await judged(repository.root, [['', half]]), file).toMatchObject({ audit: false });
  }
  expect(await judged(repository.root, [['', (root) => rmSync(path.join(root, `${run}/result.json`))]])).toMatchObject({ state: false });
  expect(await judged(repository.root, [['', (root) => rmSync(path.join(root, report))]])).toMatchObject({ review: false, registry: false, queue: false });
  for (const file of [audit, quality]) expect(await judged(repository.root, [['', (root) => rmSync(path.join(root, file))]]), file).toMatchObject({ registry: false, queue: false });
});
