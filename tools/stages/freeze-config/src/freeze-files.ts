/** The files of a call: configurations, and the work tree around them. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Failure, type FreezeV1 } from '@gatehouse/contracts';
import { readBytes } from '@gatehouse/files';
import { scopeOf, workTree, type FrozenScope, type WorkTree } from '@gatehouse/freezes';
import { ambiguitiesIn, parseConfiguration } from '@gatehouse/records';
import type { Source } from './core';
import type { CurrentState } from './verification';

const largestConfiguration = 4 * 1024 * 1024; // bytes

export interface GivenFiles {
  readonly strategy: string | undefined;
  readonly protocol: string | undefined;
  readonly 'dq-input-csv': readonly string[];
}

export class FreezeFiles {
  constructor(
    private readonly root: string,
    private readonly given: GivenFiles,
    private readonly resolve: (file: string) => string,
  ) {}

  /** Relative to the repository where it lies in it. */
  show(file: string): string {
    return isInside(this.root, file) ? path.relative(this.root, file) : file;
  }

  /** Throws Failure `missing-input`, `damaged-input`, `io`. */
  read(role: Source['role'], file: string): Source {
    const bytes = readBytes(file, largestConfiguration);
    return {
      role,
      path: this.show(file),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      configuration: parseConfiguration(bytes, file),
      ambiguous: ambiguitiesIn(bytes),
    };
  }

  /** What of the work tree the freeze is about. */
  scope(except: readonly string[] = [], data: readonly string[] = this.given['dq-input-csv']): FrozenScope {
    return scopeOf(this.root, { data, resolve: this.resolve, except });
  }

  /** Data that were not named when a dirty tree was frozen are part of its difference. */
  treeNow(ours: FreezeV1, except: readonly string[]): WorkTree {
    const tree = workTree(this.root, this.scope(except));
    const isAsked = ours.git_diff_sha256 !== null && this.given['dq-input-csv'].length > 0;
    return isAsked && tree.diffSha256 !== ours.git_diff_sha256 ? workTree(this.root, this.scope(except, [])) : tree;
  }

  /** The files now: those given, else those the freeze names. One that was given must be there. */
  present(ours: FreezeV1): CurrentState['sources'] {
    const sources: Source[] = [];
    for (const role of ['protocol', 'strategy'] as const) {
      const given = this.given[role];
      if (given !== undefined) {
        sources.push(this.read(role, this.resolve(given)));
        continue;
      }
      const recorded = ours.files.find((file) => file.role === role)?.path;
      if (recorded === undefined) continue;
      try {
        sources.push(this.read(role, this.resolve(recorded)));
      } catch (error) {
        if (error instanceof Failure && (error.id === 'missing-input' || error.id === 'damaged-input'))
          return { problem: error.message };
        throw error;
      }
    }
    return sources;
  }
}

/** Below the root, not the root itself. */
export function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
