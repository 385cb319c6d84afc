/**
 * What the judge is told of the repository: the disk, git, processes and signatures, as they were found. Paths are
 * relative to the repository.
 */
import type { CheckpointSigner } from '@gatehouse/contracts';
import type { FileSum } from '@gatehouse/files';
import type { Row } from './views';

/** Data that a document of a run says it used. */
export interface DataClaim {
  path: string;
  sha256: string;
}

export interface Facts {
  /** Files that were read, by path; what is not there has no entry. Inputs outside the repository are absolute. */
  files: ReadonlyMap<string, FileSum>;
  /** Everything in a guarded place but what is on its way to becoming a file, in order. */
  guarded: readonly string[];
  /** Of files that grow: sha256 of their first bytes, by length. */
  starts: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** Of results and data quality reports of runs. */
  claims: ReadonlyMap<string, DataClaim>;
  /**
   * Rows of the ledgers and registries that the log or the defaults name; the reason of one that cannot be read; absent
   * ones have no entry.
   */
  rows: ReadonlyMap<string, readonly Row[] | { fault: string }>;
  /** Folders of results that ledger or registry name, and those that the registry names. */
  named: ReadonlySet<string>;
  registered: ReadonlySet<string>;
  /**
   * Of folders of results that no entry states a file of: tags that their reports state, and reports that cannot be
   * read.
   */
  folders: ReadonlyMap<string, { tags: readonly string[]; unread: readonly string[] }>;
  /** Directories of runs that are alive, and their tags. */
  alive: { subjects: ReadonlySet<string>; tags: ReadonlySet<string> };
  /** Commits that the repository does not have; undefined outside git. */
  missingCommits: ReadonlySet<string> | undefined;
  /** Files of the log that others may write. */
  openFiles: readonly string[];
}

/** A checkpoint that was found or given, with who signed it. */
export interface GivenCheckpoint {
  /** As it is shown. */
  file: string;
  bytes: Uint8Array;
  isOwn: boolean;
  /** When the file cannot be read. */
  fault?: string;
  signers: readonly CheckpointSigner[];
}
