import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/ids.ts';
import { boards } from '../../../src/features/boards/feature.ts';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import { day, deal, people, period } from '../../support/company.ts';
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
