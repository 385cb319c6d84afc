/** Where each page lies in the folder of pages, and how one page leads to another or to a file of the record. */
import { relativeHref } from '@gatehouse/render';
import type { FoundCheck, FoundRun } from './record';
import { pageName } from './names';

/** Pages of one build: their places relative to the repository. */
export class Places {
  /** `folder` is that of the pages, relative to the repository with `/`; undefined where it lies outside: then no page leads to a file of the record. */
  constructor(
    private readonly folder: string | undefined,
    private readonly exists: (file: string) => boolean,
  ) {}

  static readonly index = 'index.html';
  static readonly leaderboard = 'leaderboard.html';

  static decision(tag: string): string {
    return `decisions/${pageName(tag)}`;
  }

  static factor(factor: string): string {
    return `factors/${pageName(factor)}`;
  }

  static owner(owner: string): string {
    return `owners/${pageName(owner)}`;
  }

  static state(state: string): string {
    return `states/${pageName(state)}`;
  }

  static run({ name }: Pick<FoundRun, 'name'>): string {
    return `runs/${pageName(name)}`;
  }

  static data({ name }: Pick<FoundRun, 'name'>): string {
    return `data/${pageName(name)}`;
  }

  static stage({ file }: FoundCheck): string {
    return `stages/${pageName(file.split('/').at(-2) ?? file)}`;
  }

  /** From one page to another. Both lie at most one folder deep, and their names need no escaping (`pageName`). */
  between(page: string, other: string): string {
    const folder = page.slice(0, page.indexOf('/') + 1);
    if (folder === '') return other;
    return other.startsWith(folder) ? other.slice(folder.length) : `../${other}`;
  }

  /** From a page to a file of the record; undefined where the file is not there. */
  toFile(page: string, file: string): string | undefined {
    if (this.folder === undefined || file === '' || !this.exists(file)) return undefined;
    return relativeHref(`${this.folder}/${page}`, file);
  }
}
