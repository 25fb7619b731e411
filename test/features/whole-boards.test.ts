/** Boards of more people than a message holds: whoever turns the pages meets everybody once, in order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import type { Answer } from '../../src/chat/port.ts';
import { everyBlock } from '../../src/chat/slack/capabilities.ts';
import { renderMessage } from '../../src/chat/slack/render.ts';
import type { Person } from '../../src/domain/people.ts';
import { contest } from '../../src/features/contest/feature.ts';
import type { Feature } from '../../src/features/feature.ts';
import { leaderboard } from '../../src/features/leaderboard/feature.ts';
import { mybonus } from '../../src/features/mybonus/feature.ts';
import { target } from '../../src/features/target/feature.ts';
import { day, deal, people, period, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { general, type Office, wordsOf } from '../support/office.ts';
import { openFloor } from './sales-floor.ts';

const { mia } = people;
const count = 230;
/** In one team, each with a little less than the one before; two with the same. */
const sellers = Array.from({ length: count }, (_, index) =>
  person(`s${String(index).padStart(3, '0')}`, `Seller ${String(index).padStart(3, '0')}`, {
    assignments: [seat(teams.west)],
  }),
);
const [best] = sellers as [Person];

describe('a board of hundreds', () => {
  let db: TestDatabase;
  let office: Office;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
    office = await openFloor(db.database, { staff: sellers, targets: false });
    const { store, clock } = office;
    await office.command(contest, mia, 'new "Sprint" top until in 10 days', general);
    clock.moveTo(clock.now().add({ minutes: 1 }));
    const amountOf = (index: number) => BigInt(1_000 - (index === 7 ? 6 : index)) * 100_00n;
    await store.importFacts({ at: clock.now() }, (add) =>
      add(
        sellers.map(({ id, key }, index) =>
          deal(key, amountOf(index), id, { occurredOn: day('2026-02-20') }),
        ),
      ),
    );
    await store.quotas.save(
      sellers.map(({ id }) => ({
        ...{ subject: { kind: 'person', id } as const, measure: 'bookings' as const },
        ...{ period: period('quarter', '2026-02-20'), amount: 1_000_000_00n },
      })),
    );
  });
  afterAll(() => db.close());

  const cardOf = (answer: Answer): Card => {
    if (answer.kind !== 'private' && answer.kind !== 'replace') throw new Error(answer.kind);
    return answer.card;
  };
  const buttonOn = (card: Card, label: RegExp) =>
    card.elements
      .flatMap((each) => (each.kind === 'actions' ? each.buttons : []))
      .find((each) => label.test(each.label));
  const names = (card: Card) => {
    const table = card.elements.find(({ kind }) => kind === 'table');
    return table?.kind === 'table'
      ? table.rows.flatMap((row) => row.find(({ text }) => /^Seller/.test(text))?.text ?? [])
      : [];
  };
  const pressed = async (feature: Feature, who: Person, card: Card, label: RegExp) => {
    const button = buttonOn(card, label);
    if (!button) return null;
    const [, action = ''] = button.action.split('.');
    return office.press(feature, who, action, button.value);
  };
  /** The names on each page, from that card on; every page goes into one message of Slack's. */
  async function allPages(feature: Feature, who: Person, first: Card): Promise<string[][]> {
    const pages: string[][] = [];
    for (let card: Card | null = first; card; ) {
      pages.push(names(card));
      expect(
        wordsOf(renderMessage(card, { locale: 'en', capabilities: everyBlock }).blocks),
      ).not.toContain('more rows');
      const next: Answer | null = await pressed(feature, who, card, /^Next page$/);
      if (next) expect(next.kind).toBe('replace');
      card = next && cardOf(next);
    }
    return pages;
  }
  const inOrder = sellers.map(({ name }) => name);

  it.each(['all', 'west'])('/leaderboard %s', async (words) => {
    const short = cardOf(await office.command(leaderboard, best, words));
    expect(names(short)).toHaveLength(10);
    const whole = await pressed(leaderboard, best, short, /^All 23/);
    const pages = await allPages(leaderboard, best, cardOf(whole as Answer));
    expect(pages.flat()).toEqual(inOrder);
    expect(Math.max(...pages.map(({ length }) => length))).toBe(50);
  });

  it('/leaderboard in public shows the best, and the whole of it to who asks alone', async () => {
    const answer = await office.command(leaderboard, best, 'west', general);
    if (answer.kind !== 'public') throw new Error(answer.kind);
    expect(names(answer.card)).toHaveLength(10);
    const whole = await pressed(leaderboard, best, answer.card, /^All 23/);
    expect(whole?.kind).toBe('private');
  });

  it('a board keeps ranks and shares of the leader from page to page', async () => {
    const deals = cardOf(await office.command(leaderboard, mia, 'west'));
    const first = cardOf((await pressed(leaderboard, mia, deals, /^All/)) as Answer);
    const second = cardOf((await pressed(leaderboard, mia, first, /^Next/)) as Answer);
    const table = second.elements.find(({ kind }) => kind === 'table');
    const row = table?.kind === 'table' ? table.rows[0]?.map(({ text }) => text) : [];
    expect(row?.slice(0, 2)).toEqual(['51', 'Seller 050']);
  });

  it('/contest', async () => {
    const [running] = await office.store.contests.running();
    const own = cardOf(await office.press(contest, best, 'board', running?.id ?? ''));
    const whole = cardOf((await pressed(contest, best, own, /^All 230$/)) as Answer);
    const pages = await allPages(contest, best, whole);
    expect(pages.flat()).toEqual(inOrder);
  });

  it('the team of /mybonus', async () => {
    const bonus = cardOf(await office.command(mybonus, best, ''));
    const team = cardOf((await pressed(mybonus, best, bonus, /^My team$/)) as Answer);
    const pages = await allPages(mybonus, best, team);
    expect(pages.flat()).toEqual(inOrder);
  });

  it('the team of /target', async () => {
    const pages = await allPages(target, mia, cardOf(await office.command(target, mia, '')));
    expect(pages.flat().toSorted()).toEqual(inOrder);
    expect(new Set(pages.flat()).size).toBe(count);
  });
});
