/** The document of a scan (contract 32). Pure. */
import type { CitedPolicy, DataPolicyScan } from '@gatehouse/contracts';
import { markdownItem } from '@gatehouse/render';
import { verdictMarkdown } from '@gatehouse/verdicts';
import type { Rules } from './rules';
import { mostPlaces, type Place } from './scan';

/** A file, or what a commit made of it. */
export interface Scanned {
  path: string;
  commit: string | null;
  places: readonly Place[];
}

export interface ScanFacts {
  policy: CitedPolicy;
  scope: DataPolicyScan['scope'];
  files: readonly Scanned[];
}

/** Without a tracked file there is nothing that could pass; an empty index or range is nothing to complain about. */
export function scanDocument({ policy, scope, files }: ScanFacts, rules: Rules): DataPolicyScan {
  const data = files.filter(({ path }) => rules.isData(path));
  const allowed = data.filter(({ path }) => rules.isAllowed(path));
  const violations = files
    .map(({ path, commit, places }) => ({ path, commit, places: [...pathPlaces(path, rules), ...places] }))
    .filter(({ places }) => places.length > 0)
    .sort((a, b) => compare(a.path, b.path) || compare(a.commit ?? '', b.commit ?? ''))
    .map(({ path, commit, places }) => ({
      path,
      commit,
      labels: [...new Set(places.map(({ label }) => label))].sort(compare),
      places: places.sort((a, b) => a.line - b.line || compare(a.label, b.label)).slice(0, mostPlaces),
    }));
  const isWhole = scope.range === null && !scope.staged;
  return {
    schema: 'data-policy-scan/v1',
    policy,
    scope,
    files_scanned: files.length,
    data_files_scanned: data.length - allowed.length,
    allowlisted: allowed.length,
    violations,
    overall_pass: violations.length === 0 && !(isWhole && files.length === 0),
  };
}

function pathPlaces(path: string, rules: Rules): Place[] {
  if (!rules.isData(path) || rules.isAllowed(path)) return [];
  return rules.paths.filter(({ pattern }) => pattern.test(path)).map(({ label }) => ({ line: 0, label }));
}

/** Lines of stdout as the replaced script prints them; `allowlist` is absolute. */
export function resultLines(document: DataPolicyScan, allowlist: string): string[] {
  const { data_files_scanned, files_scanned, allowlisted, violations, overall_pass } = document;
  const sums = `Scanned ${data_files_scanned} data files and ${files_scanned} tracked files for private paths; allowlisted ${allowlisted} data files.`;
  if (overall_pass) return [`Data policy check passed. ${sums}`];
  return ['Data policy violations detected:', ...violationLines(violations), sums, `Allowlist path: ${allowlist}`];
}

function violationLines(violations: DataPolicyScan['violations']): string[] {
  return violations.map(({ path, labels }) => `- ${path}: ${labels.join(', ')}`);
}

/** Messages for stderr where stdout does not say it. */
export function problemsOf({ violations, overall_pass }: DataPolicyScan): string[] {
  if (!overall_pass && violations.length === 0) return ['no tracked file: nothing was scanned'];
  return violations.map(
    ({ path, commit, labels }) => `${path}${commit === null ? '' : ` in ${commit}`}: ${labels.join(', ')}`,
  );
}

export function markdown(document: DataPolicyScan): string {
  const { files_scanned, data_files_scanned, allowlisted, scope, violations } = document;
  return verdictMarkdown(
    'Data policy scan',
    document.overall_pass,
    { files_scanned, data_files_scanned, allowlisted, range: scope.range, staged: scope.staged },
    [
      violations.flatMap(({ path, commit, labels, places }) => [
        `- ${markdownItem(path)}${commit === null ? '' : ` in ${commit}`}: ${markdownItem(labels.join(', '))}`,
        ...places.map(({ line, label }) => `  - line ${line}: ${markdownItem(label)}`),
      ]),
    ],
  );
}

/** By code units, the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
