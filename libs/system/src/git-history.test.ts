import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastCommitOf } from './git-diff';
import { commitsOfFile, History, historyOf, lastCommitsIn, nearestCommitHint, subjectsOf } from './git-history';
import { blobsOf, gitPlace, readObjects, resolveCommits, resolveObjects, treeEntries } from './git-objects';

function commit(repository: Repository, message: string, files: Record<string, string> = {}): string {
  for (const [file, text] of Object.entries(files)) repository.write(file, text);
  repository.git('add', '-A');
  repository.git('commit', '--allow-empty', '-m', message);
  return repository.git('rev-parse', 'HEAD').trim();
}

/** main: a - b - m; side: a - s - m; lost: off every ref. */
function twoLines(): { repository: Repository; a: string; b: string; s: string; m: string; lost: string } {
  const repository = temporaryRepository({ 'x.txt': '1\n' }, { git: true });
  const a = repository.git('rev-parse', 'HEAD').trim();
  repository.git('checkout', '-q', '-b', 'side');
  const s = commit(repository, 'side: ünïcode', { 'side.txt': 's\n' });
  repository.git('checkout', '-q', '-');
  const b = commit(repository, 'b', { 'runs/one/r.md': '1\n' });
  repository.git('merge', '-q', '--no-ff', '-m', 'merged', 'side');
  const m = repository.git('rev-parse', 'HEAD').trim();
  const lost = commit(repository, 'lost');
  repository.git('reset', '-q', '--hard', 'HEAD~1');
  return { repository, a, b, s, m, lost };
}

describe('history', () => {
  test('ancestry, ranges and reach', () => {
    const { repository, a, b, s, m, lost } = twoLines();
    repository.git('checkout', '-q', '--detach', lost); // HEAD is not a ref
    const history = historyOf(repository.root, [lost]);
    expect([history.isAncestor(a, m), history.isAncestor(a, a), history.isAncestor(b, s)]).toEqual([true, true, false]);
    expect([m, s, lost, '0'.repeat(40)].map((name) => history.isReachable(name))).toEqual([true, true, false, false]);
    expect(history.range(b, m)).toEqual([
      { commit: s, isMerge: false },
      { commit: m, isMerge: true },
    ]);
    expect(history.range(m, a)).toEqual([]);
    expect(history.range(s, lost).map((entry) => entry.commit)).toEqual([b, m, lost]);
    expect(subjectsOf(repository.root, [s, m])).toEqual(
      new Map([
        [s, 'side: ünïcode'],
        [m, 'merged'],
      ]),
    );
  });

  test('a tag keeps a commit in reach, an annotated one too', () => {
    const { repository, lost } = twoLines();
    repository.git('tag', '-a', '-m', 'kept', 'kept', lost);
    expect(historyOf(repository.root, []).isReachable(lost)).toBe(true);
  });

  test('as a walk without order says it', () => {
    const graph = fc
      .integer({ min: 1, max: 12 })
      .chain((count) => fc.array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: count, maxLength: count }));
    fc.assert(
      fc.property(graph, fc.nat(), fc.nat(), (links, one, two) => {
        const name = (at: number): string => String(at).padStart(40, '0');
        const parents = links.map((some, at) =>
          [...new Set(some.map((n) => at + 1 + (n % links.length)))].filter((p) => p < links.length),
        );
        const printed = parents.map((list, at) => [name(at), ...list.map(name)].join(' ')).join('\n');
        const history = new History(printed, new Set([name(0)]));
        const reach = (at: number): Set<number> => {
          const seen = new Set([at]);
          for (const next of seen) for (const parent of parents[next] ?? []) seen.add(parent);
          return seen;
        };
        const [base, head] = [one % links.length, two % links.length];
        const outside = reach(base);
        expect(history.isAncestor(name(base), name(head))).toBe(reach(head).has(base));
        expect(history.range(name(base), name(head)).map(({ commit: found }) => Number(found))).toEqual(
          [...reach(head)].filter((at) => !outside.has(at)).sort((x, y) => y - x),
        );
        expect(parents.map((_, at) => history.isReachable(name(at)))).toEqual(parents.map((_, at) => reach(0).has(at)));
      }),
    );
  });

  test('the last commit that touched each folder, a merge that changed it too', () => {
    const { repository, b } = twoLines();
    const later = commit(repository, 'two', { 'runs/two/r.md': '1\n', 'runs/[x]/r.md': '1\n' });
    commit(repository, 'elsewhere', { 'x.txt': '2\n' });
    expect(lastCommitsIn(repository.root, 'HEAD', 'runs/')).toEqual(
      new Map([
        ['one', b],
        ['two', later],
        ['[x]', later],
      ]),
    );
  });

  test('the last commits of a root that is a folder of its work tree', () => {
    const repository = temporaryRepository({ 'sub/runs/one/r.md': '1\n', 'runs/one/r.md': '1\n' }, { git: true });
    const later = commit(repository, 'two', { 'sub/runs/two/r.md': '1\n' });
    commit(repository, 'elsewhere', { 'runs/two/r.md': '1\n' });
    const found = lastCommitsIn(repository.path('sub'), 'HEAD', 'sub/runs/');
    expect([...found.keys()].sort()).toEqual(['one', 'two']);
    expect(found.get('two')).toBe(later);
    expect(lastCommitOf(repository.path('sub'), 'HEAD', 'sub/runs')).toBe(later);
  });

  test('the hint names the nearest commit of any ref or reflog', () => {
    const { repository, b, lost } = twoLines();
    const hint = nearestCommitHint(repository.root);
    const like = (name: string, digits: number): string =>
      name.slice(0, digits) + [...name.slice(digits)].map((digit) => (digit === '0' ? '1' : '0')).join('');
    expect(hint(like(b, 9))).toBe(`; ${b} shares its first 9 digits`);
    expect(hint(like(lost, 7))).toBe(`; ${lost} shares its first 7 digits`);
    expect(hint(like(b, 6))).toBe('');
  });
});

describe('objects', () => {
  test('outside git, and where in it', () => {
    const { root } = temporaryRepository();
    const { repository } = twoLines();
    expect(gitPlace(root)).toBeUndefined();
    expect(gitPlace(repository.root)).toEqual({ prefix: '', isShallow: false });
    expect(gitPlace(repository.path('runs'))).toEqual({ prefix: 'runs/', isShallow: false });
  });

  test('commits, blobs and trees; replaced objects do not count', async () => {
    const { repository, a, b } = twoLines();
    repository.git('tag', '-a', '-m', 't', 't', b);
    const tag = repository.git('rev-parse', 't').trim();
    const blob = repository.git('rev-parse', 'HEAD:x.txt').trim();
    repository.git('replace', a, b);
    const { root } = repository;
    expect(resolveCommits(root, [a, tag, blob, '0'.repeat(40), 'x\ny'])).toEqual(
      new Map([
        [a, a],
        [tag, b],
      ]),
    );
    expect(resolveObjects(root, [`${a}:x.txt`, `${a}:runs/one/r.md`])).toEqual(
      new Map([[`${a}:x.txt`, { name: blob, type: 'blob', bytes: 2 }]]),
    );
    expect(readObjects(root, [`${a}:none`, `${a}:x.txt`])).toEqual(new Map([[`${a}:x.txt`, Buffer.from('1\n')]]));
    expect(treeEntries(root, b, ['runs/'])).toEqual([{ mode: '100644', name: blob, path: 'runs/one/r.md' }]);
    const texts: string[] = [];
    for await (const pieces of blobsOf(root, [blob, blob])) {
      let text = '';
      for await (const piece of pieces) text += piece.toString();
      texts.push(text);
    }
    expect(texts).toEqual(['1\n', '1\n']);
  });
});

test('the commits of a file, oldest first, also on side lines and below a folder, whatever is in the work tree', () => {
  const repository = temporaryRepository({ 'research/c [1].yaml': '1\n', 'other.txt': 'x\n' }, { git: true });
  const first = repository.git('rev-parse', 'HEAD').trim();
  repository.git('checkout', '-q', '-b', 'side');
  const side = commit(repository, 'side', { 'research/c [1].yaml': '2\n' });
  const back = commit(repository, 'and back', { 'research/c [1].yaml': '1\n' });
  repository.git('checkout', '-q', '-');
  commit(repository, 'something else', { 'other.txt': 'y\n' });
  repository.git('merge', '-q', '--no-ff', '-m', 'merged', 'side');
  repository.git('branch', '-D', 'side');
  repository.write('research/c [1].yaml', '3\n');
  for (const root of [repository.root, repository.path('research')])
    expect(commitsOfFile(root, 'research/c [1].yaml')).toEqual([first, side, back]);
  expect(commitsOfFile(repository.root, 'nowhere.yaml')).toEqual([]);
});
