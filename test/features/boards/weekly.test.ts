import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PersonId, scheduleId } from '../../../src/domain/ids.ts';
import { boards } from '../../../src/features/boards/feature.ts';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import { day, deal, instant, people, period } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eastPlace, general, type Office, openOffice, wordsOf } from '../../support/office.ts';

const { ann, cy } = people;
/** A Sunday; the board comes on Monday at 09:00 in New York. */
const sunday = '2026-11-22T15:00:00Z';
const monday = '2026-11-23T14:00:00Z';

describe('the weekly board', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  async function open(amountsArePublic: boolean, sold = true): Promise<Office> {
    const office = await openOffice(db.database, {
      now: sunday,
      features: [boards],
      workspace: { amountsArePublic },
    });
    const quota = (id: PersonId) =>
      ({
        subject: { kind: 'person', id },
        measure: 'bookings',
        period: period('quarter', '2026-11-01'),
        amount: 100_000_00n,
      }) as const;
    if (sold) {
      await office.store.quotas.save([quota(ann.id), quota(cy.id)]);
      const occurredOn = day('2026-11-02');
      await office.store.records.ingest(
        [
          deal('a1', 87_654_00n, ann.id, { occurredOn }),
          deal('c1', 43_210_00n, cy.id, { occurredOn }),
        ],
        office.clock.now(),
      );
    }
    await ensureSchedules(office.store, office.clock.now());
    return office;
  }
  const said = ({ platform }: Office, ref: string) =>
    platform.shown
      .filter(({ message }) => message.to.kind === 'place' && message.to.place === ref)
      .map(({ message }) => wordsOf(message.to.card));

  it('is posted on Monday morning in each place, without anybody’s amounts', async () => {
    const office = await open(false);
    await office.advance('2026-11-23T13:59:59Z');
    expect(office.platform.shown).toEqual([]);
    await office.advance(monday);
    await office.wake();
    const [company, ...more] = said(office, general.ref);
    expect(more).toEqual([]);
    expect(company).toMatch(/Ann Lee[\s\S]*88 %[\s\S]*Cy Young[\s\S]*43 %/);
    expect(company).not.toMatch(/87,654|43,210/);
    const [team] = said(office, eastPlace.ref);
    expect(team).toContain('Ann Lee');
    expect(team).not.toContain('Cy Young');
  });

  it('shows amounts where the workspace made them public', async () => {
    const office = await open(true);
    await office.advance(monday);
    expect(said(office, general.ref)[0]).toContain('$87,654');
  });

  it('is posted once for a long sleep, and not at all when nobody is on it', async () => {
    const office = await open(false);
    await office.advance('2026-12-07T14:30:00Z');
    expect(said(office, general.ref)).toHaveLength(1);
    const empty = await open(false, false);
    await empty.advance(monday);
    expect(empty.platform.shown).toEqual([]);
  });
});

describe('a board that stands in a place', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  const { bob } = people;
  const quota = (id: PersonId) =>
    ({
      ...{ subject: { kind: 'person', id } as const, measure: 'bookings' as const },
      ...{ period: period('quarter', '2026-11-01'), amount: 100_000_00n },
    }) as const;

  /** Ann 50 %, Bob 40 %, Cy 30 %. */
  async function open(now = sunday): Promise<Office> {
    const office = await openOffice(db.database, { now, features: [boards] });
    await office.store.quotas.save([quota(ann.id), quota(bob.id), quota(cy.id)]);
    await sell(office, ann.id, 50_000_00n);
    await sell(office, bob.id, 40_000_00n);
    await sell(office, cy.id, 30_000_00n);
    await ensureSchedules(office.store, office.clock.now());
    return office;
  }
  const booked = { occurredOn: day('2026-11-20') };
  let sold = 0;
  const sell = (office: Office, who: PersonId, minor: bigint) => {
    sold += 1;
    const fact = deal(`S-${sold}`, minor, who, booked);
    return office.store.records.ingest([fact], office.clock.now());
  };
  const shownIn = ({ platform }: Office, ref: string) =>
    platform.shown.filter(({ message }) => message.to.kind === 'place' && message.to.place === ref);
  const lastSaid = (shown: ReturnType<typeof shownIn>[number] | undefined) =>
    wordsOf((shown?.updates.at(-1) ?? shown?.message)?.to.card);

  it('follows every deal in place, at most every five minutes', async () => {
    const office = await open();
    await office.advance(monday);
    const [board] = shownIn(office, general.ref);
    expect(lastSaid(board)).toMatch(/🥇\nAnn Lee\n50 %[\s\S]*Follows every deal/);
    await sell(office, bob.id, 20_000_00n);
    await office.advance('PT2M');
    expect(board?.updates).toEqual([]);
    await office.advance('PT4M');
    await office.advance('PT6M');
    expect(board?.updates).toHaveLength(1);
    expect(lastSaid(board)).toMatch(/🥇\nBob Stone\n60 %/);
    expect(shownIn(office, general.ref)).toHaveLength(1);
  });

  it('shows who moved since the board before, which says that it is closed', async () => {
    const office = await open();
    await office.advance(monday);
    await sell(office, cy.id, 25_000_00n);
    await office.advance('2026-11-30T14:00:00Z');
    const [old, board, ...more] = shownIn(office, general.ref);
    expect(more).toEqual([]);
    expect(lastSaid(old)).toMatch(/Closed: the current board stands further down/);
    expect(lastSaid(board)).toContain('Since 23 Nov');
    expect(lastSaid(board)).toMatch(
      /Cy Young\n55 %\n▲2\n[\s\S]*Ann Lee\n50 %\n▼1\n[\s\S]*Bob Stone\n40 %\n▼1/,
    );
    // Against the same board still, whatever happens during the week.
    await sell(office, bob.id, 12_000_00n);
    await office.advance('P1D');
    expect(lastSaid(board)).toMatch(
      /Cy Young\n55 %\n▲2\n[\s\S]*Bob Stone\n52 %\n[\s\S]*Ann Lee\n50 %\n▼2/,
    );
    expect(lastSaid(board)).not.toMatch(/25,000|\$/);
  });

  it('comes each morning in the last five working days of a quarter, and on the one after', async () => {
    const office = await open('2026-12-21T15:00:00Z');
    const days = ['22', '23', '24', '25', '26', '27', '28', '29', '30', '31'];
    const posted: string[] = [];
    const look = async (at: string) => {
      const before = shownIn(office, eastPlace.ref).length;
      await office.advance(at);
      if (shownIn(office, eastPlace.ref).length > before) posted.push(at.slice(5, 10));
    };
    for (const date of days) await look(`2026-12-${date}T14:30:00Z`);
    await look('2027-01-01T14:30:00Z');
    await look('2027-01-02T14:30:00Z');
    // The 26th and 27th are a weekend, and on Monday the 28th the weekly one comes: there is one board on a morning.
    expect(posted).toEqual(['12-25', '12-28', '12-29', '12-30', '12-31', '01-01']);
    expect(lastSaid(shownIn(office, eastPlace.ref).at(-1))).toContain('Q4 2026');
  });

  it('is not posted while everybody is at nothing, and never lists who is', async () => {
    const office = await open();
    await office.store.records.ingest([deal('back', -30_000_00n, cy.id, booked)], instant(sunday));
    await office.advance(monday);
    expect(lastSaid(shownIn(office, general.ref)[0])).toContain('Bob Stone');
    expect(lastSaid(shownIn(office, general.ref)[0])).not.toContain('Cy Young');
    const fresh = await openOffice(db.database, { now: sunday, features: [boards] });
    await fresh.store.quotas.save([quota(ann.id), quota(bob.id)]);
    await ensureSchedules(fresh.store, fresh.clock.now());
    await fresh.advance(monday);
    expect(fresh.platform.shown).toEqual([]);
  });

  it('has no arrows against another quarter', async () => {
    const office = await open('2026-12-27T15:00:00Z');
    await office.advance('2026-12-28T14:00:00Z');
    await office.store.records.ingest(
      [deal('new', 1_000_00n, ann.id, { occurredOn: day('2027-01-04') })],
      instant('2027-01-04T15:00:00Z'),
    );
    await office.advance('2027-01-11T14:00:00Z');
    const board = shownIn(office, general.ref).at(-1);
    expect(lastSaid(board)).toContain('Q1 2027');
    expect(lastSaid(board)).toContain('Since last period');
  });

  it('is posted once where two schedules name the same place and moment', async () => {
    const office = await open();
    const own = (await office.store.schedules.list()).find(({ job }) => job === 'boards.weekly');
    if (!own) throw new Error('no schedules');
    const more = { ...own, id: scheduleId('of-east'), subject: eastPlace.id };
    await office.store.schedules.save(more);
    await office.advance(monday);
    expect(shownIn(office, eastPlace.ref)).toHaveLength(1);
    expect(shownIn(office, general.ref)).toHaveLength(1);
  });

  it('is posted once by however many replicas', async () => {
    const office = await open();
    office.clock.moveTo(instant(monday));
    await Promise.all([1, 2, 3].map(() => office.newScheduler().tick()));
    await office.wake();
    expect(shownIn(office, general.ref)).toHaveLength(1);
  });
});
