/** A company in New York with a team in Berlin and one in Shanghai: what comes when, by whose clocks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scheduleId } from '../../src/domain/ids.ts';
import { money } from '../../src/domain/money.ts';
import type { Person } from '../../src/domain/people.ts';
import { readQuietHours } from '../../src/domain/quiet-hours.ts';
import { boards } from '../../src/features/boards/feature.ts';
import { digest } from '../../src/features/digest/feature.ts';
import { quietTimes, saveQuiet } from '../../src/features/quiet.ts';
import { reminders } from '../../src/features/reminders/feature.ts';
import { createSchedule } from '../../src/features/schedule/feature.ts';
import { ensureSchedules, followClocks } from '../../src/features/schedules.ts';
import { acme, day, deal, people, period, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eastPlace, general, type Office, openOffice, wordsOf } from '../support/office.ts';

const { ann, cy, mia } = people;
const nick = person('nick', 'Nick York', { assignments: [seat(teams.all)] });
const olga = person('olga', 'Olga Ops', { roles: ['ops'] });
const berta = person('berta', 'Berta Berlin', {
  roles: ['manager'],
  assignments: [seat(teams.east, { managerId: null, planKey: null })],
});
const features = [boards, digest, reminders];
const schedule = createSchedule(features);
const abroad = [
  { ...teams.east, timeZone: 'Europe/Berlin' },
  { ...teams.west, timeZone: 'Asia/Shanghai' },
];

describe('the clocks of teams', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  async function open(now: string, staff: readonly Person[] = [nick, olga]): Promise<Office> {
    const office = await openOffice(db.database, {
      ...{ now, features: [...features, schedule], staff },
    });
    await office.store.people.saveTeams(abroad);
    await ensureSchedules(office.store, office.clock.now());
    return office;
  }
  const move = async ({ store, clock }: Office, timeZone: string | null) => {
    await store.transaction(async (tx) => {
      await tx.people.saveTeams([{ ...teams.east, timeZone }]);
      await followClocks(tx, store.workspace, clock.now());
    });
  };
  const issue = async ({ store, clock }: Office, who: Person) =>
    store.statements.saveStatement({
      ...{ personId: who.id, planKey: 'reps', period: period('quarter', '2026-08-01') },
      ...{ planVersion: 1, engineVersion: '2', hash: who.key, body: '{}', dataAsOf: null },
      ...{ total: money(5n, acme.currency), payout: money(5n, acme.currency) },
      computedAt: clock.now(),
    });
  const receivers = ({ platform }: Office) =>
    platform.shown.map(({ message }) =>
      message.to.kind === 'place' ? message.to.place : message.to.user,
    );
  const add = async (office: Office, who: Person, words: string) => {
    const answer = await office.command(schedule, who, words, general);
    const button = buttonsOf(answer).find(({ label }) => label === 'Put it on the timetable');
    return office.press(schedule, who, 'confirm', button?.value ?? '');
  };

  it('bring reminders to each person in the morning where they are, once', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    for (const who of [ann, cy, nick]) await issue(office, who);
    await office.store.records.ingest([deal('D', 1n)], office.clock.now());
    await office.advance('2026-11-24T01:29:00Z');
    expect(receivers(office)).toEqual([]);
    await office.advance('2026-11-24T01:30:00Z');
    expect(receivers(office)).toEqual(['U-cy']);
    await office.advance('2026-11-24T08:30:00Z');
    expect(receivers(office)).toEqual(['U-cy', 'U-ann']);
    await office.advance('2026-11-24T14:30:00Z');
    expect(receivers(office)).toEqual(['U-cy', 'U-ann', 'U-nick']);
    await office.advance('2026-11-25T23:00:00Z');
    expect(receivers(office)).toHaveLength(3);
  });

  it('bring the digest to a manager on Monday morning where they are', async () => {
    const office = await open('2026-11-20T17:00:00Z', [berta]);
    const sold = { occurredOn: day('2026-11-18') };
    const led = { ...ann, assignments: [seat(teams.east, { managerId: berta.id })] };
    await office.store.people.savePeople([led]);
    await office.store.records.ingest([deal('D', 9_00n, ann.id, sold)], office.clock.now());
    await office.advance('2026-11-23T07:30:00Z');
    expect(receivers(office)).toEqual(['U-berta']);
    await office.advance('2026-11-23T13:30:00Z');
    expect(receivers(office).filter((to) => to === 'U-berta')).toHaveLength(1);
    expect(receivers(office)).toContain('U-mia');
  });

  it('are those of a place on days on which they change, each by its own rules', async () => {
    const office = await open('2026-03-06T12:00:00Z');
    const berlin = wordsOf(await office.command(schedule, olga, 'board Sundays 2:30 in East'));
    expect(berlin).toContain('Sun 29 Mar 2026 03:00');
    expect(berlin).toContain('Times are those of Europe/Berlin');
    expect(berlin).toContain('On your clock (America/New_York)');
    expect(berlin).toContain('Sat 28 Mar 2026 21:00');
    const company = await office.command(schedule, olga, 'board Sundays 2:30 in general');
    expect(wordsOf(company)).toContain('Sun 8 Mar 2026 03:00');
    expect(wordsOf(company)).not.toContain('On your clock');
  });

  it('change what is still to come, and nothing that has run', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    await office.store.records.ingest(
      [deal('D', 9_00n, ann.id, { occurredOn: day('2026-11-02') })],
      office.clock.now(),
    );
    await add(office, mia, 'board daily 12:00 in East');
    const inEast = () => receivers(office).filter((to) => to === eastPlace.ref).length;
    await office.advance('2026-11-24T11:00:00Z');
    expect(inEast()).toBe(1);
    await move(office, 'Europe/London');
    await office.advance('2026-11-24T11:59:00Z');
    expect(inEast()).toBe(1);
    await office.advance('2026-11-24T12:00:00Z');
    expect(inEast()).toBe(2);
    await office.advance('2026-11-25T11:59:00Z');
    expect(inEast()).toBe(2);
    await office.advance('2026-11-25T12:00:00Z');
    expect(inEast()).toBe(3);
  });

  it('have rounds of their own, as long as there is a team in the zone, paused like those of the company', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    const rounds = async () =>
      (await office.store.schedules.list())
        .filter(({ job }) => job === 'reminders.daily')
        .map(({ timeZone, subject, active }) => `${timeZone} ${subject} ${active}`);
    expect(await rounds()).toEqual([
      'America/New_York zone:America/New_York true',
      'Asia/Shanghai zone:Asia/Shanghai true',
      'Europe/Berlin zone:Europe/Berlin true',
    ]);
    await office.press(schedule, olga, 'pause', scheduleId('reminders.daily'));
    await move(office, 'Europe/Lisbon');
    expect(await rounds()).toEqual([
      'America/New_York zone:America/New_York false',
      'Asia/Shanghai zone:Asia/Shanghai true',
      'Europe/Lisbon zone:Europe/Lisbon false',
    ]);
    await office.store.people.saveTeams([{ ...teams.west, timeZone: null }]);
    await move(office, null);
    expect(await rounds()).toEqual(['America/New_York  false']);
  });

  it('are named by /schedule where they are not those of the reader', async () => {
    const office = await open('2026-11-23T17:00:00Z', [olga, berta]);
    await add(office, olga, 'board every Friday 17:00 in East');
    const far = wordsOf(await office.command(schedule, olga, ''));
    expect(far).toContain('every Friday at 17:00 (Europe/Berlin)');
    expect(far).toContain('every Monday at 08:30 (Asia/Shanghai)');
    expect(far).toContain('Times are those of America/New_York, where no other zone is named');
    const near = wordsOf(await office.command(schedule, berta, ''));
    expect(near).not.toContain('every Friday at 17:00 (');
    expect(near).toContain('every Monday at 09:00 (America/New_York)');
    const coming = wordsOf(await office.command(schedule, berta, 'next'));
    expect(coming).toContain('Fri 27 Nov 17:00\nLeaderboard in east');
    expect(coming).toContain('Mon 30 Nov 15:00\nLeaderboard in every channel');
    expect(coming).toContain('Times are those of Europe/Berlin');
    const chinese = { ...olga, locale: 'zh' } as const;
    expect(wordsOf(await office.command(schedule, chinese, ''))).toContain(
      '每周五 17:00（Europe/Berlin）',
    );
  });

  it('are those of quiet hours: everybody is left alone in their own night', async () => {
    const { store, request } = await open('2026-11-24T22:30:00Z');
    await saveQuiet(store, { kind: 'company' }, readQuietHours('22:00-08:00'));
    const times = await quietTimes(request(ann, null), [ann, cy, nick]);
    expect(`${times.notBefore(ann)}`).toBe('2026-11-25T07:00:00Z');
    expect(`${times.notBefore(cy)}`).toBe('2026-11-25T00:00:00Z');
    expect(times.notBefore(nick)).toBeNull();
    expect(`${times.notBeforeIn(teams.east.id)}`).toBe('2026-11-25T07:00:00Z');
    expect(times.notBeforeIn(null)).toBeNull();
  });
});

function buttonsOf(shown: unknown): readonly { readonly label: string; readonly value: string }[] {
  if (Array.isArray(shown)) return shown.flatMap(buttonsOf);
  if (shown === null || typeof shown !== 'object') return [];
  if ('action' in shown && 'label' in shown && 'value' in shown)
    return [{ label: String(shown.label), value: String(shown.value) }];
  return Object.values(shown).flatMap(buttonsOf);
}
