import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestId, type PersonId, pulseId } from '../../../src/domain/ids.ts';
import { money } from '../../../src/domain/money.ts';
import { readQuietHours } from '../../../src/domain/quiet-hours.ts';
import { saveQuiet } from '../../../src/features/quiet.ts';
import { reminders } from '../../../src/features/reminders/feature.ts';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import {
  acme,
  day,
  deal,
  instant,
  people,
  period,
  person,
  seat,
  teams,
} from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { general, type Office, openOffice, wordsOf } from '../../support/office.ts';
import { plan } from '../sales-floor.ts';

const { ann, bob, cy, dee, mia } = people;
const olga = person('olga', 'Olga Ops', { roles: ['ops'] });
/** A Monday at noon in New York; the round is at 09:30. */
const monday = '2026-11-23T17:00:00Z';
const tuesdayRound = '2026-11-24T14:30:00Z';
const quarter = period('quarter', '2026-11-01');

describe('the daily round of reminders', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  /** Everybody who sells has a target, and something came in today: nobody has to be told anything. */
  async function open(now = monday): Promise<Office> {
    const office = await openOffice(db.database, { now, features: [reminders], staff: [olga] });
    const { store, clock } = office;
    await store.quotas.save([ann, bob, cy, dee].map(({ id }) => quota(id)));
    await store.records.ingest([deal('old', 1_000_00n, dee.id, booked)], clock.now());
    await ensureSchedules(store, clock.now());
    return office;
  }
  const booked = { occurredOn: day('2026-11-02') };
  const quota = (id: PersonId) =>
    ({
      ...{ subject: { kind: 'person', id } as const, measure: 'bookings', period: quarter },
      amount: 100_000_00n,
    }) as const;
  const said = ({ platform }: Office) =>
    platform.shown.map(({ message }) => ({
      to: message.to.kind === 'place' ? message.to.place : message.to.user,
      text: wordsOf(message.to.card),
    }));
  const receivers = (office: Office) => said(office).map(({ to }) => to);

  it('says nothing where there is nothing to say', async () => {
    const office = await open();
    await office.advance(tuesdayRound);
    expect(said(office)).toEqual([]);
  });

  it('tells whoever is nearly there what is missing and what it pays, once', async () => {
    const office = await open();
    const { store } = office;
    await store.plans.publish('reps', plan, day('2025-01-01'), instant('2025-01-01T00:00:00Z'));
    await store.records.ingest(
      [deal('a', 94_000_00n, ann.id, booked), deal('b', 80_000_00n, bob.id, booked)],
      office.clock.now(),
    );
    await office.advance(tuesdayRound);
    await office.advance('2026-11-26T14:30:00Z');
    const [only, ...more] = said(office);
    expect(more).toEqual([]);
    expect(only?.to).toBe('U-ann');
    expect(only?.text).toContain(
      '$6,000 more reaches 100 % and pays $1,300; from there on the rate is 8 %.',
    );
    expect(only?.text).toContain('You are at $94,000 in Q4 2026.');
    expect(only?.text).toContain('Turn off');
  });

  it('tells whose statement was issued, and that it was revised', async () => {
    const office = await open();
    const statement = (hash: string) => ({
      ...{ personId: ann.id, planKey: 'reps', period: period('quarter', '2026-08-01') },
      ...{ planVersion: 1, engineVersion: '2', hash, body: '{}', dataAsOf: null },
      ...{ total: money(1_234_50n, acme.currency), payout: money(1_000_00n, acme.currency) },
      computedAt: office.clock.now(),
    });
    await office.store.statements.saveStatement(statement('1'));
    await office.advance(tuesdayRound);
    await office.advance('2026-11-25T14:30:00Z');
    await office.store.statements.saveStatement(statement('2'));
    await office.advance('2026-11-26T14:30:00Z');
    expect(receivers(office)).toEqual(['U-ann', 'U-ann']);
    const [first, second] = said(office);
    expect(first?.text).toContain('Your statement for Q3 2026 is ready\n$1,000.00');
    expect(first?.text).not.toContain('revision');
    expect(second?.text).toContain('revision 2');
  });

  it('tells those who take part that a contest ends, and not who has just been invited', async () => {
    const office = await open();
    const contest = (id: string, launched: string, ends: string) => ({
      ...{ id: contestId(id), title: id, fingerprint: 'f', launchedBy: mia.id },
      ...{ launchedAt: instant(launched), placeId: general.id, state: 'running' as const },
      participants: [ann.id, bob.id],
      rules: {
        ...{ kind: 'top' as const, measure: 'bookings' as const, target: null },
        ...{ firstDay: day('2026-11-20'), lastDay: day('2026-11-24'), endsAt: instant(ends) },
        ...{ teams: [], prizes: ['A bicycle'] },
      },
    });
    const { contests } = office.store;
    await contests.add(contest('sprint', '2026-11-20T15:00:00Z', '2026-11-24T23:00:00Z'));
    await contests.add(contest('long', '2026-11-20T15:00:00Z', '2026-11-30T23:00:00Z'));
    await contests.add(contest('short', '2026-11-24T10:00:00Z', '2026-11-24T23:00:00Z'));
    await office.store.contests.withdraw(contestId('sprint'), bob.id);
    await office.advance(tuesdayRound);
    expect(receivers(office)).toEqual(['U-ann']);
    expect(said(office)[0]?.text).toMatch(/“sprint” ends soon[\s\S]*First prize: A bicycle\./);
  });

  it('asks once who has not answered, names nobody, and gives nothing away in its key', async () => {
    const office = await open();
    const { pulses } = office.store;
    const pulse = {
      ...{ id: pulseId('q1'), question: 'Is it fair?', teamId: teams.all.id },
      ...{ placeId: general.id, askedBy: mia.id, state: 'open' as const },
      ...{ openedAt: instant('2026-11-20T15:00:00Z'), closesAt: instant('2026-11-25T13:00:00Z') },
      invited: [ann.id, bob.id, cy.id],
    };
    await pulses.add(pulse);
    await pulses.answer(pulse.id, bob.id, 4);
    await office.advance(tuesdayRound);
    await office.wake();
    expect(receivers(office)).toEqual(['U-ann', 'U-cy']);
    for (const { text } of said(office)) {
      expect(text).toContain('Is it fair?');
      expect(text).not.toMatch(/Ann|Bob|Cy|answered: |[0-9] of/);
    }
    expect(office.platform.shown.map(({ key }) => key).join(' ')).not.toMatch(/pulse|q1/);
  });

  it('tells operations and managers when data stops, once for each time', async () => {
    const office = await open('2026-11-12T17:00:00Z');
    // Thursday to Wednesday: Friday, Monday and Tuesday went by without a record.
    await office.advance('2026-11-17T14:30:00Z');
    expect(said(office)).toEqual([]);
    await office.advance('2026-11-18T14:30:00Z');
    await office.advance('2026-11-19T14:30:00Z');
    expect(receivers(office).toSorted()).toEqual(['U-mia', 'U-olga']);
    expect(said(office).find(({ to }) => to === 'U-olga')?.text).toMatch(
      /The last record came on Thu 12 Nov: 3 working days without any[\s\S]*upside import deals/,
    );
    expect(said(office).find(({ to }) => to === 'U-mia')?.text).toContain('has been told too');
  });

  it('tells a manager whose targets are missing, once a month, where targets are used at all', async () => {
    const nia = person('nia', 'Nia New', { assignments: [seat(teams.east)] });
    const office = await open();
    await office.store.people.savePeople([nia]);
    await office.advance(tuesdayRound);
    await office.advance('2026-11-26T14:30:00Z');
    expect(receivers(office)).toEqual(['U-mia']);
    expect(said(office)[0]?.text).toContain('Nia New has no target yet.');
    expect(said(office)[0]?.text).toContain('Targets of my team');
    const without = await openOffice(db.database, { now: monday, features: [reminders] });
    await ensureSchedules(without.store, without.clock.now());
    await without.advance(tuesdayRound);
    expect(said(without)).toEqual([]);
  });

  it('asks for confirmation of a plan after three days, and not who has confirmed', async () => {
    const office = await open();
    const { plans } = office.store;
    const at = instant('2026-11-21T15:00:00Z');
    await plans.publish('reps', plan, day('2026-10-01'), at);
    for (const { id } of [ann, bob, cy]) await plans.acknowledge('reps', 1, id, at);
    await office.advance(tuesdayRound);
    expect(receivers(office)).toEqual([]);
    await office.advance('2026-11-25T14:30:00Z');
    await office.advance('2026-11-26T14:30:00Z');
    expect(receivers(office)).toEqual(['U-dee']);
    expect(said(office)[0]?.text).toContain('“Reps”, version 1, holds from 1 Oct 2026.');
  });

  it('says one thing at a time, the most important first, and no more than wished in a week', async () => {
    const office = await open();
    const { plans, statements } = office.store;
    await plans.publish('reps', plan, day('2026-10-01'), instant('2026-11-12T15:00:00Z'));
    for (const { id } of [bob, cy, dee]) await plans.acknowledge('reps', 1, id, instant(monday));
    await statements.saveStatement({
      ...{ personId: ann.id, planKey: 'reps', period: period('quarter', '2026-08-01') },
      ...{ planVersion: 1, engineVersion: '2', hash: 'h', body: '{}', dataAsOf: null },
      ...{ total: money(5n, acme.currency), payout: money(5n, acme.currency) },
      computedAt: office.clock.now(),
    });
    await office.store.records.ingest([deal('a', 94_000_00n, ann.id, booked)], office.clock.now());
    await office.press(reminders, ann, 'limit', '2');
    for (const date of ['24', '25', '26', '27', '30'])
      await office.advance(`2026-11-${date}T14:30:00Z`);
    const toAnn = () => said(office).filter(({ to }) => to === 'U-ann');
    expect(toAnn().map(({ text }) => text.split('\n')[0])).toEqual([
      'Your statement for Q3 2026 is ready',
      'Your plan has changed: please have a look',
    ]);
    await office.store.records.ingest([deal('z', 1n, dee.id, booked)], office.clock.now());
    await office.advance('2026-12-01T14:31:00Z');
    expect(toAnn().at(-1)?.text).toContain('Nearly there');
  });

  it('has a second round for those who have heard nothing that day', async () => {
    const office = await open();
    const { statements } = office.store;
    const issue = (who: PersonId, hash: string) =>
      statements.saveStatement({
        ...{ personId: who, planKey: 'reps', period: period('quarter', '2026-08-01') },
        ...{ planVersion: 1, engineVersion: '2', hash, body: '{}', dataAsOf: null },
        ...{ total: money(5n, acme.currency), payout: money(5n, acme.currency) },
        computedAt: office.clock.now(),
      });
    await issue(ann.id, 'a');
    await office.advance(tuesdayRound);
    await issue(ann.id, 'b');
    await issue(bob.id, 'a');
    await office.advance('2026-11-24T19:30:00Z');
    expect(receivers(office)).toEqual(['U-ann', 'U-bob']);
    await office.advance('2026-11-25T14:30:00Z');
    expect(receivers(office)).toEqual(['U-ann', 'U-bob', 'U-ann']);
  });

  it('leaves people alone in their quiet hours, and comes when they are over', async () => {
    const office = await open();
    const { statements } = office.store;
    await office.press(reminders, ann, 'quieten', '', { hours: '22:00-10:00' });
    await statements.saveStatement({
      ...{ personId: ann.id, planKey: 'reps', period: period('quarter', '2026-08-01') },
      ...{ planVersion: 1, engineVersion: '2', hash: 'h', body: '{}', dataAsOf: null },
      ...{ total: money(5n, acme.currency), payout: money(5n, acme.currency) },
      computedAt: office.clock.now(),
    });
    await office.advance(tuesdayRound);
    expect(said(office)).toEqual([]);
    await office.advance('2026-11-24T19:30:00Z');
    expect(receivers(office)).toEqual(['U-ann']);
  });

  it('rests on the company’s holidays, and looks as far as the next day of work', async () => {
    const office = await open();
    const holiday = { day: day('2026-11-24'), kind: 'holiday', name: 'Founders’ day' } as const;
    await office.store.holidays.save([holiday]);
    const nia = person('nia', 'Nia New', { assignments: [seat(teams.east)] });
    await office.store.people.savePeople([nia]);
    await office.advance(tuesdayRound);
    expect(said(office)).toEqual([]);
    await office.advance('2026-11-25T14:30:00Z');
    expect(receivers(office)).toEqual(['U-mia']);
  });

  it('rests at weekends', async () => {
    const office = await open('2026-11-20T15:00:00Z');
    const nia = person('nia', 'Nia New', { assignments: [seat(teams.east)] });
    await office.store.people.savePeople([nia]);
    await office.advance('2026-11-21T14:30:00Z');
    await office.advance('2026-11-22T14:30:00Z');
    expect(said(office)).toEqual([]);
    await office.advance('2026-11-23T14:30:00Z');
    expect(receivers(office)).toEqual(['U-mia']);
  });
});

describe('/reminders', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  it('shows to each what may come to them, when, and the switches', async () => {
    const office = await openOffice(db.database, { now: monday, staff: [olga] });
    const rep = wordsOf(await office.command(reminders, ann, ''));
    expect(rep).toContain('at most 3 times in any seven days');
    expect(rep).toMatch(/Pace\nWednesdays, while you are behind pace\non/);
    expect(rep).toContain('Off: Nearly there');
    expect(rep).not.toContain('Targets missing');
    const manager = wordsOf(await office.command(reminders, mia, ''));
    expect(manager).toContain('Targets missing');
    expect(manager).not.toContain('Pace');
    expect(wordsOf(await office.command(reminders, { ...ann, locale: 'zh' }, ''))).toContain(
      '任意七天内最多提醒你 3 次',
    );
  });

  it('shows the quiet hours that hold, and takes one’s own', async () => {
    const office = await openOffice(db.database, { now: monday });
    const { store } = office;
    expect(wordsOf(await office.command(reminders, ann, ''))).toContain('no quiet hours');
    await saveQuiet(store, { kind: 'company' }, readQuietHours('21:00-07:00'));
    const saved = await office.press(reminders, ann, 'quieten', '', { hours: '10pm to 9am' });
    expect(wordsOf(saved)).toContain(
      'You are left alone from 22:00–09:00. Your team or company also keeps 21:00–07:00.',
    );
    const form = await office.press(reminders, ann, 'quiet', '');
    expect(form).toMatchObject({ kind: 'form', form: { fields: [{ initial: '22:00–09:00' }] } });
    const wrong = await office.press(reminders, ann, 'quieten', '', { hours: 'never' });
    expect(wrong).toMatchObject({ kind: 'field_errors' });
    const none = await office.press(reminders, ann, 'quieten', '', { hours: '' });
    expect(wordsOf(none)).toContain('You have chosen no quiet hours.');
  });

  it('changes what is pressed and nothing else', async () => {
    const office = await openOffice(db.database, { now: monday });
    expect(wordsOf(await office.press(reminders, ann, 'limit', '1'))).toContain('at most once');
    expect(wordsOf(await office.press(reminders, ann, 'limit', '99'))).toContain('at most once');
    expect(wordsOf(await office.press(reminders, ann, 'set', 'rain:off'))).toContain(
      'at most once',
    );
    const off = wordsOf(await office.press(reminders, ann, 'set', 'nearly:off'));
    expect(off).toContain('On: Nearly there');
    expect(off).toContain('Off: Pace');
    expect(wordsOf(await office.press(reminders, ann, 'set', 'pace:fewer'))).toContain(
      'once a month',
    );
    for (const kind of ['statement', 'contest', 'pulse', 'plan'])
      await office.press(reminders, ann, 'set', `${kind}:off`);
    expect(wordsOf(await office.press(reminders, ann, 'set', 'pace:off'))).toContain(
      'I do not remind you of anything any more.',
    );
  });
});
