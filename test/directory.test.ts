/** What the playground offers to whom. */
import { describe, expect, it } from 'vitest';
import { suggestionsFor } from '../src/directory.ts';
import type { Role } from '../src/domain/errors.ts';
import { locales } from '../src/i18n/locale.ts';

const roles: readonly Role[] = ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'];

describe('three things to try', () => {
  it('are three different ones for every role, in both languages', () => {
    for (const role of roles)
      for (const locale of locales) {
        const person = { key: 'ann', name: 'Ann', nameZh: null, team: null, role, locale };
        expect(new Set(suggestionsFor(person, locale)).size, `${role} ${locale}`).toBe(3);
      }
  });
});
