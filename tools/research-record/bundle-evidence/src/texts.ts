/** COMMITS.txt and LAST_COMMIT.txt (contract 31.6). */

export interface Commit {
  sha: string;
  subject: string;
}

export function commitsText(base: string, head: string, commits: readonly Commit[]): string {
  const lines = commits.map(({ sha, subject }) => `${sha} ${subject}`);
  return [`base: ${base}`, `head: ${head}`, 'source: META.json', '', 'commits:', ...lines, ''].join('\n');
}

export function lastCommitText(head: string, facts: { author: string; date: string; subject: string }): string {
  return `${head}\n${facts.author}\n${facts.date}\n${facts.subject}\n`;
}

export interface CommitList {
  base: string | undefined;
  head: string | undefined;
  commits: Commit[];
}

/** What a COMMITS.txt says; lines that are not `<commit> <subject>` are left out. */
export function parseCommits(text: string): CommitList {
  const lines = text.split(/\r?\n/);
  const value = (key: string): string | undefined =>
    lines.flatMap((line) => new RegExp(`^${key}:\\s*(\\S+)\\s*$`).exec(line)?.[1] ?? [])[0];
  const from = lines.findIndex((line) => /^commits:\s*$/.test(line));
  const commits = lines.slice(from === -1 ? lines.length : from + 1).flatMap((line) => {
    const [, sha, subject = ''] = /^([0-9a-f]{7,64})(?: (.*))?$/.exec(line) ?? [];
    return sha === undefined ? [] : [{ sha, subject }];
  });
  return { base: value('base'), head: value('head'), commits };
}
