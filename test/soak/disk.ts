import { closeSync, existsSync, ftruncateSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../random';
import { pause } from './seeded';

const page = 4096;

/** The file system of the repository, which gets full and has room again. */
export class Disk {
  /** How often it was filled. */
  fillings = 0;
  private readonly ballast: string;

  constructor(
    volume: string,
    readonly isOwn: boolean,
    private readonly random: Random,
  ) {
    this.ballast = path.join(volume, 'ballast');
  }

  get isFull(): boolean {
    return existsSync(this.ballast);
  }

  /** Leaves a few pages free for a while, again and again; returns when there is room for good. */
  async filling(still: () => boolean): Promise<void> {
    if (!this.isOwn) return;
    while (still()) {
      await pause(this.random, 4000, 12_000);
      this.fill(Math.floor(this.random() * 24));
      await pause(this.random, 300, 2500);
      rmSync(this.ballast, { force: true });
    }
  }

  /** Waits until there is room. */
  async room(): Promise<void> {
    while (this.isFull) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  private fill(free: number): void {
    const descriptor = openSync(this.ballast, 'w');
    for (let piece = Buffer.alloc(1 << 20); piece.length >= page;)
      try {
        if (writeSync(descriptor, piece) < piece.length) piece = piece.subarray(0, piece.length / 2);
      } catch {
        piece = piece.subarray(0, piece.length / 2);
      }
    ftruncateSync(descriptor, Math.max(statSync(this.ballast).size - free * page, 0));
    closeSync(descriptor);
    this.fillings += 1;
  }
}
