import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/chat/fallback.ts';
import type { Answer } from '../../src/chat/port.ts';
import { personId } from '../../src/domain/ids.ts';
import { mybonus } from '../../src/features/mybonus/feature.ts';
import { day, deal, instant, people, period, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eastPlace, type Office } from '../support/office.ts';
import { ask, inChinese, openFloor, privateText } from './sales-floor.ts';

const { ann, bob, mia } = people;
const bare = person('new', 'Nia New', { assignments: [seat(teams.west)] });
const noPlan = person('olga', 'Olga Ops', { roles: ['ops'] });
const future = person('fay', 'Fay Future', {
  assignments: [seat(teams.east, { from: day('2026-02-01') })],
});
const gone = person('gil', 'Gil Gone', {
  assignments: [seat(teams.west, { to: day('2025-12-01') })],
});
const staff = [bare, noPlan, future, gone];
const annQ1 = 'p-ann|2026-Q1|deal|0';

describe('/mybonus', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database, { staff });
  });
  afterAll(() => test.close());

  const press = (who: typeof ann, action: string, value = annQ1, fields = {}) =>
    office.press(mybonus, who, action, value, fields);
  const rows = (answer: Answer): string =>
    'card' in answer ? fallbackText(answer.card) : JSON.stringify(answer);

  it('says what is earned, how, what is next, and where one stands', async () => {
    const text = await ask(office, mybonus, ann);
    // 15,000 × 5 % = 750. The target is 20,000: 5,000 are missing. They pay 5,000 × 5 % = 250 and the bonus of 1,000.
    // Day 51 of 90: 57 % of the quarter. Two deals with 15,000 credited: 7,500 on average.
    expect(text).toContain('Your bonus · Q1 2026');
    expect(text).toContain('earned so far: $750');
    expect(text).toContain('75 % · 57 % of the quarter gone · ahead of pace');
    expect(text).toContain(
      'Next: $5,000 more reaches 100 % and pays $1,250; from there on the rate is 8 %. Your average deal is $7,500.',
    );
    // Bob leads with 90 %. Last quarter Ann led with 100 % against 25 %.
    expect(text).toContain('#2 of 2 in the team ▼1');
    expect(text).toContain('Data as of 09:48 (12 min ago)');
    expect(text).toContain('Only you can see this');
  });

  it('says the same in Chinese', async () => {
    const text = await ask(office, mybonus, inChinese(ann), '本季度');
    expect(text).toContain('我的奖金 · 2026 年第一季度');
    expect(text).toContain('已得：$750');
    expect(text).toContain('季度已过 57 % · 快于进度');
    expect(text).toContain(
      '再增加 $5,000 即达到 100 %，可多得 $1,250，此后按 8 % 计提。你的单均约 $7,500。',
    );
    expect(text).toContain('团队第 2 名（共 2 人） ▼1');
    expect(text).not.toMatch(/[a-z]{4}/i);
  });

  it('is private in a channel too', async () => {
    expect(await ask(office, mybonus, ann, '', eastPlace)).toContain('Only you can see this');
  });

  it('shows a past period without a next step', async () => {
    const text = await ask(office, mybonus, ann, 'last quarter');
    // 4,000 of 4,000: 4,000 × 5 % = 200, and the bonus of 1,000.
    expect(text).toContain('earned in this period: $1,200');
    expect(text).not.toContain('Next:');
  });

  it('shows the quarter for a month, because the plan pays by the quarter, and says so', async () => {
    const text = await ask(office, mybonus, ann, '2026-01');
    expect(text).toContain('The plan pays by quarter, so this is Q1 2026.');
    expect(text).toContain('$750');
  });

  it('shows a manager the figures of somebody below, and no one else’s', async () => {
    expect(await ask(office, mybonus, mia, 'ann lee Q1')).toContain('Bonus of Ann Lee · Q1 2026');
    await expect(ask(office, mybonus, bob, 'Ann Lee')).rejects.toMatchObject({
      code: 'access.denied',
      params: { person: 'Ann Lee', manager: 'Mia Chief' },
    });
  });

  it('checks rights again when a button comes back', async () => {
    for (const action of ['show', 'back', 'how', 'page', 'deal', 'worth', 'team'])
      await expect(press(bob, action), action).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('names those who come near when nobody has the name', async () => {
    await expect(ask(office, mybonus, mia, 'Anne Lee')).rejects.toMatchObject({
      code: 'people.unknown',
      params: { near: ['Ann Lee'] },
    });
    await expect(ask(office, mybonus, mia, 'Q7')).rejects.toMatchObject({
      code: 'period.unreadable',
    });
  });

  it('explains every step and every record', async () => {
    const text = rows(await press(ann, 'how'));
    expect(text).toContain('Plan “Reps”, version 1, in force since 1 Jan 2025');
    expect(text).toContain('Commission · $750.00');
    expect(text).toContain('$15,000.00 / $20,000.00 = 75 %');
    expect(text).toMatch(/D-1 Lakeside +15 Feb +\$12,000\.00 +100 % +\$12,000\.00/);
    expect(text).toMatch(/D-2 +15 Feb +\$6,000\.00 +50 % with Cy Young +\$3,000\.00/);
    expect(text).toContain('[Ratings]');
    expect(rows(await press(ann, 'page', 'p-ann|2026-Q1|rating|0'))).toMatch(/R-1 +15 Feb +4\.7/);
  });

  it('computes what the next deal is worth, over the edge of a tier', async () => {
    const form = await press(ann, 'deal');
    expect(form).toMatchObject({ kind: 'form', form: { action: 'mybonus.worth', value: annQ1 } });
    const text = rows(await press(ann, 'worth', annQ1, { amount: '6k' }));
    // 21,000 = 105 %: 20,000 × 5 % = 1,000, 1,000 × 8 % = 80, bonus 1,000: 2,080. That is 1,330 more than 750.
    expect(text).toContain('more bonus for you: $1,330.00');
    expect(text).toContain('$750.00 becomes $2,080.00.');
    expect(text).toContain('from 75 % to 105 %');
    expect(text).toContain('Commission: it lifts you into tier 2 of 2, which pays 8 %.');
    expect(text).toContain('Target bonus: it reaches 100 %, which pays $1,000.');
  });

  it.each([
    ['ten', '“ten”'],
    ['0', 'above zero'],
    ['-5', 'above zero'],
    ['999999999999', 'smaller amount'],
    ['', '“”'],
  ])('keeps the form open on %j and says what is wrong', async (amount, words) => {
    const answer = await press(ann, 'worth', annQ1, { amount });
    expect(answer.kind).toBe('field_errors');
    expect(rows(answer)).toContain(words);
  });

  it('shows a rep the team by share of target only, and a manager the amounts', async () => {
    const own = rows(await press(ann, 'team'));
    // 24,000 of the team's 30,000.
    expect(own).toContain('East · Q1 2026');
    expect(own).toContain('80 %');
    expect(own).toMatch(/1 +Bob Stone +– +90 %/);
    expect(own).toContain('amounts belong to each person');
    expect(rows(await press(mia, 'team'))).toMatch(/1 +Bob Stone +\$9,000 +90 %/);
  });

  it('has a helpful card for everybody who has no figures yet', async () => {
    const nobody = await ask(office, mybonus, bare);
    expect(nobody).toContain('No target is set for Bookings');
    expect(nobody).toContain('Nothing is credited to you');
    expect(nobody).toContain('$0');
    expect(nobody).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(await ask(office, mybonus, { ...mia, roles: ['ops'] }, bare.name)).toContain(
      'Nothing is credited in this period yet',
    );
    expect(await ask(office, mybonus, noPlan)).toContain('No incentive plan pays you in Q1 2026');
    expect(await ask(office, mybonus, future, '2025-Q4')).toContain('before the first day');
    expect(await ask(office, mybonus, gone)).toContain(
      'after the last day in the team (30 Nov 2025)',
    );
    expect(await ask(office, mybonus, gone, '2025-Q4')).toContain('earned in this period: $0');
    expect(await ask(office, mybonus, ann, '2026-Q4')).toContain('Q4 2026 has not begun yet');
  });

  it('takes a target of zero for no target', async () => {
    await office.store.quotas.save([
      {
        subject: { kind: 'person', id: bare.id },
        measure: 'bookings',
        period: period('quarter', '2026-02-01'),
        amount: 0n,
      },
    ]);
    expect(await ask(office, mybonus, bare)).toContain('No target is set for Bookings');
  });

  it('lists a refund as recovered', async () => {
    const at = instant('2026-02-20T14:50:00Z');
    await office.store.records.ingest([deal('D-20', -2_000_00n, personId('p-fay'))], at);
    const answer = await office.press(mybonus, future, 'how', 'p-fay|2026-Q1|deal|0');
    expect(privateText(answer)).toMatch(/D-20 \(recovered\) .* -\$2,000\.00/);
  });
});
