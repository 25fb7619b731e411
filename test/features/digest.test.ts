import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest } from '../../src/features/digest/feature.ts';
import { ensureSchedules } from '../../src/features/schedules.ts';
import { day, deal, type people as known, people, period, person } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Office, openOffice, wordsOf } from '../support/office.ts';

const { ann, bob, cy, dee, mia } = people;
/** A manager below whom nobody is. */
const max = person('max', 'Max Alone', { roles: ['manager'] });
const sunday = '2026-11-22T15:00:00Z';
const monday = '2026-11-23T13:30:00Z';

describe('the Monday digest', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  /**
   * On Sunday 57 % of the quarter are gone. Ann 105 % (30 of it last week), Bob 20 % (all the week before), Cy 10 % (in October),
   * Dee without a target.
   */
  async function open(): Promise<Office> {
    const office = await openOffice(db.database, { now: sunday, features: [digest], staff: [max] });
    const { store, clock } = office;
    const quota = ({ id }: (typeof known)['ann' | 'bob' | 'cy']) => ({
      ...{ subject: { kind: 'person', id } as const, measure: 'bookings' as const },
      ...{ period: period('quarter', '2026-11-01'), amount: 100_000_00n },
    });
    await store.quotas.save([quota(ann), quota(bob), quota(cy)]);
    await store.records.ingest(
      [
        deal('a1', 75_000_00n, ann.id, { occurredOn: day('2026-10-05') }),
        deal('a2', 30_000_00n, ann.id, { occurredOn: day('2026-11-20') }),
        deal('b1', 20_000_00n, bob.id, { occurredOn: day('2026-11-12') }),
        deal('c1', 10_000_00n, cy.id, { occurredOn: day('2026-10-12') }),
        deal('d1', 5_000_00n, dee.id, { occurredOn: day('2026-11-18') }),
      ],
      clock.now(),
    );
    await ensureSchedules(store, clock.now());
    return office;
  }
  const said = ({ platform }: Office) =>
    platform.shown.map(({ message }) => ({
      to: message.to.kind === 'place' ? message.to.place : message.to.user,
      text: wordsOf(message.to.card),
    }));

  it('goes to each manager about the people below, in private, on Monday morning', async () => {
    const office = await open();
    await office.advance('2026-11-23T13:29:59Z');
    expect(said(office)).toEqual([]);
    await office.advance(monday);
    await office.wake();
    const [only, ...more] = said(office);
    expect(more).toEqual([]);
    expect(only?.to).toBe('U-mia');
    expect(only?.text).toContain('Your team’s week · 16 Nov to 22 Nov');
    expect(only?.text).toContain('$35,000');
    expect(only?.text).toContain('The week before: $20,000 from 1 deal.');
    expect(only?.text).toContain('🎉 Reached the target last week: Ann Lee.');
    expect(only?.text).toMatch(/Ahead of pace[\s\S]*Ann Lee\n105 %\n\+30 points/);
    // 53 of 92 days: 57,609 should be there.
    expect(only?.text).toMatch(
      /Could use your help[\s\S]*Cy Young\n10 %\n\$47,609 · no deal in two weeks\nBob Stone\n20 %\n\$37,609\n/,
    );
    expect(only?.text).toContain('1 person has no target yet.');
    expect(only?.text).toMatch(/Targets of my team\nLeaderboard\nStart a contest\nTurn off/);
  });

  it('stops for who turns it off, who may still look at any time', async () => {
    const office = await open();
    const off = await office.press(digest, mia, 'set', 'off');
    expect(wordsOf(off)).toContain('The Monday digest is off.');
    await office.advance(monday);
    expect(said(office)).toEqual([]);
    expect(wordsOf(await office.command(digest, mia, ''))).toContain('Send it on Mondays');
    expect(wordsOf(await office.press(digest, mia, 'set', 'on'))).toContain('on Mondays again');
  });

  it('is kind to a manager of nobody, and speaks Chinese', async () => {
    const office = await open();
    expect(wordsOf(await office.command(digest, max, ''))).toContain('Nobody who sells reports');
    const chinese = wordsOf(await office.command(digest, { ...mia, locale: 'zh' }, ''));
    expect(chinese).toContain('团队一周 · 11月15日至11月21日');
    expect(chinese).toContain('再前一周签约 $20,000，共 1 单。');
  });
});
