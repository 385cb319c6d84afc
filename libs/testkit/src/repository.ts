import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { removeWhenLeft } from './built-tool';

/** Whoever commits, on which branch; a commit starts no maintenance, a process that finds nothing to do. */
const settings = [
  'user.name=test',
  'user.email=test@example.invalid',
  'init.defaultBranch=main',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting]);

/** A research repository in a temporary directory, removed when the test is over. */
export interface Repository {
  root: string;
  path(...parts: string[]): string;
  write(file: string, content: string | object): string;
  read(file: string): string;
  json<T = Record<string, unknown>>(file: string): T;
  exists(file: string): boolean;
  /** Relative paths of all files but git's, sorted. */
  files(): string[];
  git(...words: string[]): string;
}

/**
 * Lays out the files (an object is written as JSON); with `git`, everything is committed. `finished`: the hook of a test
 * that runs beside others.
 */
export function temporaryRepository(
  files: Record<string, string | object> = {},
  options: { git?: boolean; finished?(remove: () => Promise<void>): void } = {},
): Repository {
  const { finished = onTestFinished } = options;
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-test-')));
  finished(() => removeWhenLeft(root));
  const at = (...parts: string[]): string => path.join(root, ...parts);
  const repository: Repository = {
    root,
    path: at,
    write(file, content) {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeFileSync(at(file), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
      return at(file);
    },
    read: (file) => readFileSync(at(file), 'utf8'),
    json: (file) => JSON.parse(readFileSync(at(file), 'utf8')),
    exists: (file) => existsSync(at(file)),
    files: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
        .filter((name) => !name.startsWith('.git/'))
        .sort(),
    git: (...words) =>
      execFileSync('git', [...settings, ...words], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
  };
  for (const [file, content] of Object.entries(files)) repository.write(file, content);
  if (options.git) {
    repository.git('init', '--template=');
    repository.git('add', '-A');
    repository.git('commit', '--allow-empty', '-m', 'start');
  }
  return repository;
}
