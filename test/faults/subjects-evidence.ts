/**
 * Every writing tool in a repository that keeps an evidence log, and the tools of the log. After each fault and a rerun
 * the log verifies.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '@gatehouse/testkit';
import { cleanupSubjects, runSubjects, trailSubjects, type Subject } from './subjects';

const note = 'docs/production_research/HOW_WE_RUN.md';

function succeed(root: string, tool: string, words: readonly string[]): void {
  const run = runTool(tool, words, { cwd: root });
  if (run.status !== 0) throw new Error(`${tool} ended in ${run.status}: ${run.stderr}`);
}

/** The log is opened on what is there, which it takes over. */
export const logged =
  (layOut: Subject['layOut']): Subject['layOut'] =>
  (root) => {
    layOut(root);
    mkdirSync(path.join(root, path.dirname(note)), { recursive: true });
    writeFileSync(path.join(root, note), '# How we run\n');
    succeed(root, 'record-evidence', ['--open', '--name', 'faults']);
    succeed(root, 'record-evidence', ['--adopt']);
    if (!existsSync(path.join(root, '.git'))) return;
    const git = (...words: string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...words], {
        cwd: root,
        stdio: 'ignore',
      });
    git('add', '--all');
    git('commit', '-m', 'a log');
  };

/** The log is whole, everything is as it states, and no entry is in it twice. */
export function verified(root: string): string[] {
  const run = runTool('verify-evidence', [], { cwd: root });
  const entries = readFileSync(path.join(root, 'audit/evidence_log/entries/000000000.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const bodies = entries.map(({ index: _index, prev: _prev, at: _at, ...body }) => JSON.stringify(body));
  const twice = bodies.filter((body, at) => bodies.indexOf(body) !== at);
  return [
    ...(run.status === 0 ? [] : [`verify-evidence ended in ${run.status}: ${run.stderr}`]),
    ...twice.map((body) => `an entry is there twice: ${body.slice(0, 200)}`),
  ];
}

const lock = /evidence_log\/log\.lock$/;
const ofLog = /evidence_log\//;

function withLog(subject: Subject): Subject {
  const { layOut, varying, leaves, check, variant } = subject;
  return {
    ...subject,
    variant: [variant, 'with a log'].filter(Boolean).join(' '),
    layOut: logged(layOut),
    varying: new RegExp([ofLog.source, '_final_summary\\.md$', ...(varying ? [varying.source] : [])].join('|')),
    leaves: new RegExp([lock.source, ...(leaves ? [leaves.source] : [])].join('|')),
    check: (root) => [...(check?.(root) ?? []), ...verified(root)],
  };
}

const readers = ['data-quality-gate', 'workstation-preflight', 'plan-cleanup'];
const inNoRepository: Subject['layOut'] = (root) => writeFileSync(path.join(root, 'README.md'), '# a repository\n');

export const evidenceSubjects: Subject[] = [
  ...[...runSubjects, ...trailSubjects, ...cleanupSubjects].filter(({ tool }) => !readers.includes(tool)).map(withLog),
  withLog({ tool: 'seal-evidence', status: 0, words: [], layOut: inNoRepository }),
  withLog({ tool: 'record-evidence', status: 0, words: [note, '--note', 'new rules'], layOut: inNoRepository }),
  {
    tool: 'record-evidence',
    variant: '--open',
    status: 0,
    words: ['--open', '--name', 'faults'],
    layOut: inNoRepository,
    varying: /evidence_log\/|evidence\.json$/,
    leaves: lock,
    doneAlready: /names log [0-9a-f]{32}, which is there/,
    check: verified,
  },
];
