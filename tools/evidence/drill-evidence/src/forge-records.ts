/**
 * What people and tools keep, edited: notes, waivers, stage checks, audits, ledger, registry, policies (contract 23.3).
 */
import { sha256 } from '@gatehouse/evidence';
import { edit, lacks, otherDigit, stated, type Code, type Forgery, type Trail } from './forgery';

type Find = (trail: Trail) => string | undefined;
type Change = (text: string) => string;

function record(
  name: string,
  what: string,
  find: Find,
  change: Change,
  code: Code = 'changed',
  inputs = false,
): Forgery {
  return {
    name,
    codes: [code],
    ...(inputs ? { options: { inputs } } : {}),
    apply: (trail) => edit(trail, find(trail), what, change),
  };
}

/** And every sum of it that documents state. */
function cascade(name: string, what: string, find: Find, change: Change): Forgery {
  return {
    name,
    codes: ['changed'],
    apply(trail) {
      const file = find(trail);
      const before = file !== undefined && trail.copy.has(file) ? trail.copy.text(file) : '';
      const problem = edit(trail, file, what, change);
      if (problem !== undefined || file === undefined) return problem;
      const mended = trail.copy.mendSums(new Map([[sha256(before), sha256(trail.copy.text(file))]]));
      return mended.length === 0 && !isJudged(trail, file)
        ? lacks(`no document that states the sum of ${file}`)
        : undefined;
    },
  };
}

function isJudged({ book }: Trail, file: string): boolean {
  const kind = book.statementOf(file)?.file.kind;
  return kind !== undefined && kind !== 'source';
}

const inFolder =
  (pattern: RegExp): Find =>
  (trail) =>
    stated(trail, (file) => pattern.test(file));
const waiver = inFolder(/^docs\/production_research\/waivers\/.*\.json$/);
/** The first source, not read as one of the decision's own files, that the change would change. */
const sourceThat =
  (pattern: RegExp, change: Change): Find =>
  (trail) =>
    [...trail.book.statements()]
      .filter(
        ([
          file,
          {
            file: { kind },
          },
        ]) => kind === 'source' && pattern.test(file) && trail.copy.has(file),
      )
      .map(([file]) => file)
      .find((file) => change(trail.copy.text(file)) !== trail.copy.text(file));
const laterYear: Change = (text) =>
  text.replace(/("expires"\s*:\s*")(\d{4})/, (_, key: string, year: string) => `${key}${Number(year) + 5}`);
const passed: Change = (text) =>
  text.replace(/("overall_pass"\s*:\s*)false/, '$1true').replace(/"status"\s*:\s*"fail"/g, '"status": "pass"');
const otherDate: Change = (text) =>
  otherDigit(text, /(?:test|train|holdout|oos|start|end)\w*"?\s*[:=]\s*"?\d{3}(?=\d)/);

const otherValue: Change = (text) => otherDigit(text, /\n[^\n]*,/);
const loosen: Change = (text) => otherDigit(text, /[:=]\s*"?\D*(?=\d)/);

/** A check or an audit that failed. */
const failed =
  (pattern: RegExp): Find =>
  (trail) =>
    stated(
      trail,
      (file) =>
        pattern.test(file) && /"overall_pass"\s*:\s*false/.test(trail.copy.has(file) ? trail.copy.text(file) : ''),
    );

function ledger(name: string, codes: readonly Code[], change: (rows: string[]) => string[] | undefined): Forgery {
  return {
    name,
    codes,
    apply(trail) {
      if (!trail.copy.has(trail.ledger)) return lacks('no ledger');
      const known = trail.book.views.get(trail.ledger)?.at(-1)?.view.after.rows ?? 0;
      const lines = trail.copy.text(trail.ledger).split('\n');
      const at = lines.flatMap((line, index) => (/^\|(?!\s*(?:date\b|[-:|\s]+$))/.test(line) ? [index] : []));
      if (known === 0 || at.length < known) return lacks('no row that an entry saw');
      const rows = change(at.map((index) => lines[index] as string));
      if (rows === undefined) return lacks('too few rows');
      const [first = 0] = at;
      trail.copy.write(
        trail.ledger,
        [...lines.slice(0, first), ...rows, ...lines.slice((at.at(-1) ?? first) + 1)].join('\n'),
      );
      return undefined;
    },
  };
}

function registry(name: string, change: (rows: string[]) => string[] | undefined): Forgery {
  return {
    name,
    codes: ['changed'],
    apply(trail) {
      if (!trail.copy.has(trail.registry)) return lacks('no registry');
      const lines = trail.copy.text(trail.registry).split('\r\n');
      const rows = change(lines.slice(1, -1));
      if (rows === undefined) return lacks('no row in the registry');
      trail.copy.write(trail.registry, [lines[0] ?? '', ...rows, ''].join('\r\n'));
      return undefined;
    },
  };
}

const stageCheck = /^audit\/stage_checks\/.*stage_check\.json$/;

export const recordForgeries: readonly Forgery[] = [
  record('waiver_extended', 'waiver', waiver, laterYear),
  record('waiver_approver', 'waiver', waiver, (text) =>
    text.replace(/("approver"\s*:\s*)"[^"]*"/, '$1"somebody else"'),
  ),
  cascade('waiver_cascade', 'waiver', waiver, laterYear),
  {
    name: 'waiver_forged',
    codes: ['unlogged'],
    apply(trail) {
      const file = waiver(trail);
      if (file === undefined) return lacks('no waiver to forge after');
      trail.copy.write(
        file.replace(/\.json$/, '_more.json'),
        trail.copy.text(file).replace(/("rule"\s*:\s*)"[^"]*"/, '$1"run_result"'),
      );
      return undefined;
    },
  },
  record('sign_off', 'sign-off', inFolder(/sign_off\.md$/), (text) =>
    text.replace(/decision:\s*\w+/, 'decision: approved without conditions'),
  ),
  record(
    'explainability',
    'explainability pack',
    inFolder(/_explainability\.md$/),
    (text) => `${text}\nNothing else changed.\n`,
  ),
  record('root_cause', 'decision note', inFolder(/\/decisions\/[^/]*\.md$/), (text) =>
    text.replace(/root_cause:.*/, 'root_cause: a disk was full'),
  ),
  record('stage_check_to_pass', 'failed stage check', failed(stageCheck), passed),
  record('audit_to_pass', 'audit', inFolder(/governance_audit_check\.json$/), (text) => {
    const forged = passed(text);
    return forged === text ? text.replace(/("overall_pass"\s*:\s*)true/, '$1false') : forged;
  }),
  record('remediation', 'remediation plan', inFolder(/governance_remediation_plan\.json$/), (text) =>
    text.replace(/"(?:n_failures|n_checks)"\s*:\s*\d+/, '"n_failures": 99'),
  ),
  registry('registry_score', ([first, ...rest]) => {
    const forged = first === undefined ? undefined : otherDigit(first, /,(?=\d+\.\d)/);
    return forged === undefined || forged === first ? undefined : [forged, ...rest];
  }),
  registry('registry_trial_dropped', (rows) => (rows.length === 0 ? undefined : rows.slice(1))),
  registry('registry_forged', (rows) =>
    rows[0] === undefined ? undefined : [...rows, rows[0].replace(/,\w+_?\w*/, ',forged')],
  ),
  record('leaderboard', 'leaderboard', inFolder(/leaderboard\.md$/), (text) => otherDigit(text, /^/)),
  record('queue', 'queue', inFolder(/candidate_queue\.(csv|md)$/), (text) => `${text}x\n`),
  record('gate_registry', 'registry of the workflow', inFolder(/^gate_results\/[^/]+$/), (text) =>
    otherDigit(text, /,/),
  ),
  record('cleanup_log_edited', 'cleanup log', inFolder(/^audit\/cleanup_log\.jsonl$/), (text) =>
    otherDigit(text, /"bytes":/),
  ),
  {
    name: 'policy_and_checks',
    codes: ['changed'],
    apply: (trail) => loosened(trail, sourceThat(/^configs\/.*\.(json|ya?ml)$/, loosen)),
  },
  {
    name: 'policy_cascade',
    codes: ['changed'],
    apply: (trail) => loosened(trail, sourceThat(/^configs\/research\/.*\.json$/, loosen)),
  },
  cascade(
    'holdout_cascade',
    'configuration with a test period',
    sourceThat(/^configs\/.*\.(json|ya?ml)$/, otherDate),
    otherDate,
  ),
  record('data_swap', 'data', sourceThat(/^data\//, otherValue), otherValue, 'input_changed', true),
  record(
    'policy_after',
    'policy or configuration',
    sourceThat(/^configs\/.*\.(json|ya?ml)$/, loosen),
    loosen,
    'input_changed',
    true,
  ),
  record(
    'moved_holdout',
    'configuration with a test period',
    sourceThat(/^configs\/.*\.(json|ya?ml)$/, otherDate),
    otherDate,
    'input_changed',
    true,
  ),
  {
    name: 'people_swapped',
    codes: ['changed'],
    apply(trail) {
      const files = ['audit', 'docs']
        .flatMap((folder) => trail.copy.files(folder))
        .filter((file) => /\.(json|md)$/.test(file) && !file.startsWith('audit/evidence_log/'));
      const sums = new Map<string, string>();
      for (const file of files) {
        const text = trail.copy.text(file);
        const forged = text
          .replace(/("?owner"?\s*:\s*)("?)[^"\n,]+/g, '$1$2the committee')
          .replace(/("?approver"?\s*:\s*)("?)[^"\n,]+/g, '$1$2research');
        if (forged === text || file === trail.ledger) continue;
        trail.copy.write(file, forged);
        sums.set(sha256(text), sha256(forged));
      }
      if (sums.size === 0) return lacks('nobody named');
      trail.copy.mendSums(sums);
      return undefined;
    },
  },
  ledger('ledger_result', ['rows_changed'], (rows) => {
    const at = rows.findIndex((row) => /\|\s*(pass|fail)\s*\|/.test(row));
    return at === -1
      ? undefined
      : rows.map((row, index) =>
          index === at
            ? row.replace(/\|\s*(pass|fail)\s*\|/, (_, result) => `| ${result === 'pass' ? 'fail' : 'pass'} |`)
            : row,
        );
  }),
  ledger('ledger_owner', ['rows_changed'], ([first = '', ...rest]) => {
    const cells = first.split('|');
    cells[4] = ' somebody else ';
    return [cells.join('|'), ...rest];
  }),
  ledger('ledger_deleted', ['rows_changed'], (rows) => rows.slice(1)),
  ledger('ledger_reordered', ['rows_changed'], (rows) =>
    rows.length < 2 ? undefined : [rows[1] as string, rows[0] as string, ...rows.slice(2)],
  ),
  ledger('ledger_cut', ['rows_changed'], (rows) => rows.slice(0, -1)),
  ledger('ledger_forged', ['rows_changed', 'row_without_run'], (rows) => [
    '| 2026-01-05 | S3 Production Gates | forged_run1 | research | S3 rerun | ' +
      '`audit/workstation_runs/2026-01-05_090000_production_gates_forged_run1/command.sh` | ' +
      '`gate_results/x/production_gates_report.json` | pass | promote |',
    ...rows,
  ]),
];

/** A policy or configuration that asks for less, with the checks that name its sum made to agree. */
function loosened(trail: Trail, find: Find): string | undefined {
  const file = find(trail);
  const before = file !== undefined && trail.copy.has(file) ? trail.copy.text(file) : '';
  const problem = edit(trail, file, 'policy or configuration', (text) => otherDigit(text, /[:=]\s*"?\D*(?=\d)/));
  if (problem !== undefined || file === undefined) return problem;
  const mended = trail.copy.mendSums(new Map([[sha256(before), sha256(trail.copy.text(file))]]));
  return mended.length === 0 ? lacks(`no document that states the sum of ${file}`) : undefined;
}
