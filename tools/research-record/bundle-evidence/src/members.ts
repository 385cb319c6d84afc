/** What a policy puts into a bundle, and what is found in members (contract 31.4, 31.5). */
import type { BundlePolicy } from '@gatehouse/contracts';
import { placeholdersIn } from '@gatehouse/records';
import { addedLines } from './patch';

/** Members that the tool itself writes. */
export const generated = {
  diff: 'DIFF.patch',
  commits: 'COMMITS.txt',
  lastCommit: 'LAST_COMMIT.txt',
  manifest: 'BUNDLE.json',
} as const;

/** The members of a run log's bundle in the policy's order; a folder ends in `/`. */
export function membersOf(policy: BundlePolicy, run: string): string[] {
  return policy.members.map((member) => member.replaceAll('{run}', run));
}

/** Is the path this member, or in this folder? */
export function isWithin(path: string, member: string): boolean {
  return member.endsWith('/') ? path.startsWith(member) : path === member;
}

/**
 * Faults of the texts that must be written. `text` gives a file of the run log; `place` is how findings name it;
 * `absent` what is reported of one that is not there.
 */
export function writtenFaults(
  policy: BundlePolicy,
  text: (file: string) => string | undefined,
  place: (file: string) => string,
  absent: (file: string) => string,
): string[] {
  return policy.written_files.flatMap((file) => {
    const content = text(file);
    if (content === undefined) return [absent(file)];
    if (content.trim() === '') return [`${place(file)} is empty`];
    return placeholdersIn(content, policy.placeholders).map(
      ({ line, word }) => `${place(file)}:${line}: placeholder ${word}`,
    );
  });
}

/** Private paths in members and in the added lines of the patch, of each rule the first one on a line. */
export function privatePaths(
  policy: BundlePolicy,
  members: readonly { path: string; bytes: Buffer }[],
  patch: Buffer | undefined,
): string[] {
  const rules = policy.private_paths.map((pattern) => new RegExp(pattern));
  const inLine = (path: string, line: number, text: string): string[] =>
    rules.flatMap((rule) => {
      const [found] = rule.exec(text) ?? [];
      return found === undefined ? [] : [`${path}:${line}: private path ${found}`];
    });
  const inMembers = members.flatMap(({ path, bytes }) =>
    bytes
      .toString('utf8')
      .split('\n')
      .flatMap((text, at) => inLine(path, at + 1, text)),
  );
  return [
    ...inMembers,
    ...addedLines(patch ?? Buffer.alloc(0)).flatMap(({ line, text }) => inLine(generated.diff, line, text)),
  ];
}
