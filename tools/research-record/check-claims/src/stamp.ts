/** Stamps: the commit that a document says it describes (contract 28.15). */
import path from 'node:path';
import type { ClaimsPolicy } from '@gatehouse/contracts';
import { matchGlob } from '@gatehouse/system';
import { judged, missing, notApplicable, type CheckResult } from '@gatehouse/verdicts';
import type { ClaimingText } from './claims';

/** A stamp further down is not one. */
const lastLine = 30;

export interface Stamp {
  /** Of the document, from the repository. */
  path: string;
  /** As the document has it. */
  commit: string;
}

export function stampsIn(documents: readonly ClaimingText[], policy: ClaimsPolicy): Stamp[] {
  const field = policy.stamp_field.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\w-])["'\`*]*${field}["'\`*]*\\s*[:=][\\s"'\`*]*([^\\s"'\`*,;]+)`);
  return documents.flatMap(({ path: document, text }) =>
    text
      .split(/\r\n|[\r\n]/)
      .slice(0, lastLine)
      .flatMap((line) => {
        const [, commit] = pattern.exec(line) ?? [];
        return commit === undefined ? [] : [{ path: document, commit }];
      }),
  );
}

/** Is it a commit's name, full or shortened? A branch or HEAD moves and stamps nothing. */
export function isCommitName(text: string): boolean {
  return /^[0-9a-f]{7,40}$/i.test(text);
}

/** What git knows of stamps. */
export interface StampFacts {
  commit(name: string): string | undefined;
  hint(name: string): string;
  isInHistory(commit: string): boolean;
  /** Paths from the repository that each commit since changed. */
  changesSince(commit: string): readonly (readonly string[])[];
}

/** `git` is undefined outside a git repository. */
export function checkStamps(stamps: readonly Stamp[], policy: ClaimsPolicy, git: StampFacts | undefined): CheckResult {
  if (stamps.length === 0) return notApplicable('no stamps');
  if (git === undefined) return missing('not a git repository');
  return judged(
    stamps.flatMap(({ path: document, commit: name }) => {
      const commit = isCommitName(name) ? git.commit(name) : undefined;
      const finding = `${document}: its stamp ${name}`;
      if (commit === undefined) return [`${finding} is no commit of this repository${git.hint(name.toLowerCase())}`];
      if (!git.isInHistory(commit)) return [`${finding} is not in the history of HEAD`];
      const isSource = sourceTest(document, policy.stamp_sources);
      const behind = git.changesSince(commit).filter((paths) => paths.some(isSource)).length;
      return behind === 0 ? [] : [`${finding} is ${behind} commits behind what it describes`];
    }),
  );
}

function sourceTest(document: string, sources: readonly string[]): (file: string) => boolean {
  if (sources.length > 0)
    return (file) =>
      sources.some(
        (source) =>
          file === source ||
          file.startsWith(source.endsWith('/') ? source : `${source}/`) ||
          matchGlob(source, file) !== undefined,
      );
  const folder = path.posix.dirname(document);
  return folder === '.' ? (file) => file !== document : (file) => !file.startsWith(`${folder}/`);
}
