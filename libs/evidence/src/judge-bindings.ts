/**
 * Do the documents of a finished run speak of the same data, the same report, the same run (contract 22.9)? What is
 * absent is not a finding of this kind.
 */
import type { EvidenceFinding, LedgerRow } from '@gatehouse/contracts';
import type { Book, Finalized } from './book';
import type { DataClaim, Facts } from './facts';
import { isReport, runFolderIn, runFolderOf } from './place';
import type { LoggedRun } from './run-book';

export function judgeBindings(book: Book, facts: Facts): EvidenceFinding[] {
  const claims = new Map<string, { source: string; claim: DataClaim }[]>();
  for (const [source, claim] of facts.claims) {
    const run = runFolderOf(source);
    if (run === undefined) continue;
    const known = claims.get(run) ?? [];
    known.push({ source, claim });
    claims.set(run, known);
  }
  const rowOf = rowsByLine(facts);
  return [
    ...[...book.runs.runs.values()].flatMap((run) => dataOf(run, claims.get(run.subject) ?? [])),
    ...book.finalized.flatMap((finalized) => reportOf(book, finalized, rowOf)),
  ];
}

/** The sums of one file that entry, data quality report and result state. */
function dataOf(run: LoggedRun, claims: readonly { source: string; claim: DataClaim }[]): EvidenceFinding[] {
  if (run.end?.event !== 'run_finished') return [];
  const logged = run.data.map(({ path, sha256 }) => ({
    source: `entry ${run.end?.entry}`,
    claim: { path, sha256: sha256 as string },
  }));
  const all = [...logged, ...claims];
  for (const [at, one] of all.entries()) {
    const other = all
      .slice(at + 1)
      .find(({ claim }) => isSamePath(claim.path, one.claim.path) && claim.sha256 !== one.claim.sha256);
    if (other === undefined) continue;
    return [
      unbound(
        run.subject,
        run.end.entry,
        `${one.source} has sha256 ${one.claim.sha256} of ${one.claim.path}, ${other.source} has ${other.claim.sha256}`,
      ),
    ];
  }
  return [];
}

/** One may be relative to the repository, and another absolute, of the place where the repository stood. */
function isSamePath(a: string, b: string): boolean {
  return a === b || (a.startsWith('/') && a.endsWith(`/${b}`)) || (b.startsWith('/') && b.endsWith(`/${a}`));
}

type RowOf = (path: string, line: string) => Partial<LedgerRow> | undefined;

function reportOf(book: Book, { entry, subject, inputs, row }: Finalized, rowOf: RowOf): EvidenceFinding[] {
  const run = book.runs.runs.get(subject);
  if (run?.end?.event !== 'run_finished') return [];
  const reports = inputs.filter(({ path, kind }) => kind === 'fixed' && isReport(path));
  const foreign = reports.find(({ path }) => !run.reports.has(path));
  if (foreign !== undefined)
    return [
      unbound(
        subject,
        entry,
        `entry ${entry} finalized it by ${foreign.path}, which is not among the files of entry ${run.end.entry}`,
      ),
    ];
  const report = reports.find(({ path }) => runFolderOf(path) === undefined);
  const cells = row === undefined ? undefined : rowOf(row.path, row.line);
  if (report === undefined || cells === undefined) return [];
  const artifact = bare(cells.artifact_ref);
  if (artifact !== '' && !isSamePath(artifact, report.path))
    return [unbound(subject, entry, `its row names the report ${artifact}, entry ${entry} read ${report.path}`)];
  const command = runFolderIn(cells.command_ref ?? '');
  if (command !== undefined && command !== subject)
    return [unbound(subject, entry, `its row names the command of ${command}, entry ${entry} is of ${subject}`)];
  return [];
}

/** The cells of a row that an entry added; undefined when it is not there any more. */
function rowsByLine({ rows }: Facts): RowOf {
  const known = new Map<string, Map<string, Partial<LedgerRow>>>();
  return (path, line) => {
    let lines = known.get(path);
    if (lines === undefined) {
      const now = rows.get(path) ?? [];
      lines = new Map('fault' in now ? [] : now.map((one) => [one.line.toString('utf8'), one.row]));
      known.set(path, lines);
    }
    return lines.get(line);
  };
}

function bare(cell = ''): string {
  return cell.replaceAll('`', '').trim();
}

function unbound(place: string, entry: number, message: string): EvidenceFinding {
  return { code: 'not_bound', place, entry, message, next: 'see which of them belongs to the run' };
}
