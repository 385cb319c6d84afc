/** Checks of documents (contract 28.12 to 28.15). Pure. */
import type { ClaimsPolicy } from '@gatehouse/contracts';
import { linesOutsideFences } from '@gatehouse/records';
import { pyRecorded } from '@gatehouse/render';
import { judged, missing, notApplicable, type CheckResult } from '@gatehouse/verdicts';
import { figureOf, figuresIn, isNoClaim, shows } from './figure';

export interface ClaimingText {
  /** Path from the repository. */
  path: string;
  text: string;
}

/** The run ids of a text with their lines, each once on a line. */
export function runsIn(text: string, policy: ClaimsPolicy): { id: string; line: number }[] {
  const pattern = new RegExp(`(?<![0-9A-Za-z])(?:${policy.run_id_pattern})(?![0-9A-Za-z])`, 'g');
  return text
    .split(/\r\n|[\r\n]/)
    .flatMap((line, at) =>
      [...new Set([...line.matchAll(pattern)].map(([id]) => id))].map((id) => ({ id, line: at + 1 })),
    );
}

/** `indexed`: the run ids of the index, undefined when it is not there. */
export function checkRunsIndexed(
  documents: readonly ClaimingText[],
  policy: ClaimsPolicy,
  index: { path: string; runs: ReadonlySet<string> | undefined },
): CheckResult {
  const cited = documents.flatMap(({ path, text }) => runsIn(text, policy).map((run) => ({ path, ...run })));
  if (cited.length === 0) return notApplicable('no run is cited');
  const { runs } = index;
  if (runs === undefined) return missing(`${index.path}: not there`);
  return judged(
    cited
      .filter(({ id }) => !runs.has(id))
      .map(({ path, line, id }) => `${path}:${line}: run ${id} is not in ${index.path}`),
  );
}

/** What must be said of a run that is blocked. */
export interface BlockedRun {
  /** Status of an inference whose document blocks headlines. */
  inference: string | undefined;
  isUnsafe: boolean;
  isDegenerate: boolean;
}

/** `blocked`: undefined when the run is not blocked, `no run` when none is named. */
export function checkBlockedSaid(
  documents: readonly ClaimingText[],
  policy: ClaimsPolicy,
  blocked: BlockedRun | 'no run' | undefined,
): CheckResult {
  if (blocked === 'no run') return notApplicable('no run is named');
  if (blocked === undefined) return notApplicable('the run is not blocked');
  return judged(documents.flatMap((document) => unsaid(document, policy, blocked)));
}

function unsaid({ path, text }: ClaimingText, policy: ClaimsPolicy, blocked: BlockedRun): string[] {
  const heading = new RegExp(policy.headline_heading, 'i');
  const mark = policy.blocked_mark.toLowerCase();
  const findings = linesOutsideFences(text).flatMap((line, at) =>
    heading.test(line) && !line.toLowerCase().includes(mark)
      ? [`${path}:${at + 1}: a headline, and the run is blocked`]
      : [],
  );
  if (blocked.inference !== undefined && !text.includes('INFERENCE FAILED'))
    findings.push(`${path}: no INFERENCE FAILED banner, and inference is ${blocked.inference}`);
  if (blocked.isUnsafe && !text.includes('UNSAFE / NOT LEAKAGE-SAFE'))
    findings.push(`${path}: no UNSAFE / NOT LEAKAGE-SAFE banner, and unsafe_execution is true`);
  if (blocked.isDegenerate && !text.includes('Run is degenerate'))
    findings.push(`${path}: does not say that the run is degenerate`);
  return findings;
}

/** A file of metrics: its name in findings, and its values as recorded. */
export interface Metrics {
  name: string;
  values: Readonly<Record<string, unknown>>;
}

/**
 * `metrics`: in the order in which they count, undefined when none are named; `lacking`: what is wrong with those that
 * could not be read, when none could.
 */
export function checkFigures(
  documents: readonly ClaimingText[],
  policy: ClaimsPolicy,
  metrics: readonly Metrics[] | undefined,
  lacking: readonly string[],
): CheckResult {
  if (metrics === undefined) return notApplicable('no metrics are named');
  const figures = documents.flatMap(({ path, text }) =>
    figuresIn(text)
      .filter(({ label, text: shown }) => Object.hasOwn(policy.labels, label) && !isNoClaim(shown))
      .map((figure) => ({ path, ...figure })),
  );
  if (figures.length === 0) return notApplicable('no figures are shown');
  const [first] = metrics;
  if (first === undefined) return missing(...lacking);
  return judged(
    figures.flatMap(({ path, line, label, text }) => {
      const [place, key] = [`${path}:${line}: ${label}`, policy.labels[label] as string];
      const figure = figureOf(text);
      if (figure === undefined) return [`${place} ${pyRecorded(text)} is no figure`];
      const source = metrics.find(({ values }) => numberOf(values[key]) !== undefined);
      const recorded = numberOf(source?.values[key]);
      if (source === undefined || recorded === undefined)
        return [`${place} ${text} is shown, ${first.name} has no ${key}`];
      return shows(figure, recorded)
        ? []
        : [`${place} ${text}, ${source.name} has ${key} ${pyRecorded(source.values[key])}`];
    }),
  );
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
