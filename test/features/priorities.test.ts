/** What goes first when much waits: answers before announcements, announcements before what comes to many by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boards } from '../../src/features/boards/feature.ts';
import { celebrations } from '../../src/features/celebrations/feature.ts';
import { contest } from '../../src/features/contest/feature.ts';
import { digest } from '../../src/features/digest/feature.ts';
import { outbox } from '../../src/features/outbox/feature.ts';
import { pulse } from '../../src/features/pulse/feature.ts';
import { reminders } from '../../src/features/reminders/feature.ts';
import { ensureSchedules } from '../../src/features/schedules.ts';
import { day, deal, people, period, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { general, openOffice } from '../support/office.ts';

const { ann, bob, mia } = people;
const adam = person('adam', 'Adam Admin', { roles: ['admin'] });
const more = ['e1', 'e2', 'e3', 'e4', 'e5'].map((key) =>
  person(key, `Eve ${key}`, { assignments: [seat(teams.east)] }),
);
const features = [boards, celebrations, contest, digest, outbox, pulse, reminders];

describe('the priority of messages', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  it('follows from what they are', async () => {
    // A Friday at noon in New York.
    const office = await openOffice(db.database, {
      ...{ now: '2026-11-20T17:00:00Z', features, staff: [adam, ...more] },
    });
    const { store, clock } = office;
    await ensureSchedules(store, clock.now());
    await store.quotas.save([
      {
        ...{ subject: { kind: 'person', id: bob.id }, measure: 'bookings' },
        ...{ period: period('quarter', '2026-11-01'), amount: 900_000_00n },
      },
    ]);
    await office.press(celebrations, adam, 'mode', 'public');
    await office.command(contest, mia, 'new "Sprint" top until Thursday', general);
    const question = await office.command(
      pulse,
      mia,
      'new "Is it fair?" team East until Monday',
      general,
    );
    expect(question.kind).toBe('private');
    const sold = { occurredOn: day('2026-11-20') };
    await store.records.ingest(
      [deal('D', 9_00n, ann.id, sold), deal('E', 9_00n, bob.id, sold)],
      clock.now(),
    );
    for (const at of ['2026-11-20T17:01:00Z', '2026-11-23T13:30:00Z', '2026-11-23T14:00:00Z'])
      await office.advance(at);
    const monday = { occurredOn: day('2026-11-23') };
    await store.records.ingest([deal('F', 9_00n, ann.id, monday)], clock.now());
    for (const at of ['2026-11-23T14:10:00Z', '2026-11-25T15:00:00Z', '2026-11-27T23:00:00Z'])
      await office.advance(at);
    // What nobody knows the fate of goes to an admin.
    office.platform.blind = true;
    office.platform.decide(({ key }) => ({
      kind: key.startsWith('celebration') ? 'lost_request' : 'none',
    }));
    await store.records.ingest([deal('G', 9_00n, ann.id, monday)], clock.now());
    for (const minutes of [1, 5, 30, 240, 300]) await office.advance(`PT${minutes}M`);
    const states = ['sent', 'pending', 'expired', 'needs_person', 'refused'] as const;
    const found = new Map<string, Set<number>>();
    for (const { key, priority } of await store.outbox.list({ states }, 500)) {
      const [kind = ''] = key.split(':');
      found.set(kind, (found.get(kind) ?? new Set()).add(priority));
    }
    expect(Object.fromEntries([...found].map(([kind, all]) => [kind, [...all].sort()]))).toEqual({
      'boards.post': [1, 2],
      celebration: [1],
      'contest.launched': [1],
      'contest.board': [1, 2],
      'contest.closed': [1],
      'contest.ended': [1],
      'contest.result': [1],
      'digest.weekly': [2],
      'outbox.needs_person': [0],
      'pulse.asked': [2],
      'pulse.over': [2],
      'pulse.result': [1],
      reminder: [2],
    });
  });
});
