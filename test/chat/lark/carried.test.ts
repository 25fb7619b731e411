import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carry, readCarried } from '../../../src/chat/lark/carried.ts';
import { LarkLimitBreach } from '../../../src/chat/lark/limits.ts';

describe('what a button carries', () => {
  it('comes back as it went', () => {
    const ids = fc.option(fc.string({ minLength: 1, maxLength: 40 }));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), ids, ids, (a, x, reader, origin) => {
        const sent: unknown = JSON.parse(JSON.stringify(carry(a, x, { reader, origin })));
        expect(readCarried(sent)).toEqual({ action: a, value: x, reader, origin });
      }),
    );
  });

  it('is taken whole or not at all', () => {
    expect(() => carry('a.b', '销'.repeat(400))).toThrow(LarkLimitBreach);
    expect(readCarried({ v: 1, a: 'a.b', x: '销'.repeat(400) })).toBeNull();
  });

  it('is nothing when no button of ours carries it', () => {
    for (const given of [
      ...[null, 5, 'a.b', [], {}],
      ...[
        { a: 'a.b', x: '' },
        { v: 2, a: 'a.b', x: '' },
        { v: 1, a: '', x: '' },
      ],
      ...[
        { v: 1, a: 'a.b' },
        { v: 1, a: 'a.b', x: 5 },
        { v: 1, a: 'a.b', x: '', admin: true },
      ],
    ])
      expect(readCarried(given)).toBeNull();
  });
});
