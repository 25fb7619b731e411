import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/chat/fallback.ts';
import { leaderboard } from '../../src/features/leaderboard/feature.ts';
import { deal, instant, people, period, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eastPlace, general, type Office } from '../support/office.ts';
import { ask, inChinese, openFloor, privateText } from './sales-floor.ts';

const { ann, bob, cy, mia } = people;
const olga = person('olga', 'Olga Ops', { roles: ['ops'] });

describe('/leaderboard', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database, { staff: [olga] });
  });
  afterAll(() => test.close());

  const inPublic = async (at: Office, who: typeof ann, words: string, place = eastPlace) => {
    const answer = await at.command(leaderboard, who, words, place);
    if (answer.kind !== 'public') throw new Error(`expected a public answer, got ${answer.kind}`);
    const aside = answer.aside && fallbackText(answer.aside);
    return { text: fallbackText(answer.card), aside };
  };

  it('ranks the team of the place by share of target, without amounts', async () => {
    // Bob 9,000 of 10,000, Ann 15,000 of 20,000; last quarter Ann led with 100 % against 25 %.
    const { text, aside } = await inPublic(office, ann, '');
    expect(text).toContain('Leaderboard · East · Q1 2026');
    expect(text).toMatch(/🥇 +Bob Stone +90 % ▓+░ +▲1/);
    expect(text).toMatch(/🥈 +Ann Lee +75 % ▓+░+ +▼1/);
    expect(text).not.toContain('$');
    expect(text).toContain('[My place]');
    expect(aside).toBeNull();
  });

  it('speaks the language of the place in public and the asker’s in private', async () => {
    const chinese = { ...eastPlace, locale: 'zh' as const };
    const { text } = await inPublic(office, ann, 'east', chinese);
    expect(text).toContain('排行榜 · 东区 · 2026 年第一季度');
    expect(await ask(office, leaderboard, inChinese(ann), '团队 上季度')).toContain(
      '排行榜 · 东区 · 2025 年第四季度',
    );
  });

  it('says in private where one stands and what the next place takes', async () => {
    // 90 % of Ann’s 20,000 are 18,000: 3,000 more than her 15,000.
    const text = await ask(office, leaderboard, ann);
    expect(text).toContain(
      'You are #2 of 2 with 75 % ($15,000). $3,000 more catches up with Bob Stone.',
    );
    expect(text).toMatch(/Bob Stone +90 %/);
    expect(await ask(office, leaderboard, bob)).toContain('Nobody is ahead of you.');
  });

  it('answers the button in private too', async () => {
    const answer = await office.press(leaderboard, ann, 'place', 't-east|2026-Q1|bookings');
    expect(privateText(answer)).toContain('You are #2 of 2');
    const none = await office.press(leaderboard, olga, 'place', 't-east|2026-Q1|bookings');
    expect(privateText(none)).toContain('You are not on this board yet');
  });

  it('shows amounts in private to whoever may see them', async () => {
    expect(await ask(office, leaderboard, mia, 'east')).toMatch(/Ann Lee +\$15,000 +75 %/);
    expect(await ask(office, leaderboard, olga, 'east')).toMatch(/Ann Lee +\$15,000 +75 %/);
  });

  it('ranks the whole company', async () => {
    const { text } = await inPublic(office, cy, 'all', general);
    expect(text).toContain('Leaderboard · whole company · Q1 2026');
    expect(text).toMatch(/🥇 +Bob Stone +90 % \S+ +▲1/);
  });

  it('says who is directly above below the best ten too, and how many are ranked to anybody', async () => {
    const staff = Array.from({ length: 13 }, (_, index) =>
      person(`rep-${index}`, `Rep ${index}`, { assignments: [seat(teams.west)] }),
    );
    const crowd = await openFloor(test.database, { staff, targets: false });
    const { store } = crowd;
    const quarter = period('quarter', '2026-02-01');
    await store.quotas.save(
      staff.map(({ id }) => ({
        subject: { kind: 'person', id } as const,
        ...{ measure: 'bookings' as const, period: quarter, amount: 10_000_00n },
      })),
    );
    // Rep 0 sold for 9,000, rep 1 for 8,500, and so on down to rep 12 with 3,000.
    await store.records.ingest(
      staff.map(({ id }, index) => deal(`S-${index}`, 9_000_00n - BigInt(index) * 500_00n, id)),
      instant('2026-02-20T14:50:00Z'),
    );
    const last = staff[12] ?? ann;
    const { text, aside } = await inPublic(crowd, last, 'all', general);
    expect(text).toContain('+3 more');
    expect(aside).toContain(
      'You are #13 of 13 with 30 % ($3,000). $500 more catches up with Rep 11.',
    );
    expect((await inPublic(crowd, mia, 'all', general)).text).toContain('+3 more');
  });

  it('counts deals where asked, without targets', async () => {
    const { text } = await inPublic(office, ann, 'east deals');
    expect(text).toContain('Deals, no targets set: highest first');
    expect(text).toMatch(/🥇 +Ann Lee +2 deals +100 %/);
    expect(text).toMatch(/🥈 +Bob Stone +1 deal +50 %/);
  });

  it('keeps amounts from being worked out where no targets are set', async () => {
    const bare = await openFloor(test.database, { targets: false });
    const { text } = await inPublic(bare, ann, '');
    expect(text).toContain('places only, amounts stay private');
    expect(text).toMatch(/🥇 +Ann Lee/);
    expect(text).not.toMatch(/%|\$|▓/);
    const place = privateText(
      await bare.press(leaderboard, bob, 'place', 't-east|2026-Q1|bookings'),
    );
    expect(place).toContain('You are #2 of 2 with $9,000.');
    expect(place).not.toContain('Ann Lee');
  });

  it('shows amounts to everybody where the company wants it', async () => {
    const open = await openFloor(test.database, { workspace: { amountsArePublic: true } });
    const { text } = await inPublic(open, ann, '');
    expect(text).toMatch(/Ann Lee +\$15,000 +75 %/);
  });

  it('says what is legal when a word is not understood', async () => {
    await expect(ask(office, leaderboard, ann, 'north')).rejects.toMatchObject({
      code: 'team.unknown',
      params: { text: 'north', teams: ['Sales', 'East', 'West'] },
    });
  });

  it('has a helpful card for a board that is empty', async () => {
    const { text } = await inPublic(office, ann, '2025-Q1');
    expect(text).toContain('Nobody is on this board yet');
    expect(text).toContain('/leaderboard 2024-Q4');
  });

  it('gives no medal for nothing, as when a period has just begun', async () => {
    const spring = await openFloor(test.database, { now: '2026-04-01T15:00:00Z' });
    await spring.store.quotas.save([
      {
        subject: { kind: 'person', id: ann.id },
        measure: 'bookings',
        period: period('quarter', '2026-04-01'),
        amount: 20_000_00n,
      },
    ]);
    const { text } = await inPublic(spring, ann, '');
    expect(text).toMatch(/1 +Ann Lee +0 %/);
    expect(text).not.toContain('🥇');
  });

  it('puts the asker’s place beside a board that does not show it', async () => {
    const crowd = Array.from({ length: 12 }, (_, index) =>
      person(`crowd-${index}`, `Crowd ${index}`, { assignments: [seat(teams.east)] }),
    );
    const full = await openFloor(test.database, { staff: crowd });
    await full.store.quotas.save(
      crowd.map(({ id }) => ({
        subject: { kind: 'person', id } as const,
        measure: 'bookings' as const,
        period: period('quarter', '2026-02-01'),
        amount: 1_000_00n,
      })),
    );
    // Everybody in the crowd is at 100 %; Ann with 75 % is fourteenth, behind Bob.
    await full.store.records.ingest(
      crowd.map(({ id, key }) => deal(`C-${key}`, 1_000_00n, id)),
      instant('2026-02-20T14:50:00Z'),
    );
    const team = await inPublic(full, ann, '');
    expect(team.text).toContain('+4 more');
    expect(team.text).not.toContain('Ann Lee');
    expect(team.aside).toContain(
      'You are #14 of 14 with 75 % ($15,000). $3,000 more catches up with Bob Stone.',
    );
    const company = await inPublic(full, ann, 'all', general);
    // Not the last one listed, who is ten places away, but whoever is directly above.
    expect(company.aside).toContain('You are #14 of 14');
    expect(company.aside).toContain('$3,000 more catches up with Bob Stone.');
  });
});
