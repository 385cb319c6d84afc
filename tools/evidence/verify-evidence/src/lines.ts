/**
 * What verify-evidence says (contract 22.13): findings one by one, a run directory once; the verdict with what it had
 * to go by.
 */
import type { EvidenceFinding, EvidenceVerification } from '@gatehouse/contracts';
import { basisOf, runFolderOf, type JudgedCheckpoint } from '@gatehouse/evidence';
import type { CheckLine } from '@gatehouse/render';

/** Codes of which many files of one run directory are one line. */
const grouped: readonly EvidenceFinding['code'][] = ['missing', 'unlogged'];

/** One line each, without the tool's name: `<code>: <place>: <what>; next: <command>`. */
export function problemLines(findings: readonly EvidenceFinding[]): string[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = groupOf(finding);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    const key = groupOf(finding);
    const count = key === undefined ? 1 : (counts.get(key) ?? 1);
    if (key === undefined || count === 1) return [lineOf(finding, finding.place, finding.message)];
    if (told.has(key)) return [];
    told.add(key);
    return [
      lineOf(
        finding,
        runFolderOf(finding.place) ?? finding.place,
        `${count} files, such as ${finding.place}: ${finding.message}`,
      ),
    ];
  });
}

function groupOf({ code, place }: EvidenceFinding): string | undefined {
  const run = grouped.includes(code) ? runFolderOf(place) : undefined;
  return run === undefined ? undefined : `${code} ${run}`;
}

function lineOf({ code, next }: EvidenceFinding, place: string, message: string): string {
  return `${code}: ${place}: ${message}${next === null ? '' : `; next: ${next}`}`;
}

/** The result lines; the last one is the verdict. */
export function resultLines(verification: EvidenceVerification, checkpoints: readonly JudgedCheckpoint[]): string[] {
  const { size, head, root, counts, findings, since, overall_pass: pass } = verification;
  const runs = ['started', 'succeeded', 'failed', 'blocked', 'interrupted', 'lost', 'removed', 'registered'] as const;
  const basis = basisOf(verification, checkpoints);
  const sinceText = since === null ? [] : [`since ${since}`];
  const verdict = pass
    ? `pass: ${[`${counts.entries} entries`, `${counts.files} files`, `${counts.rows} rows`, ...sinceText, basis].join(', ')}`
    : `fail: ${[`${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} (${countsOf(findings)})`, ...sinceText, ...(checkpoints.length === 0 ? [basis] : [])].join(', ')}`;
  return [
    `[log] size=${size} head=${head} root=${root}`,
    `[runs] ${runs.map((name) => `${name}=${counts[name]}`).join(' ')}`,
    `[evidence] ${verdict}`,
  ];
}

function countsOf(findings: readonly EvidenceFinding[]): string {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code} ${count}`).join(', ');
}

/** What each check is called for build servers: one for each kind of finding. */
const codes: readonly EvidenceFinding['code'][] = [
  'log_missing',
  'log_damaged',
  'log_broken',
  'log_forked',
  'checkpoint_ahead',
  'checkpoint_differs',
  'checkpoint_foreign',
  'checkpoint_damaged',
  'overwritten',
  'changed_between',
  'run_unsealed',
  'run_without_start',
  'tag_twice',
  'not_bound',
  'not_witnessed',
  'missing',
  'changed',
  'not_a_file',
  'unlogged',
  'input_changed',
  'rows_changed',
  'row_unlogged',
  'row_without_run',
  'commit_missing',
  'signature_bad',
  'signature_missing',
  'checkpoint_old',
  'approval_missing',
  'approval_invalid',
];

export function checkLines(findings: readonly EvidenceFinding[]): CheckLine[] {
  return codes.map((name) => {
    const found = findings.filter(({ code }) => code === name);
    const [first] = found;
    return {
      name,
      pass: found.length === 0,
      messages: found.map(({ place, message }) => `${place}: ${message}`),
      ...(first !== undefined && first.place.includes('/') ? { file: first.place } : {}),
    };
  });
}
