/** What a freeze speaks of, and what of the work tree is not part of it (contract 13.5). */
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { queueDocuments } from '@gatehouse/boards';
import { readSettings } from '@gatehouse/settings';
import { filesBehind } from '@gatehouse/system';

/**
 * What decisions leave behind is not what is frozen, nor what a workflow runs on: one person's open decision keeps
 * nobody from freezing, and a run does not undo its own freeze. Relative to the repository.
 */
export const leftBehind: readonly string[] = [
  'audit',
  'docs/production_research',
  'gate_results',
  'runs/freeze',
  'configs/research/evidence.json',
];

export interface FrozenScope {
  /** Files, folders and globs that do not count, relative to the repository. */
  except: readonly string[];
  /**
   * Files that do not count where git does not track them: data, whose sha256 the data gate of the run records.
   * Absolute.
   */
  data: ReadonlySet<string>;
}

export interface ScopeOptions {
  /** More data, as options give them; a pattern stands for its files. */
  data?: readonly string[];
  /** From where these count; by default from the repository. */
  resolve?: (given: string) => string;
  /** More that does not count, relative to the repository. */
  except?: readonly string[];
}

/**
 * Of the repository at `root`, with the documents and folders of its work queue and the data that its settings name.
 * Throws Failure
 * `damaged-input` for settings or a policy that cannot be read.
 */
export function scopeOf(root: string, { data = [], resolve, except = [] }: ScopeOptions = {}): FrozenScope {
  const fromRoot = (given: string): string => path.resolve(root, given);
  const named = Object.values(readSettings(root)?.document.data ?? {}).map(({ path: file }) => file);
  return {
    except: [...leftBehind, ...queueDocuments(root), ...except],
    data: new Set([
      ...named.flatMap((file) => (file === undefined ? [] : behind(file, fromRoot))),
      ...data.flatMap((file) => behind(file, resolve ?? fromRoot)),
    ]),
  };
}

/** What is not there is no change of the tree. */
function behind(file: string, resolve: (given: string) => string): string[] {
  try {
    return filesBehind(file, resolve);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
