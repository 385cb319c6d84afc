/** run.log as evidence: what it held when the run ended, and whether anybody cut it (contract 3.14). */
import { closeSync, constants, fstatSync, openSync, statSync } from 'node:fs';
import { sumStarts, syncFile } from '@gatehouse/files';
import type { FileIdentity } from '@gatehouse/system';
import { followFile } from './follower';

export interface LogEvidence {
  /** Null when it cannot be read. */
  bytes: number | null;
  /** Of its first `bytes`. */
  sha256: string | null;
  /** It was seen to be another than what the workflow wrote. */
  isCut: boolean;
}

/** The log of one workflow, from its creation on. */
export class RunLog {
  /** Open for the workflow to append to, until `started`. */
  readonly descriptor: number;
  readonly identity: FileIdentity;
  private follower: ReturnType<typeof followFile> | undefined;
  private isCut = false;

  /** Creates the file, which must not be there. */
  constructor(
    private readonly file: string,
    /** As people know it. */
    private readonly shown: string,
    private readonly warn: (message: string) => void,
  ) {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND;
    this.descriptor = openSync(file, flags, 0o644);
    const { dev, ino } = fstatSync(this.descriptor);
    this.identity = { device: dev, number: ino };
  }

  /** Our own descriptor is no longer needed. */
  started(): void {
    closeSync(this.descriptor);
  }

  follow(relay: (bytes: Uint8Array) => Promise<void>): void {
    this.follower = followFile(this.file, relay, (before, after) =>
      this.noteCut(
        `became shorter while the run went on, ${before} bytes and then ${after}: what it held is not in it`,
      ),
    );
  }

  /** A result that outlives a power cut has its log; one that somebody took away is what `evidence` says. */
  async sync(): Promise<void> {
    if (statSync(this.file, { throwIfNoEntry: false })?.isFile() === true) await syncFile(this.file);
  }

  async drained(): Promise<void> {
    await this.follower?.finish();
  }

  /** As it is now. */
  evidence(): LogEvidence {
    const stat = statSync(this.file, { throwIfNoEntry: false });
    if (stat === undefined || stat.dev !== this.identity.device || stat.ino !== this.identity.number)
      this.noteCut(stat === undefined ? 'is gone' : 'is another file than the one the workflow writes to');
    if (stat === undefined || !stat.isFile()) return { bytes: null, sha256: null, isCut: this.isCut };
    const copied = this.follower?.copied();
    const sums = sumStarts(this.file, [stat.size, ...(copied === undefined ? [] : [copied.bytes])]);
    if (sums !== undefined && copied !== undefined && sums.get(copied.bytes) !== copied.sha256)
      this.noteCut('does not begin with what the workflow wrote');
    const sha256 = sums?.get(stat.size) ?? null;
    return { bytes: sha256 === null ? null : stat.size, sha256, isCut: this.isCut };
  }

  private noteCut(how: string): void {
    if (!this.isCut) this.warn(`${this.shown} ${how}; who cuts logs (logrotate, copytruncate) must leave it out`);
    this.isCut = true;
  }
}
