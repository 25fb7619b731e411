/**
 * Which ids a file names more than once, found without holding the ids: the first reading keeps a hash of each (some 20 bytes a
 * row), the second the text of those alone whose hash came twice. So a chance collision of hashes never rejects a row.
 */
export class IdHashes {
  #slots = new Float64Array(1 << 12);
  #size = 0;
  readonly #twice = new Set<number>();

  add(id: string): void {
    if (!this.isNew(id)) this.#twice.add(hashOf(id));
  }

  /** Puts it there when it is. */
  isNew(id: string): boolean {
    if (!this.#put(this.#slots, hashOf(id))) return false;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  /** For the second reading. */
  repeats(): RepeatedIds {
    return new RepeatedIds(this.#twice);
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

export class RepeatedIds {
  readonly #twice: ReadonlySet<number>;
  readonly #rows = new Map<string, number>();

  constructor(twice: ReadonlySet<number>) {
    this.#twice = twice;
  }

  /** The row that named the id before; null: this one is the first. */
  firstRow(id: string, row: number): number | null {
    if (this.#twice.size === 0 || !this.#twice.has(hashOf(id))) return null;
    const first = this.#rows.get(id);
    if (first === undefined) this.#rows.set(id, row);
    return first ?? null;
  }
}

/** Counts how often a text has come, by hash: a collision only skips a number. */
export class Occurrences {
  readonly #counts = new Map<number, number>();
  readonly #once = new IdHashes();

  /** 1 for the first. */
  next(text: string): number {
    const hash = hashOf(text);
    const before = this.#counts.get(hash);
    if (before !== undefined) {
      this.#counts.set(hash, before + 1);
      return before + 1;
    }
    if (this.#once.isNew(text)) return 1;
    this.#counts.set(hash, 2);
    return 2;
  }
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
