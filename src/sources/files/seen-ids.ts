/** Ids that a file names more than once, and how often a row comes that has none. */
import { detached } from './directory.ts';

/**
 * Which ids a file names more than once, found without holding the ids: the first reading marks one of 2^27 bits for each, the second
 * keeps the text of those alone whose bit was marked twice (of a million different ids some thousands, by chance). So memory does not
 * grow with the file, and two ids that share a bit never reject a row.
 */
export class SeenIds {
  /** 16 MB, of which the system gives only what is touched. */
  readonly #bits = new Uint32Array(1 << 22);
  /** By bit: how many rows have it. */
  readonly #twice = new Map<number, number>();

  add(id: string): void {
    const bit = bitOf(id);
    const [at, mask] = [bit >>> 5, 1 << (bit & 31)];
    const word = this.#bits[at] ?? 0;
    if (word & mask) this.#twice.set(bit, (this.#twice.get(bit) ?? 1) + 1);
    else this.#bits[at] = word | mask;
  }

  /** For the second reading. */
  repeats(): RepeatedIds {
    return new RepeatedIds(this.#twice);
  }
}

export class RepeatedIds {
  readonly #twice: ReadonlyMap<number, number>;
  readonly #rows = new Map<string, number>();

  constructor(twice: ReadonlyMap<number, number>) {
    this.#twice = twice;
  }

  /** How many rows have the id, or one that shares its slot; 1: this id alone, and once. */
  rowsOf(id: string): { readonly slot: number; readonly rows: number } {
    const slot = bitOf(id);
    return { slot, rows: this.#twice.get(slot) ?? 1 };
  }

  /** The row that named the id before; null: this one is the first. */
  firstRow(id: string, row: number): number | null {
    if (this.#twice.size === 0 || !this.#twice.has(bitOf(id))) return null;
    const first = this.#rows.get(id);
    if (first === undefined) this.#rows.set(detached(id), row);
    return first ?? null;
  }
}

/** Counts how often a text has come, by hash (some 20 bytes each): a collision only skips a number. */
export class Occurrences {
  readonly #counts = new Map<number, number>();
  readonly #once = new HashTable();

  /** 1 for the first. */
  next(text: string): number {
    const hash = hashOf(text);
    const before = this.#counts.get(hash);
    if (before !== undefined) {
      this.#counts.set(hash, before + 1);
      return before + 1;
    }
    if (this.#once.isNew(hash)) return 1;
    this.#counts.set(hash, 2);
    return 2;
  }
}

class HashTable {
  #slots = new Float64Array(1 << 12);
  #size = 0;

  /** Puts it there when it is. */
  isNew(hash: number): boolean {
    if (!this.#put(this.#slots, hash)) return false;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  /** False when it is there already. */
  #put(slots: Float64Array, hash: number): boolean {
    const mask = slots.length - 1;
    let at = hash % slots.length;
    while (slots[at] !== 0) {
      if (slots[at] === hash) return false;
      at = (at + 1) & mask;
    }
    slots[at] = hash;
    return true;
  }

  #grow(): void {
    const slots = new Float64Array(this.#slots.length * 2);
    for (const hash of this.#slots) if (hash !== 0) this.#put(slots, hash);
    this.#slots = slots;
  }
}

/** 27 bits of a multiplicative hash, its high bits mixed into the low ones. */
function bitOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & 0x7ffffff;
}

/** 52 bits of two multiplicative hashes; never 0, which marks an empty slot. */
function hashOf(text: string): number {
  let [high, low] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
    low ^= low >>> 15;
  }
  high ^= high >>> 13;
  high = Math.imul(high, 0x85ebca6b);
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0) || 1;
}
