/** Steps that state more than one line may hold (contract 20.4): their parts go before, under the event `files`. */
import {
  Failure,
  formatJson,
  type PendingEntry,
  type RemovedItem,
  type StatedFile,
  type StatedView,
} from '@gatehouse/contracts';

/** What the fields of an entry besides its lists take, with index, sums and times: generous, bytes. */
const envelope = 8 * 1024;

interface Lists {
  inputs: StatedFile[];
  files: StatedFile[];
  views: StatedView[];
  removed: RemovedItem[];
}

/**
 * The entry, or parts of it and then what is left of it, each of at most `limit` bytes. Throws Failure `refused` for a
 * row that no line can hold.
 */
export function splitEntry(draft: PendingEntry, limit: number): PendingEntry[] {
  if (sizeOf(draft) + envelope <= limit) return [draft];
  const packer = new Packer(limit - envelope - sizeOf({ ...draft, ...empty() }));
  for (const file of draft.inputs) packer.part(sizeOf(file)).inputs.push(file);
  for (const file of draft.files) packer.part(sizeOf(file)).files.push(file);
  for (const item of draft.removed) packer.part(sizeOf(item)).removed.push(item);
  for (const view of draft.views) packer.addView(view);
  const parts = packer.parts;
  const last = parts.pop() as Lists;
  return [
    ...parts.map((lists): PendingEntry => ({ ...draft, ...lists, event: 'files', verdict: null, note: null })),
    { ...draft, ...last },
  ];
}

function empty(): Lists {
  return { inputs: [], files: [], views: [], removed: [] };
}

class Packer {
  readonly parts: Lists[] = [empty()];
  private room: number;

  constructor(private readonly limit: number) {
    this.room = limit;
  }

  /** Rows that come in several parts: only the last says how many there are after it. */
  addView(view: StatedView): void {
    const bare = sizeOf({ ...view, added: [] });
    let open: StatedView | undefined;
    for (const row of view.added) {
      const size = sizeOf(row);
      if (bare + size > this.limit)
        throw new Failure(
          'refused',
          `${view.path}: a row of ${row.length} characters is longer than an entry of the evidence log may be`,
        );
      if (open === undefined || size > this.room) {
        open = { path: view.path, before: view.before, after: view.before, added: [] };
        this.part(bare + size).views.push(open);
      } else this.room -= size;
      open.added.push(row);
    }
    if (open === undefined) this.part(bare).views.push(view);
    else open.after = view.after;
  }

  /** Where something of this size goes. */
  part(size: number): Lists {
    if (size > this.room) {
      this.parts.push(empty());
      this.room = this.limit;
    }
    this.room -= size;
    return this.parts.at(-1) as Lists;
  }
}

function sizeOf(value: unknown): number {
  return formatJson(value, 0).length;
}
