/** What must hold when a bad day is over and everybody has done what the messages say. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Attempts } from './attempts';

type Json = Record<string, unknown>;

const runs = 'audit/workstation_runs';

/** The laws that are broken, each with its place. */
export async function brokenLaws(attempts: Attempts): Promise<string[]> {
  const { root } = attempts;
  return [
    ...(await verified(attempts)),
    ...(await rebuilt(attempts)),
    ...(await pagesAnew(attempts)),
    ...leftovers(root),
    ...runsWithoutEntry(root),
    ...tagsUsedTwice(root),
    ...rowsTwice(root),
    ...passesWithoutEvidence(root),
    ...resultsWithoutLog(root),
  ];
}

async function verified(attempts: Attempts): Promise<string[]> {
  const faults: string[] = [];
  for (const [tool, ...words] of [['verify-evidence'], ['check-task-board']] as const) {
    const { status, stdout, stderr } = await attempts.persist({ tool, words });
    if (status !== 0) faults.push(`${tool} ends in ${status}: ${stderr}${stdout}`);
  }
  return faults;
}

/** Ledger and registry made from the log are what stands there. */
async function rebuilt(attempts: Attempts): Promise<string[]> {
  const folder = path.join(attempts.root, '..', 'rebuilt');
  const { status, stdout, stderr } = await attempts.persist({ tool: 'verify-evidence', words: ['--rebuild', folder] });
  const lines = stdout.split('\n').filter((line) => line.startsWith('rebuilt: '));
  const registry = 'audit/factor_registry/factor_experiment_registry.csv';
  return [
    ...(status === 0 && lines.length === 2 ? [] : [`verify-evidence --rebuild ends in ${status}: ${stderr}`]),
    ...lines.filter((line) => !line.endsWith(' equal')),
    ...differences(path.join(folder, registry), path.join(attempts.root, registry)),
  ];
}

/** Pages made from nothing have the bytes of those that were made again and again. */
async function pagesAnew(attempts: Attempts): Promise<string[]> {
  const [old, anew] = ['audit/pages', 'audit/pages_anew'].map((name) => path.join(attempts.root, name)) as [
    string,
    string,
  ];
  // Verifications and runs since: the standing ones are brought up to date first.
  for (const words of [[], ['--out', anew]]) {
    const { status, stderr } = await attempts.persist({ tool: 'build-pages', words });
    if (status !== 0) return [`build-pages ${words.join(' ')} ends in ${status}: ${stderr}`];
  }
  const names = [...new Set([...filesIn(old), ...filesIn(anew)])].filter((name) => name !== 'build.json');
  return names.flatMap((name) => differences(path.join(old, name), path.join(anew, name)));
}

function differences(one: string, other: string): string[] {
  if (!existsSync(one) || !existsSync(other)) return [`only one is there: ${one}, ${other}`];
  return readFileSync(one).equals(readFileSync(other)) ? [] : [`differs: ${one}, ${other}`];
}

/** Nothing temporary, no lock, nothing between file and entry. */
export function leftovers(root: string): string[] {
  return filesIn(root)
    .filter((name) =>
      /(\.tmp|\.partial|\.lock)$|(^|\/)audit\/evidence_log\/pending\/|\/journal\.json$|\/\.incoming\//.test(name),
    )
    .map((name) => `left behind: ${name}`);
}

/**
 * Every run directory has its start and its end in the log, or is stated as removed. One of which the disk took no entry
 * has nothing there but what was entered by hand, and is not a success.
 */
export function runsWithoutEntry(root: string): string[] {
  const entries = entriesOf(root);
  return runFolders(root).flatMap((name) => {
    const events = entries
      .filter(({ subject, event }) => subject === `${runs}/${name}` && /^run_/.test(String(event)))
      .map(({ event }) => event);
    const ends = events.filter((event) => event === 'run_finished' || event === 'run_lost');
    const isOfFullDisk = events.length === 0 && json(root, `${runs}/${name}/result.json`)?.['outcome'] !== 'succeeded';
    const isWell =
      isOfFullDisk || (events.includes('run_started') && ends.length > 0 && repeated(events.map(String)).length === 0);
    return isWell ? [] : [`${name}: the log has ${events.join(', ') || 'nothing'}`];
  });
}

/** A tag belongs to one run that came as far as its workflow; one that was blocked before leaves it free. */
export function tagsUsedTwice(root: string): string[] {
  const seen = new Map<string, string>();
  return [...runFolders(root)].sort().flatMap((name) => {
    const tag = String(json(root, `${runs}/${name}/context.json`)?.['decision_tag'] ?? name);
    const earlier = seen.get(tag);
    const result = json(root, `${runs}/${name}/result.json`);
    const leavesItFree = result?.['outcome'] === 'blocked' && result['phase'] === 'preflight';
    if (!leavesItFree) seen.set(tag, name);
    return earlier === undefined ? [] : [`tag ${tag} was used by ${earlier} and by ${name}`];
  });
}

/** Nothing stands twice in the ledger or in the registry. */
export function rowsTwice(root: string): string[] {
  const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
  const rows = text(root, ledger)
    .split('\n')
    .filter((line) => /^\| \d{4}-/.test(line))
    .map((line) => line.replace(/^\| [^|]*\|/, '|')); // the day may be another
  const registered = text(root, 'audit/factor_registry/factor_experiment_registry.csv')
    .split('\r\n')
    .slice(1)
    .flatMap((line) => /[^,]*\/gate_results\/[^,]*/.exec(line)?.[0] ?? []);
  return [...repeated(rows), ...repeated(registered)].map((row) => `twice: ${row}`);
}

const repeated = (all: readonly string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at);

/** What a stage check that passed rests on is there, as it was then where it may not change. */
export function passesWithoutEvidence(root: string): string[] {
  return foldersIn(root, 'audit/stage_checks').flatMap((name) => {
    const check = json(root, `audit/stage_checks/${name}/stage_check.json`);
    if (check?.['overall_pass'] !== true) return [];
    const evidence = (check['requirements'] as { evidence: { path: string; sha256: string; may_change: boolean }[] }[])
      .flatMap((requirement) => requirement.evidence)
      .filter(
        ({ path: file, sha256, may_change: mayChange }) =>
          !existsSync(path.join(root, file)) || (!mayChange && sumOf(root, file) !== sha256),
      );
    return evidence.map(({ path: file }) => `${name} passed on ${file}, which is gone or another`);
  });
}

/** A run that succeeded has the log and the checked data its result states. */
export function resultsWithoutLog(root: string): string[] {
  return runFolders(root).flatMap((name) => {
    const result = json(root, `${runs}/${name}/result.json`);
    const audit = json(root, `${runs}/${name}/governance_audit_check.json`);
    if (result?.['outcome'] !== 'succeeded')
      return audit?.['overall_pass'] === true ? [`${name}: the audit passed, the run did not succeed`] : [];
    return sumOf(root, `${runs}/${name}/run.log`) === result['log_sha256']
      ? []
      : [`${name}: run.log is not what its result states`];
  });
}

function entriesOf(root: string): Json[] {
  const folder = 'audit/evidence_log/entries';
  return foldersIn(root, folder)
    .sort()
    .flatMap((name) => text(root, `${folder}/${name}`).trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Json);
}

const runFolders = (root: string): string[] => foldersIn(root, runs).filter((name) => /^\d{4}-/.test(name));

function foldersIn(root: string, folder: string): string[] {
  return existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : [];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.git/'));
}

function text(root: string, file: string): string {
  return existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '';
}

function json(root: string, file: string): Json | undefined {
  try {
    return JSON.parse(text(root, file)) as Json;
  } catch {
    return undefined;
  }
}

function sumOf(root: string, file: string): string | undefined {
  try {
    return createHash('sha256')
      .update(readFileSync(path.join(root, file)))
      .digest('hex');
  } catch {
    return undefined;
  }
}
