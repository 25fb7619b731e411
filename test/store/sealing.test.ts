/** What is sealed opens where it was sealed, with the key that sealed it, as it was; and no other way. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { createSealing, readKeys, type SealingKey } from '../../src/store/sealing.ts';

const key = (id: string): SealingKey => ({ id, key: randomBytes(32) });
const [older, newer] = [key('2025'), key('2026-a')];
const sealing = createSealing([newer, older], randomBytes);

const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'installation', 'T1'));
const place = fc.record({ table: word, tenant: word });
const text = fc.string({ unit: 'grapheme', maxLength: 300 });

/** The code that opening ends with; null: it opened. */
function refusal(open: () => string): string | null {
  try {
    open();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

describe('a sealed text', () => {
  it('opens where it was sealed', () => {
    fc.assert(
      fc.property(text, place, (said, at) => {
        const sealed = sealing.seal(said, at);
        expect(sealed).toMatch(/^v1\.2026-a\.[\w-]{16}\.[\w-]{22,}$/);
        expect(sealing.open(sealed, at)).toBe(said);
      }),
    );
  });

  it('opens nowhere else', () => {
    fc.assert(
      fc.property(text, place, place, (said, at, elsewhere) => {
        fc.pre(at.table !== elsewhere.table || at.tenant !== elsewhere.tenant);
        const sealed = sealing.seal(said, at);
        expect(refusal(() => sealing.open(sealed, elsewhere))).toBe('store.seal_broken');
      }),
    );
  });

  it('knows where table and company part', () => {
    const sealed = sealing.seal('x', { table: 'ab', tenant: 'c' });
    expect(refusal(() => sealing.open(sealed, { table: 'a', tenant: 'bc' }))).toBe(
      'store.seal_broken',
    );
  });

  it('does not open when a single bit of it is another', () => {
    fc.assert(
      fc.property(text, place, fc.nat(), fc.integer({ min: 0, max: 6 }), (said, at, where, bit) => {
        const letters = Buffer.from(sealing.seal(said, at));
        const index = where % letters.length;
        letters[index] = (letters[index] ?? 0) ^ (1 << bit);
        expect(refusal(() => sealing.open(letters.toString(), at))).toMatch(
          /^store\.(seal_broken|key_unknown)$/,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not open when its end, or anything but its end, is missing', () => {
    const at = { table: 'installation', tenant: 'slack-T1' };
    const sealed = sealing.seal('{"token":"xoxe"}', at);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(refusal(() => sealing.open(sealed.slice(0, length), at))).not.toBeNull();
      expect(refusal(() => sealing.open(sealed.slice(length + 1), at))).not.toBeNull();
    }
    expect(refusal(() => sealing.open(`${sealed}.`, at))).toBe('store.seal_broken');
  });

  it('does not open under the name of another key, even one with the same bytes', () => {
    const at = { table: 'installation', tenant: 'slack-T1' };
    const twin = createSealing([newer, { id: 'twin', key: newer.key }], randomBytes);
    const renamed = twin.seal('x', at).replace('2026-a', 'twin');
    expect(refusal(() => twin.open(renamed, at))).toBe('store.seal_broken');
    const strange = createSealing([key('2026-a')], randomBytes);
    expect(refusal(() => strange.open(sealing.seal('x', at), at))).toBe('store.seal_broken');
  });

  it('says nothing twice in the same way', () => {
    const at = { table: 'installation', tenant: 'slack-T1' };
    const texts = Array.from({ length: 50 }, () => sealing.seal('the same', at));
    expect(new Set(texts).size).toBe(50);
  });
});

describe('keys', () => {
  const at = { table: 'installation', tenant: 'slack-T1' };

  it('are changed one after the other: the first seals, all open', () => {
    const before = createSealing([older], randomBytes).seal('token', at);
    expect(sealing.open(before, at)).toBe('token');
    expect([sealing.isFresh(before), sealing.isFresh(sealing.seal('token', at))]).toEqual([
      false,
      true,
    ]);
    const after = createSealing([newer], randomBytes);
    expect(refusal(() => after.open(before, at))).toBe('store.key_unknown');
  });

  it('are asked for where there are none', () => {
    const none = createSealing(readKeys(null), randomBytes);
    expect(refusal(() => none.seal('x', at))).toBe('store.keys_missing');
    expect(refusal(() => none.open(sealing.seal('x', at), at))).toBe('store.key_unknown');
  });

  it('are read from the text of a setting', () => {
    const written = [newer, older].map((each) => `${each.id}:${each.key.toString('base64')}`);
    expect(readKeys(written.join(' , '))).toEqual([newer, older]);
  });

  it('of another length, without a name, or of one name, are refused', () => {
    const short = { id: 'a', key: randomBytes(16) };
    for (const keys of [[short], [{ ...newer, id: '' }], [{ ...newer, id: 'a.b' }]])
      expect(() => createSealing(keys, randomBytes)).toThrow(RangeError);
    expect(() => createSealing([newer, { ...older, id: newer.id }], randomBytes)).toThrow(
      'two keys',
    );
  });
});
