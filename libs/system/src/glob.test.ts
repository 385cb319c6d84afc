import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { filesBehind } from './glob';

const behind = (root: string, given: string): string[] =>
  filesBehind(given, (one) => path.resolve(root, one)).map((file) => path.relative(root, file));
const link = (repository: Repository, file: string, target: string): void => {
  mkdirSync(path.dirname(repository.path(file)), { recursive: true });
  symlinkSync(target, repository.path(file));
};

describe('the files behind an input', () => {
  test('only what was written is a pattern: the path of the repository is not', () => {
    const { root, write } = temporaryRepository({ 'weXird/data/s.csv': '', 'weXird/data/t.csv': '' });
    const own = path.join(root, 'we?ird');
    write('we?ird/other/u.csv', '');
    expect(behind(own, 'data/s.csv')).toEqual(['data/s.csv']);
    expect(behind(own, 'data/*.csv')).toEqual([]);
    expect(behind(own, '*/?.csv')).toEqual(['other/u.csv']);
    expect(behind(own, '../weXird/data/?.csv')).toEqual(['../weXird/data/s.csv', '../weXird/data/t.csv']);
    expect(behind('/', path.join(root, '*/data/s.csv'))).toEqual([
      path.relative('/', path.join(root, 'weXird/data/s.csv')),
    ]);
  });

  test('a name that is there is no pattern', () => {
    const { root } = temporaryRepository({ 's*.csv': '', 'score.csv': '' });
    expect(behind(root, 's*.csv')).toEqual(['s*.csv']);
  });

  test('are those that bash finds, through links too', () => {
    const repository = temporaryRepository({
      'd1/x.csv': '',
      'd1/.hidden.csv': '',
      '.d0/x.csv': '',
      'd1/sub/y.csv': '',
      'a.csv': '',
      'd1/[x].csv': '',
      'd1/x{tag}1.csv': '',
      'd1/xp1.csv': '',
      'd1/🦉.csv': '',
    });
    link(repository, 'd2', 'd1');
    link(repository, 'linked.csv', 'd1/x.csv');
    for (const given of [
      'd1/*.csv',
      '*/*.csv',
      '*/x.csv',
      '?2/?.csv',
      './d1//*.csv',
      'd1/.*.csv',
      '.d0/*',
      '*/sub/*',
      'd1/[x]*',
      '*.csv',
      'd1/x{tag}*',
      '*/../a.csv',
      'd?/.hidden.csv',
    ]) {
      const quoted = given.replaceAll(/[[\]{}]/g, '\\$&');
      const found = execFileSync('bash', ['--norc', '-c', `shopt -s nullglob; realpath -sez -- ${quoted} | sort -zu`], {
        cwd: repository.root,
        encoding: 'utf8',
        env: { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] },
      })
        .split('\0')
        .filter(Boolean);
      expect(found.length, given).toBeGreaterThan(0);
      expect(behind(repository.root, given), given).toEqual(
        found.map((file) => path.relative(repository.root, file)).sort(),
      );
    }
    expect(behind(repository.root, 'd1/x{tag}1.*')).toEqual(['d1/x{tag}1.csv']);
  });

  test('of any folders are those of linked ones too, and a link back ends', () => {
    const repository = temporaryRepository({
      'd/1/x.csv': '',
      'd/1/2/x.csv': '',
      'd/y.csv': '',
      'd/.h/x.csv': '',
      'e/x.csv': '',
    });
    link(repository, 'd/1/2/back', '../..');
    link(repository, 'd/e', '../e');
    expect(behind(repository.root, 'd/**/x.csv')).toEqual(['d/1/2/x.csv', 'd/1/x.csv', 'd/e/x.csv']);
    for (const given of ['d/**', 'd/**/*'])
      expect(behind(repository.root, given)).toEqual(['d/1/2/x.csv', 'd/1/x.csv', 'd/e/x.csv', 'd/y.csv']);
  });

  test.each<[string, (repository: Repository) => void, string, RegExp]>([
    [
      'a link that leads nowhere',
      (repository) => link(repository, 'd/y.csv', 'absent'),
      'd/*.csv',
      /^d\/\*\.csv matches \S+\/d\/y\.csv, which cannot be read: no such file or directory \(ENOENT\)$/,
    ],
    [
      'one that leads to itself',
      (repository) => link(repository, 'd/y.csv', 'y.csv'),
      'd/*.csv',
      /y\.csv, which cannot be read: is a symbolic link, or too many of them \(ELOOP\)/,
    ],
    [
      'one where a folder is sought',
      (repository) => link(repository, 'e', 'absent'),
      '?/*.csv',
      /\/e, which cannot be read/,
    ],
    [
      'one behind a name without a pattern',
      (repository) => link(repository, 'd/s', 'absent'),
      '*/s/x.csv',
      /\/d\/s, which cannot be read/,
    ],
    [
      'one in any folder',
      (repository) => link(repository, 'd/sub/s.csv', 'absent'),
      '**/*.csv',
      /\/d\/sub\/s\.csv, which cannot be read/,
    ],
    [
      'a folder',
      (repository) => void repository.write('d/folder.csv/x', ''),
      'd/*.csv',
      /^d\/\*\.csv matches \S+\/d\/folder\.csv, which is not a regular file$/,
    ],
    [
      'a folder behind any folders',
      (repository) => void repository.write('d/folder.csv/x', ''),
      '**/*.csv',
      /folder\.csv, which is not a regular file$/,
    ],
    [
      'a FIFO',
      (repository) => void execFileSync('mkfifo', [repository.path('d/f.csv')]),
      'd/?.csv',
      /f\.csv, which is not a regular file$/,
    ],
    [
      'a FIFO in any folder',
      (repository) => void execFileSync('mkfifo', [repository.path('d/f.csv')]),
      '**',
      /f\.csv, which is not a regular file$/,
    ],
    [
      'a name that is not UTF-8',
      (repository) =>
        writeFileSync(
          Buffer.concat([Buffer.from(`${repository.path('d')}/`), Buffer.from([0xff]), Buffer.from('.csv')]),
          '',
        ),
      'd/*.csv',
      /which cannot be read: no such file/,
    ],
  ])('are never fewer than match: %s', (_, prepare, given, message) => {
    const repository = temporaryRepository({ 'd/x.csv': '' });
    prepare(repository);
    expect(() => behind(repository.root, given)).toThrow(
      expect.objectContaining({ id: 'damaged-input', message: expect.stringMatching(message) as string }) as Error,
    );
  });

  test('are not expected where none can be', () => {
    const { root } = temporaryRepository({ 'd/x.csv': '' });
    for (const given of [
      'no/*.csv',
      'd/x.csv/*',
      `${'a'.repeat(300)}*`,
      `*/${'a'.repeat(300)}`,
      'd/*/x.csv',
      'd/x.csv/**',
    ])
      expect(behind(root, given)).toEqual([]);
  });
});
