import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors.ts';
import type { InstalledFacts } from '../../../src/features/doctor/examination.ts';
import { installationFindings } from '../../../src/features/doctor/installation-findings.ts';
import type { Locale } from '../../../src/i18n/locale.ts';

const now = Temporal.Instant.from('2026-11-26T09:00:00Z');
const company = (tenant: string, more: Partial<InstalledFacts> = {}): InstalledFacts => ({
  ...{ platform: 'slack', tenant, name: `Company ${tenant}`, nameZh: null },
  ...{ expiresAt: null, error: null },
  ...more,
});
const found = (
  installed: readonly InstalledFacts[] | null,
  { keys = ['2026'], locale = 'en' }: { keys?: readonly string[]; locale?: Locale } = {},
): readonly string[] =>
  installationFindings({ keys, installed }, now, locale).map(
    ({ id, state, text, remedy }) => `${id} ${state}: ${text}${remedy ? ` > ${remedy}` : ''}`,
  );

describe('the doctor, where companies install the app themselves', () => {
  it('says which key seals, and which still open', () => {
    const [one, several] = [found([]), found([], { keys: ['2026', '2025', '2024'] })];
    expect(one[0]).toBe('keys well: What companies entrust is sealed with the key 2026');
    expect(several[0]).toMatch(/2026; 2025 and 2024 open what was sealed before$/);
  });

  it('blames nobody for what is not there yet, or cannot be seen', () => {
    expect(found([])[1]).toMatch(/^installations unknown: No company .*\/slack\/install$/);
    expect(found(null)[1]).toMatch(/^installations unknown: .*cannot be looked at now$/);
  });

  it('finds well what opens and does not end', () => {
    expect(found([company('T1'), company('T2')]).slice(1)).toEqual([
      'installations well: 2 companies have installed the app, and what each entrusted opens',
      'tokens well: Their tokens do not end',
    ]);
  });

  it('names whose token ends next', () => {
    const ends = (hours: number) => ({ expiresAt: now.add({ hours }) });
    const all = [company('T1', ends(9)), company('T2'), company('T3', ends(3))];
    expect(found(all)[2]).toContain(
      'that of Company T3 (slack T3) is the next, at 26 Nov 2026 12:00 UTC',
    );
  });

  it('names everybody whose token has ended, with the remedy', () => {
    const ended = { expiresAt: now.subtract({ hours: 5 }) };
    const all = [company('T1', ended), company('T2', { expiresAt: now.add({ hours: 9 }) })];
    const [, opens, ...tokens] = found(all);
    expect(opens).toMatch(/^installations well/);
    expect(tokens).toEqual([
      expect.stringMatching(
        /^tokens ill: The token of Company T1 .*ended 5 h ago.* > Is Upside running/,
      ),
    ]);
  });

  it('names each that does not open, and asks nothing about its token', () => {
    const error = new AppError('store.key_unknown', { key: '2025' });
    const all = [company('T1', { error, expiresAt: now }), company('T2')];
    expect(found(all).slice(1)).toEqual([
      expect.stringMatching(
        /^installations ill: Company T1 \(slack T1\): .*“2025”.*\(store.key_unknown\)$/,
      ),
      'tokens well: Their tokens do not end',
    ]);
  });

  it('speaks both languages', () => {
    const all = [company('T1', { expiresAt: now, nameZh: '极致' }), company('T2')];
    for (const line of found(all, { locale: 'zh', keys: ['b', 'a'] }))
      expect(line).toMatch(/: .*\p{Script=Han}/u);
    expect(found(all, { locale: 'zh' })[2]).toContain('极致（slack T1）的令牌');
  });
});
