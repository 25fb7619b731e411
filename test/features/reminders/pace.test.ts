import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/ids.ts';
import { reminders } from '../../../src/features/reminders/feature.ts';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import { day, deal, people, period } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Office, openOffice, wordsOf } from '../../support/office.ts';

const { ann, bob, cy, mia } = people;
/** A Tuesday. The reminder comes on Wednesdays at 10:00 in New York. */
const tuesday = '2026-11-24T15:00:00Z';
const wednesday = '2026-11-25T15:00:00Z';

describe('the pace reminder', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  async function open(now = tuesday): Promise<Office> {
    const office = await openOffice(db.database, { now, features: [reminders] });
    const quota = (id: PersonId) =>
      ({
        subject: { kind: 'person', id },
        measure: 'bookings',
        period: period('quarter', '2026-11-01'),
        amount: 100_000_00n,
      }) as const;
    await office.store.quotas.save([quota(ann.id), quota(bob.id)]);
    const occurredOn = day('2026-11-02');
    await office.store.records.ingest(
      [
        deal('a1', 25_000_00n, ann.id, { occurredOn }),
        deal('a2', 15_000_00n, ann.id, { occurredOn }),
        deal('b1', 95_000_00n, bob.id, { occurredOn }),
        deal('c1', 1_00n, cy.id, { occurredOn }),
      ],
      office.clock.now(),
    );
    await ensureSchedules(office.store, office.clock.now());
    return office;
  }
  const reminded = ({ platform }: Office) =>
    platform.shown
      .filter(({ key }) => key.startsWith('reminder:pace'))
      .map(({ message }) => (message.to.kind === 'person' ? message.to.user : 'public'));
  const textOf = ({ platform }: Office) =>
    wordsOf(platform.shown.find(({ key }) => key.startsWith('reminder:pace'))?.message.to.card);

  it('goes in private to who is behind pace, with a way forward, and to nobody else', async () => {
    const office = await open();
    await office.advance('2026-11-25T14:59:59Z');
    expect(reminded(office)).toEqual([]);
    await office.advance(wednesday);
    await office.wake();
    expect(reminded(office)).toEqual(['U-ann']);
    const text = textOf(office);
    expect(text).toContain('You are at 40 % with 61 % of the quarter gone.');
    // 56 of 92 days: 60,869.57 of 100,000 should be there, 40,000 are, and her average deal is 20,000.
    expect(text).toContain('2 of your average deals (about $20,870) bring you back on pace.');
    expect(text).toContain('only while you are behind pace');
    expect(text).toContain('My bonus\nFewer of these\nTurn off');
  });

  it('comes again a week later, not in between', async () => {
    const office = await open();
    await office.advance(wednesday);
    await office.advance('P1D');
    await office.advance('P5D');
    expect(reminded(office)).toEqual(['U-ann']);
    await office.advance('P1D');
    expect(reminded(office)).toEqual(['U-ann', 'U-ann']);
  });

  it('is not made up for when the process slept through the day', async () => {
    const office = await open();
    await office.advance('2026-11-26T15:00:00Z');
    expect(reminded(office)).toEqual([]);
  });

  it('leaves everybody alone in the first fifth of a period', async () => {
    const office = await open('2026-10-05T15:00:00Z');
    await office.advance('2026-10-07T14:00:00Z');
    expect(reminded(office)).toEqual([]);
  });

  it('stops for who turns it off, and comes once a month for who wants fewer', async () => {
    const office = await open();
    const off = await office.press(reminders, ann, 'set', 'pace:off');
    expect(off.kind).toBe('replace');
    expect(wordsOf(off)).toContain('On: Pace');
    await office.advance(wednesday);
    expect(reminded(office)).toEqual([]);
    await office.press(reminders, ann, 'set', 'pace:fewer');
    await office.advance('2026-12-02T15:00:00Z');
    expect(reminded(office)).toEqual(['U-ann']);
    await office.advance('2026-12-09T15:00:00Z');
    expect(reminded(office)).toEqual(['U-ann']);
    await office.press(reminders, ann, 'set', 'pace:on');
    await office.advance('2026-12-16T15:00:00Z');
    expect(reminded(office)).toEqual(['U-ann', 'U-ann']);
  });

  it('keeps the choice with the person, also one made on a card of old', async () => {
    const office = await open();
    await office.press(reminders, ann, 'set', 'off');
    expect(await office.store.settings.get(ann.id, 'reminders.pace')).toBe('off');
    expect(await office.store.settings.get(mia.id, 'reminders.pace')).toBeNull();
    expect(wordsOf(await office.command(reminders, { ...ann, locale: 'zh' }, ''))).toContain(
      '开启：进度',
    );
  });
});
