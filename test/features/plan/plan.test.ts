import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fallbackText } from '../../../src/chat/fallback.ts';
import type { Answer } from '../../../src/chat/port.ts';
import { plan as feature } from '../../../src/features/plan/feature.ts';
import { day, instant, people, person, seat, teams } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eastPlace, type Office } from '../../support/office.ts';
import { ask, inChinese, openFloor, plan } from '../sales-floor.ts';

const { ann, bob, cy, mia } = people;
const olga = person('olga', 'Olga Ops', { roles: ['ops'] });
const fin = person('fin', 'Fin Ance', { roles: ['finance'] });
const idle = person('ida', 'Ida Idle', { assignments: [seat(teams.west, { planKey: null })] });
const upcoming = plan.replace('rate: 8 %', 'rate: 9 %');

describe('/plan', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database, { staff: [olga, fin, idle] });
    await office.store.plans.publish(
      ...(['reps', upcoming, day('2026-04-01'), instant('2026-02-20T14:50:00Z')] as const),
    );
  });
  afterAll(() => test.close());

  const press = (who: typeof ann, action: string, value: string) =>
    office.press(feature, who, action, value);
  const textOf = (answer: Answer): string => ('card' in answer ? fallbackText(answer.card) : '');

  it('tells a rep the own plan, with its examples', async () => {
    const text = await ask(office, feature, ann);
    expect(text).toContain('Your plan: Reps');
    expect(text).toContain('Version 1, in force since 1 Jan 2025');
    expect(text).toContain('Commission: It goes by your attainment of bookings.');
    expect(text).toMatch(/below 100 % +5 %\nfrom 100 % +8 %/);
    // 20,000 × 5 % + 1,000 × 8 %, and the bonus for the target.
    expect(text).toContain('Five per cent above the target');
    expect(text).toContain('your bookings: $21,000 of $20,000.');
    expect(text).toMatch(/Commission +\$1,080\.00/);
    expect(text).toMatch(/Total +\$2,080\.00/);
    expect(text).toContain('[I have read it]');
    expect(text).toContain('Only you can see this');
  });

  it('tells the same in Chinese', async () => {
    const text = await ask(office, feature, inChinese(ann));
    expect(text).toContain('我的方案：销售方案');
    expect(text).toContain('第 1 版，2025年1月1日起生效');
    expect(text).toMatch(/不到 100 % +5 %\n100 % 起 +8 %/);
    expect(text).toContain('[我已了解]');
    expect(text).toContain('仅你可见');
  });

  it('is private in a channel too', async () => {
    expect(await ask(office, feature, ann, '', eastPlace)).toContain('Only you can see this');
  });

  it('says which version comes next, and shows it', async () => {
    const text = await ask(office, feature, ann);
    expect(text).toContain('From 1 Apr 2026 version 2 holds.');
    expect(text).toContain('[See version 2]');
    const next = textOf(await press(ann, 'show', 'reps|2|p-ann'));
    expect(next).toContain('Version 2, in force from 1 Apr 2026');
    expect(next).toMatch(/from 100 % +9 %/);
  });

  it('shows somebody’s plan to their manager, to operations and to finance, and to nobody else', async () => {
    for (const who of [mia, olga, fin])
      expect(await ask(office, feature, who, 'Ann Lee')).toContain('Plan of Ann Lee: Reps');
    await expect(ask(office, feature, bob, 'Ann Lee')).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(press(bob, 'show', 'reps|1|p-ann')).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  it('lets nobody confirm for somebody else', async () => {
    expect(await ask(office, feature, mia, 'Ann Lee')).not.toContain('[I have read it]');
  });

  it('shows a plan by its key to operations only', async () => {
    expect(await ask(office, feature, olga, 'reps')).toContain('Plan: Reps');
    await expect(ask(office, feature, mia, 'reps')).rejects.toMatchObject({
      code: 'people.unknown',
    });
    await expect(press(mia, 'show', 'reps|1|')).rejects.toMatchObject({
      code: 'access.role_needed',
    });
  });

  it('says what to do when there is no plan', async () => {
    expect(await ask(office, feature, idle)).toContain('You are on no incentive plan today.');
    expect(await ask(office, feature, inChinese(idle))).toContain('你目前没有适用的激励方案');
    expect(await ask(office, feature, olga, 'Ida Idle')).toContain(
      'Ida Idle is on no incentive plan today.',
    );
  });

  it('notes once that the plan has been read, and says so from then on', async () => {
    const first = await press(bob, 'acknowledge', 'reps|1|');
    expect(first.kind).toBe('replace');
    expect(textOf(first)).toContain('You confirmed on 20 Feb 2026 that you have read version 1');
    expect(textOf(first)).not.toContain('[I have read it]');
    await office.advance('2026-02-22T15:00:00Z');
    await press(bob, 'acknowledge', 'reps|1|');
    const all = await office.store.plans.acknowledgementsOf('reps', 1);
    expect(all.map(({ personId, at }) => [personId, `${at}`])).toEqual([
      ['p-bob', '2026-02-20T15:00:00Z'],
    ]);
    expect(await ask(office, feature, inChinese(bob))).toContain(
      '你已于2026年2月20日确认了解第 1 版',
    );
  });

  it('does not note what is not there or concerns somebody else', async () => {
    await expect(press(cy, 'acknowledge', 'reps|7|')).rejects.toMatchObject({
      code: 'plan.version_unknown',
    });
    await expect(press(cy, 'acknowledge', 'nonsense')).rejects.toMatchObject({
      code: 'plan.version_unknown',
    });
    await expect(press(idle, 'acknowledge', 'reps|1|')).rejects.toMatchObject({
      code: 'plan.not_yours',
    });
    expect(await office.store.plans.acknowledgementsOf('reps', 2)).toEqual([]);
  });

  it('is not open to a draft', async () => {
    const draft = plan.replace('rate: 5 %', 'rate: 6 %');
    const at = instant('2026-02-22T15:00:00Z');
    const { version } = await office.store.plans.saveDraft('reps', draft, at, null);
    await expect(press(ann, 'show', `reps|${version}|p-ann`)).rejects.toMatchObject({
      code: 'plan.version_unknown',
    });
  });
});
