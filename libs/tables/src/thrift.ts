/**
 * As much of Thrift's compact protocol as the header of a Parquet page needs: integer fields, everything else is
 * skipped.
 */

const Type = {
  Stop: 0,
  True: 1,
  False: 2,
  Byte: 3,
  I16: 4,
  I32: 5,
  I64: 6,
  Double: 7,
  Binary: 8,
  List: 9,
  Set: 10,
  Map: 11,
  Struct: 12,
} as const;

/**
 * Integers of a struct by field number, and its length in bytes. Throws RangeError where the bytes end too early, or
 * are not a struct.
 */
export function readStruct(bytes: Uint8Array): { integers: ReadonlyMap<number, number>; length: number } {
  const cursor = new Cursor(bytes);
  const integers = new Map<number, number>();
  cursor.fields((field, type) => {
    if (type === Type.I16 || type === Type.I32 || type === Type.I64) integers.set(field, cursor.zigzag());
    else cursor.skip(type);
  });
  return { integers, length: cursor.at };
}

/** Structs within structs that are read; the header of a page has three. */
const deepest = 16;

class Cursor {
  at = 0;
  #depth = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Hands over each field of a struct, which `take` must read. */
  fields(take: (field: number, type: number) => void): void {
    this.#depth += 1;
    if (this.#depth > deepest) throw new RangeError('structs are too deep');
    let field = 0;
    for (;;) {
      const head = this.#byte();
      if (head === Type.Stop) break;
      const delta = head >> 4;
      field = delta === 0 ? this.zigzag() : field + delta;
      take(field, head & 0x0f);
    }
    this.#depth -= 1;
  }

  zigzag(): number {
    const value = this.#varint();
    return Number((value >> 1n) ^ -(value & 1n));
  }

  skip(type: number): void {
    if (type === Type.True || type === Type.False) return;
    if (type === Type.Byte) this.#byte();
    else if (type === Type.I16 || type === Type.I32 || type === Type.I64) this.#varint();
    else if (type === Type.Double) this.#advance(8);
    else if (type === Type.Binary) this.#advance(Number(this.#varint()));
    else if (type === Type.List || type === Type.Set) this.#skipList();
    else if (type === Type.Struct) this.fields((_, inner) => this.skip(inner));
    else throw new RangeError(`type ${type} has no place in the header of a page`);
  }

  #skipList(): void {
    const head = this.#byte();
    const size = head >> 4 === 15 ? Number(this.#varint()) : head >> 4;
    if (size > this.bytes.length) throw new RangeError('a list is longer than its bytes');
    for (let item = 0; item < size; item += 1) {
      const type = head & 0x0f;
      if (type === Type.True || type === Type.False) this.#byte();
      else this.skip(type);
    }
  }

  #byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('the bytes end within a struct');
    this.at += 1;
    return byte;
  }

  #advance(count: number): void {
    this.at += count;
    if (this.at > this.bytes.length) throw new RangeError('the bytes end within a struct');
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is too long');
  }
}
