import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { Failure } from '@gatehouse/contracts';
import { bundleProgram, temporaryRepository, testWith } from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { makeStampedFolder, publish, publishTogether, sweepFile, sweepFolder } from './publish';

const asRoot = process.getuid?.() === 0 ? testWith('setpriv') : test.skip;

describe('publish', () => {
  test('replaces the whole file, makes its folder and leaves nothing else behind', () => {
    const { path, read, files } = temporaryRepository({ 'a/old.txt': 'a long old text' });
    publish(path('a/old.txt'), 'new');
    publish(path('b/c/new.txt'), new Uint8Array([104, 105]));
    expect([read('a/old.txt'), read('b/c/new.txt')]).toEqual(['new', 'hi']);
    expect(files()).toEqual(['a/old.txt', 'b/c/new.txt']);
  });

  test('exclusive refuses what is there and leaves it as it is', () => {
    const { path, read, files } = temporaryRepository({ 'x.json': 'first' });
    expect(() => publish(path('x.json'), 'second', { exclusive: true })).toThrow(/exists already/);
    publish(path('y.json'), 'first', { exclusive: true });
    expect([read('x.json'), read('y.json')]).toEqual(['first', 'first']);
    expect(files()).toEqual(['x.json', 'y.json']);
  });

  test('replaces a symbolic link instead of writing through it', () => {
    const { path, read } = temporaryRepository({ 'precious.txt': 'mine' });
    symlinkSync(path('precious.txt'), path('report.json'));
    publish(path('report.json'), 'ours');
    expect([read('precious.txt'), read('report.json')]).toEqual(['mine', 'ours']);
  });

  test('keeps the permissions of what it replaces', () => {
    const { path } = temporaryRepository({ 'shared.csv': 'x' });
    chmodSync(path('shared.csv'), 0o664);
    publish(path('shared.csv'), 'y');
    expect(statSync(path('shared.csv')).mode & 0o777).toBe(0o664);
  });

  asRoot('keeps group and owner of what it replaces, where it may', () => {
    const { root, path, read } = temporaryRepository({ 'team.csv': 'x', 'mine.csv': 'x' });
    for (const [file, mode] of [
      ['.', 0o777],
      ['team.csv', 0o660],
      ['mine.csv', 0o600],
    ] as const)
      chmodSync(path(file), mode);
    chownSync(path('team.csv'), 1000, 4242);
    chownSync(path('mine.csv'), 1000, 1000);
    const owners = (file: string): number[] => (({ uid, gid, mode }) => [uid, gid, mode & 0o777])(statSync(path(file)));
    const program = bundleProgram(root, `import { publish } from '@gatehouse/files';\npublish(process.argv[2], 'y');`);
    const asMember = (file: string): number | null =>
      spawnSync('setpriv', [
        '--reuid',
        '12345',
        '--regid',
        '12345',
        '--groups',
        '4242',
        process.execPath,
        program,
        path(file),
      ]).status;
    expect([asMember('team.csv'), owners('team.csv')]).toEqual([0, [12345, 4242, 0o660]]);
    expect([asMember('mine.csv'), owners('mine.csv')]).toEqual([0, [12345, 12345, 0o600]]);
    chownSync(path('team.csv'), 1000, 4242);
    publish(path('team.csv'), 'z');
    expect([read('team.csv'), owners('team.csv')]).toEqual(['z', [1000, 4242, 0o660]]);
  });

  test('takes any name that a file may have', () => {
    const { path, files } = temporaryRepository();
    const names = [`${'長'.repeat(84)}.md`, 'x'.repeat(255)];
    for (const name of names) publish(path(name), '');
    expect(files().sort()).toEqual([...names].sort());
  });

  test('works where folders cannot be brought to disk by themselves', () => {
    const { root, path } = temporaryRepository();
    const program = bundleProgram(
      root,
      `import { publish } from '@gatehouse/files';\nimport fs from 'node:fs';
      const fsync = fs.fsyncSync;
      fs.fsyncSync = (descriptor) => {
        if (fs.fstatSync(descriptor).isDirectory()) throw Object.assign(new Error('no'), { code: process.argv[3] });
        fsync(descriptor);
      };
      publish(process.argv[2], 'x');`,
    );
    expect(
      ['EINVAL', 'ENOTSUP', 'EIO'].map((code) => spawnSync(process.execPath, [program, path('x'), code]).status),
    ).toEqual([0, 0, 1]);
  });

  test('removes what a killed writer of the same file left, not what a living one, or one elsewhere, is writing', () => {
    const { path } = temporaryRepository();
    const dead = spawnSync('true').pid;
    const name = ownTemporary();
    const [abandoned, living, other] = [
      `.x.json.${dead}-${name}.tmp`,
      `.x.json.${process.ppid}-${name}.tmp`,
      `.y.json.${dead}-${name}.tmp`,
    ];
    const elsewhere = `.x.json.${dead}-${name.startsWith('0') ? '1' : '0'}${name.slice(1)}.tmp`;
    for (const file of [abandoned, living, other, elsewhere]) writeFileSync(path(file), 'part');
    publish(path('x.json'), 'whole');
    expect(readdirSync(path()).sort()).toEqual([living, other, elsewhere, 'x.json'].sort());
  });

  test('a file that is there already is cleaned up behind, without being written', () => {
    const { path, write } = temporaryRepository({ 'd/x.json': 'whole' });
    const dead = spawnSync('true').pid;
    write(`d/.x.json.${dead}-${ownTemporary()}.tmp`, 'whole');
    write(`d/.y.json.${dead}-${ownTemporary()}.tmp`, 'part');
    sweepFile(path('d/x.json'));
    sweepFile(path('absent/x.json'));
    expect(readdirSync(path('d')).filter((name) => !name.startsWith('.y'))).toEqual(['x.json']);
  });

  test('a folder in which no name is written twice is swept of what killed writers left', () => {
    const { path, write } = temporaryRepository();
    const dead = spawnSync('true').pid;
    const living = `.2.json.${process.ppid}-${ownTemporary()}.tmp`;
    write(`d/.1.json.${dead}-${ownTemporary()}.tmp`, 'part');
    write(`d/${living}`, 'part');
    write('d/3.json', 'whole');
    sweepFolder(path('d'));
    sweepFolder(path('absent'));
    expect(readdirSync(path('d')).sort()).toEqual([living, '3.json']);
  });

  test('says what hinders it and leaves no part', () => {
    const { path, files } = temporaryRepository({ file: 'x' });
    mkdirSync(path('taken'));
    expect(() => publish(path('taken'), 'x')).toThrow(/^cannot write .*taken: /);
    expect(() => publish(path('file/below'), 'x')).toThrow(Failure);
    expect(files()).toEqual(['file']);
    expect(existsSync(path('taken'))).toBe(true);
  });
});

test.each([
  ['a link', symlinkSync],
  ['a file', linkSync],
])('%s that stands where the temporary file would be is not written into', (_, plant) => {
  const { path, read } = temporaryRepository({ 'x.json': 'old', 'precious.txt': 'mine' });
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
  plant(path('precious.txt'), path(`.x.json.${process.pid}-${ownTemporary().slice(0, 4)}0000.tmp`));
  expect(() => publish(path('x.json'), 'new')).toThrow(/^cannot write .*x\.json: exists already \(EEXIST\)/);
  expect([read('x.json'), read('precious.txt')]).toEqual(['old', 'mine']);
});

test('of a write that comes short nothing is left', () => {
  const { root, path, read, files } = temporaryRepository({ 'x.json': 'old' });
  const program = bundleProgram(
    root,
    `import { publish } from '@gatehouse/files';
    try { publish(${JSON.stringify(path('x.json'))}, 'x'.repeat(5000)); console.log('done'); } catch (error) { console.log(error.message); }`,
  );
  const { stdout } = spawnSync('bash', ['-c', 'ulimit -f 1; exec "$@"', 'bash', process.execPath, program], {
    encoding: 'utf8',
  });
  expect(stdout).toBe(`cannot write ${path('x.json')}: larger than a file may be here (EFBIG)\n`);
  expect([read('x.json'), files()]).toEqual(['old', ['program.cjs', 'x.json']]);
});

test('a folder that cannot be made is said at once', () => {
  expect(() => publish('/proc/gatehouse/x', 'x')).toThrow(/^cannot create \/proc\/gatehouse: /);
  const { path } = temporaryRepository({ file: 'x' });
  expect(() => publish(path('file/a/b'), 'x')).toThrow(
    /^cannot create the folder \S+\/file: there is something else of that name$/,
  );
});

/** The mark in the name of a temporary file of this machine, as it stands while one is written. */
function ownTemporary(): string {
  const { path } = temporaryRepository();
  const program = bundleProgram(
    path(),
    `import fs from 'node:fs';
    const rename = fs.renameSync;
    fs.renameSync = (from, to) => { console.log(from); rename(from, to); };
    import('@gatehouse/files').then(({ publish }) => publish(${JSON.stringify(path('seen'))}, 'x'));`,
  );
  const seen = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  return (/\.seen\.\d+-([0-9a-f]{8})\.tmp/.exec(seen.stdout) as RegExpExecArray)[1] as string;
}

test('who makes a folder cleans up in those that were made before', () => {
  const { path, write, files } = temporaryRepository();
  const dead = spawnSync('true').pid;
  const mark = ownTemporary();
  for (const [folder, pid] of [
    ['a_1', dead],
    ['a_1/b/c', dead],
    ['a_2', process.ppid],
  ] as const)
    write(`${folder}/.x.json.${pid}-${mark}.tmp`, 'part');
  write('a_2/x.json', 'whole');
  makeStampedFolder(path('.'), { before: 'a_', stamp: '3' });
  expect(files()).toEqual([`a_2/.x.json.${process.ppid}-${mark}.tmp`, 'a_2/x.json']);
});

test('folders of one second never meet', () => {
  const { path } = temporaryRepository();
  const name = { before: 'data_quality_', stamp: '2026-03-02_071500' };
  const made = [1, 2, 3].map(() => makeStampedFolder(path('out'), name));
  expect(made).toEqual([
    path('out/data_quality_2026-03-02_071500'),
    path('out/data_quality_2026-03-02_071500_2'),
    path('out/data_quality_2026-03-02_071500_3'),
  ]);
  expect(makeStampedFolder(path('out'), { ...name, after: '_x' })).toBe(path('out/data_quality_2026-03-02_071500_x'));
});

describe('publishTogether', () => {
  const many = Array.from({ length: 150 }, (_, index) => ({
    name: `d${index % 2}/${index}.html`,
    content: `${index}`,
  }));

  test('writes every file whole, tells of each, and leaves nothing else behind', async () => {
    const { path, read, files } = temporaryRepository({ 'd0/0.html': 'old' });
    const done: string[] = [];
    await publishTogether(
      many.map(({ name, content }) => ({ target: path(name), content })),
      (target) => done.push(target),
    );
    expect(files().sort()).toEqual(many.map(({ name }) => name).sort());
    expect(many.every(({ name, content }) => read(name) === content)).toBe(true);
    expect(done).toHaveLength(many.length);
  });

  test.each([10, 100])('of a failure at file %i no part is left', async (at) => {
    const { path, files } = temporaryRepository();
    const failing = function* (): Generator<{ target: string; content: string }> {
      for (const [index, { name, content }] of many.entries()) {
        if (index === at) throw new Error('cannot be drawn');
        yield { target: path(name), content };
      }
    };
    await expect(publishTogether(failing())).rejects.toThrow('cannot be drawn');
    expect(files().filter((file) => !file.endsWith('.html'))).toEqual([]);
  });

  test('says which file could not be written', async () => {
    const { path, files } = temporaryRepository();
    mkdirSync(path('taken'));
    await expect(publishTogether([{ target: path('taken'), content: 'x' }])).rejects.toThrow(/^cannot write .*taken: /);
    expect(files()).toEqual([]);
  });
});
