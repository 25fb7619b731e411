import { describe, expect, it } from 'vitest';
import { personId } from '../../../src/domain/ids.ts';
import { rational } from '../../../src/domain/rational.ts';
import type { Fact } from '../../../src/domain/record.ts';
import { attributeNamed } from '../../../src/sources/files/attribute-names.ts';
import { type KeptRow, readJoined, type Unjoined } from '../../../src/sources/files/joined-rows.ts';
import { SeenIds } from '../../../src/sources/files/seen-ids.ts';
import { Unreadable } from '../../../src/sources/files/values.ts';
import { fc } from './arbitraries.ts';

/** Rows are an id and whose they are; `bad` cannot be read. */
const reading: Unjoined = {
  idIn: ([id = '']) => id,
  parts([, person = '']) {
    if (person === 'bad') throw new Unreadable('owner', 'person_unknown', person);
    const splits = [{ personId: personId(person), share: rational(1n) }];
    return {
      ...{ stage: 'won', occurredOn: null, amount: null, scoreHundredths: null },
      ...{ splits, attributes: {} },
    };
  },
  factOf: (externalId, { stage, ...parts }) => ({
    ...{ source: 'x', kind: 'visit', externalId, stage: stage ?? 'won' },
    ...parts,
  }),
};

async function readAll(rows: readonly (readonly [string, string])[], blockSize: number) {
  const ids = new SeenIds();
  for (const [id] of rows) ids.add(id);
  const facts: Fact[] = [];
  const refused: number[] = [];
  const joined = readJoined(
    reading,
    {
      take: async (fact) => void facts.push(fact),
      refuse: ({ rowNumber }: KeptRow) => void refused.push(rowNumber),
    },
    ids.repeats(),
  );
  for (const [index, row] of rows.entries()) {
    await joined.row({ row, rowNumber: index });
    if (index % blockSize === blockSize - 1) joined.blockEnds();
  }
  await joined.end();
  const taken = facts.map(({ externalId, splits }) => [externalId, splits.map((s) => s.personId)]);
  return { taken, refused, joined: joined.joined() };
}

describe('rows of one id', () => {
  const row = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('x', 'y', 'bad'));

  it('become one record in their order, or are refused together, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, blockSize) => {
          const of = (id: string) => rows.filter(([each]) => each === id);
          const ids = [...new Set(rows.map(([id]) => id))];
          const good = ids.filter((id) => of(id).every(([, person]) => person !== 'bad'));
          const { taken, refused, joined } = await readAll(rows, blockSize);
          expect(Object.fromEntries(taken)).toEqual(
            Object.fromEntries(good.map((id) => [id, of(id).map(([, person]) => person)])),
          );
          expect(taken).toHaveLength(good.length);
          const bad = rows.flatMap(([id], index) => (good.includes(id) ? [] : [index]));
          expect(refused.sort((a, b) => a - b)).toEqual(bad);
          expect(taken.length + refused.length + joined).toBe(rows.length);
        },
      ),
    );
  });
});

describe('the name of an attribute', () => {
  it.each([
    ['Product', 'product'],
    ['Unit price (net)', 'unit_price_net'],
    ['unitPrice', 'unit_price'],
    ['Région', 'region'],
    ['Größe', 'grosse'],
    ['Ｑｔｙ', 'qty'],
    ['kind', 'kind_'],
    ['Package', 'package_'],
    ['2026 target', 'n_2026_target'],
    ['产品', 'product'],
    ['SKU编号', 'sku'],
    ['备注码', ''],
    ['2026', ''],
    ['--', ''],
  ])('of the column %s is %s', (header, name) => {
    expect(attributeNamed(header)).toBe(name);
  });

  it('is always one that an expression can say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (header) => {
        expect(attributeNamed(header)).toMatch(/^([a-z][a-z0-9_]{0,42})?$/);
      }),
    );
  });
});
