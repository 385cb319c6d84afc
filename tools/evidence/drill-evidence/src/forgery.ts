/** What a forgery is, and the parts of a trail that forgeries take up. */
import type { EvidenceFinding, EvidenceNote } from '@gatehouse/contracts';
import type { Book, LoggedRun } from '@gatehouse/evidence';
import type { Copy } from './copy';

export type Code = EvidenceFinding['code'] | EvidenceNote['code'];

/** The trail as it was found; paths are relative. */
export interface Trail {
  copy: Copy;
  book: Book;
  /** Finished runs, the newest first; then those with a report of production gates before others. */
  runs: readonly LoggedRun[];
  ledger: string;
  registry: string;
  /** A checkpoint outside the copy, and the key that signed it. */
  outside:
    { checkpoint: string; key: string; strangerKey: string; allowedSigners: string; principal: string } | undefined;
  /** Own checkpoint within the copy. */
  checkpoint: string;
  /** What is found of the copy as it is, by how the verifier is asked. */
  foundBefore: Map<string, ReadonlySet<string>>;
}

export interface Forgery {
  name: string;
  /** All of these must be found. */
  codes: readonly Code[];
  /** How the verifier is asked. */
  options?: { inputs?: boolean; outside?: boolean; requireSignature?: boolean };
  /** Is it only noted, and not counted? */
  isNote?: boolean;
  /** Does it; gives why it cannot be done here. */
  apply(trail: Trail): string | undefined;
}

/** Why a forgery is not applicable. */
export const lacks = (what: string): string => `there is ${what}`;

/** Changes the text of a file; why that is not possible when it is not there or would stay as it is. */
export function edit(
  trail: Trail,
  file: string | undefined,
  what: string,
  change: (text: string) => string,
): string | undefined {
  if (file === undefined || !trail.copy.has(file)) return lacks(`no ${what} here`);
  const before = trail.copy.text(file);
  const after = change(before);
  if (after === before) return lacks(`nothing in ${file} that it could change`);
  trail.copy.write(file, after);
  return undefined;
}

/** The first digit behind `after` becomes another one. */
export function otherDigit(text: string, after: RegExp): string {
  const found = after.exec(text);
  if (found === null) return text;
  const from = found.index + found[0].length;
  return text.slice(0, from) + text.slice(from).replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
}

/** The newest run whose end the log has, that `fits`. */
export function runThat({ runs }: Trail, fits: (run: LoggedRun) => boolean): LoggedRun | undefined {
  return runs.find(fits);
}

/** The newest run with a report outside its directory, and that report. */
export function reported(trail: Trail): { run: LoggedRun; report: string } | undefined {
  for (const run of trail.runs) {
    const report = [...run.reports].find((file) => file.startsWith('gate_results/') && trail.copy.has(file));
    if (report !== undefined) return { run, report };
  }
  return undefined;
}

/** A file of the newest run that has one of this name, or ends in it. */
export function ofRun(trail: Trail, name: string): string | undefined {
  for (const { subject } of trail.runs) {
    const file = trail.copy.files(subject).find((one) => one === `${subject}/${name}` || one.endsWith(`/${name}`));
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The first stated file that `fits`, the newest statement first. */
export function stated({ book, copy }: Trail, fits: (file: string) => boolean): string | undefined {
  return [...book.statements()]
    .sort(([, a], [, b]) => b.entry - a.entry)
    .map(([file]) => file)
    .find((file) => fits(file) && copy.has(file));
}
