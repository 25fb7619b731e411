import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { Fact } from '../../../src/domain/record.ts';
import { contest } from '../../../src/features/contest/feature.ts';
import { deal, people } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eastPlace, general, type Office, openOffice, wordsOf } from '../../support/office.ts';

const { ann, bob, cy, mia } = people;
/** Monday, 09:00 in New York. */
const now = '2026-11-23T14:00:00Z';
const friday = '2026-11-27T23:00:00Z';

describe.each(engines)('a contest on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = (amountsArePublic = false) =>
    openOffice(db.database, { now, features: [contest], workspace: { amountsArePublic } });

  /** Whole dollars, booked today. */
  async function sells(office: Office, who: PersonId, id: string, dollars: bigint, more = {}) {
    const occurredOn = office.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate();
    const facts: readonly Fact[] = [deal(id, dollars * 100n, who, { occurredOn, ...more })];
    await office.store.records.ingest(facts, office.clock.now());
  }
  const launch = async (office: Office, line: string, place = general) => {
    await office.command(contest, mia, `new ${line}`, place);
    await office.wake();
    const [running] = await office.store.contests.running();
    if (!running) throw new Error('no contest runs');
    return running;
  };
  const titles = ({ platform }: Office) =>
    platform.shown.map(({ message }) => message.to.card.title);
  const shown = (office: Office, title: string) => {
    const found = office.platform.shown.find(({ message }) => message.to.card.title === title);
    if (!found) throw new Error(`${title} is not among ${titles(office).join(', ')}`);
    return wordsOf(found.updates.at(-1)?.to.card ?? found.message.to.card);
  };

  it('is announced with its frozen rules in the place of the command', async () => {
    const office = await open();
    const answer = await office.command(
      contest,
      mia,
      'new "Q4 sprint" race 100k until Friday prize $2,000, $800',
      general,
    );
    expect(answer).toMatchObject({ kind: 'private', card: { title: 'Q4 sprint is on' } });
    await office.wake();
    const [running] = await office.store.contests.running();
    expect(running?.rules).toMatchObject({
      kind: 'race',
      measure: 'bookings',
      target: 10_000_000n,
      prizes: ['$2,000', '$800'],
    });
    expect(`${running?.rules.endsAt}`).toBe(friday);
    expect(running?.participants).toEqual([ann.id, bob.id, cy.id, people.dee.id]);
    const text = shown(office, 'Q4 sprint');
    expect(text).toContain('the first to reach $100,000');
    expect(text).toContain('Prize: $2,000 · 2nd: $800');
    expect(text).toContain(`fingerprint ${running?.fingerprint}`);
    expect(titles(office)).toEqual(['Q4 sprint', 'Q4 sprint: board']);
  });

  it('runs from launch to winner, with a refund after reaching and a tie on time', async () => {
    const office = await open(true);
    await sells(office, bob.id, 'before', 90_000n);
    await office.advance('PT1H');
    await launch(office, '"Sprint" race 100k until Friday prize Dinner');
    await office.advance('PT1H');
    await sells(office, ann.id, 'a1', 120_000n);
    await office.advance('PT1H');
    await sells(office, bob.id, 'b1', 100_000n);
    await office.advance('PT1H');
    expect(shown(office, 'Sprint: board')).toMatch(/1\nAnn Lee[\s\S]*2\nBob Stone/);
    // The refund takes Ann below the target, so that Bob was first to reach it for good.
    await sells(office, ann.id, 'r1', -30_000n);
    await office.advance('PT1H');
    await sells(office, ann.id, 'a2', 40_000n);
    await office.advance('PT1H');
    expect(shown(office, 'Sprint: board')).toMatch(/1\nBob Stone[\s\S]*2\nAnn Lee/);
    await office.advance(friday);
    expect(shown(office, 'Sprint: result')).toContain('🥇 Bob Stone · $100,000 · Dinner');
    expect(shown(office, 'Sprint: result')).toContain('Congratulations, Bob Stone.');
    expect(shown(office, 'Sprint: board')).toContain('Ended 27 Nov 18:00');
    expect(await office.store.contests.running()).toEqual([]);
  });

  it('takes off the refund of a deal that counts, and of no other', async () => {
    const office = await open(true);
    await sells(office, ann.id, 'old', 90_000n);
    await office.advance('PT1H');
    await launch(office, '"Sprint" top until Friday');
    await office.advance('PT1H');
    await sells(office, ann.id, 'a1', 10_000n);
    await sells(office, ann.id, 'r0', -90_000n, { attributes: { reverses: 'old' } });
    await sells(office, ann.id, 'r1', -2_500n, { attributes: { reverses: 'a1' } });
    await office.advance(friday);
    expect(shown(office, 'Sprint: result')).toContain('🥇 Ann Lee · $7,500');
  });

  it('posts its result once, however many processes settle it and however late', async () => {
    const office = await open();
    await launch(office, '"Sprint" top until Friday');
    await sells(office, ann.id, 'a1', 500n);
    office.clock.moveTo(Temporal.Instant.from(friday).add({ hours: 24 * 40 }));
    await Promise.all([1, 2, 3].map(() => office.newScheduler().tick()));
    await office.wake();
    expect(titles(office).filter((title) => title === 'Sprint: result')).toHaveLength(1);
  });

  it('does not count what became known after the end, nor what was known before the launch', async () => {
    const office = await open();
    await sells(office, bob.id, 'known', 900n);
    await office.advance('PT1M');
    await launch(office, '"Sprint" top until Friday');
    await office.advance('PT1M');
    await sells(office, ann.id, 'a1', 500n);
    office.clock.moveTo(Temporal.Instant.from(friday).add({ hours: 1 }));
    await sells(office, cy.id, 'late', 900n, { occurredOn: Temporal.PlainDate.from('2026-11-27') });
    await office.wake();
    expect(shown(office, 'Sprint: result')).toContain('🥇 Ann Lee');
    expect(shown(office, 'Sprint: result')).not.toMatch(/Bob|Cy/);
  });

  it('lets both win who are level in everything', async () => {
    const office = await open();
    await launch(office, '"Sprint" top until Friday');
    await office.advance('PT1M');
    await sells(office, ann.id, 'a1', 500n);
    await sells(office, bob.id, 'b1', 500n);
    await office.advance(friday);
    expect(shown(office, 'Sprint: result')).toContain('Congratulations, Ann Lee and Bob Stone.');
  });

  it('stays as it was settled, whatever is corrected afterwards', async () => {
    const office = await open(true);
    const { id } = await launch(office, '"Sprint" top until Friday');
    await office.advance('PT1M');
    await sells(office, ann.id, 'a1', 500n);
    await sells(office, bob.id, 'b1', 400n);
    await office.advance(friday);
    await office.advance('PT1H');
    await sells(office, bob.id, 'b1', 9_000n, {
      occurredOn: Temporal.PlainDate.from('2026-11-23'),
    });
    expect(wordsOf(await office.press(contest, bob, 'board', id))).toContain(
      'You came 2nd of 4 with $400.',
    );
  });

  it('says kindly that nobody reached the target', async () => {
    const office = await open();
    await launch(office, '"Sprint" race 100k until Friday');
    await office.advance('PT1M');
    await sells(office, ann.id, 'a1', 87_000n);
    await office.advance(friday);
    expect(shown(office, 'Sprint: result')).toContain(
      'Nobody reached $100,000 this time. Closest: Ann Lee with 87 % of the target.',
    );
  });

  it('says so when not a single deal came in', async () => {
    const office = await open();
    await launch(office, '"Sprint" top until Friday');
    await office.advance(friday);
    expect(shown(office, 'Sprint: result')).toContain('No new deal came in');
  });

  it('shows progress instead of money in public, and own money in private', async () => {
    const office = await open(false);
    const { id } = await launch(office, '"Sprint" race 100k until Friday');
    await office.advance('PT2M');
    await sells(office, ann.id, 'a1', 43_210n);
    await office.advance('PT2M');
    expect(shown(office, 'Sprint: board')).toContain('43 % of the target');
    expect(shown(office, 'Sprint: board')).not.toContain('43,210');
    const own = await office.press(contest, ann, 'board', id);
    expect(wordsOf(own)).toContain(
      'You are 1st of 4 with $43,210. $56,790 more reaches the target.',
    );
    const others = await office.press(contest, bob, 'board', id);
    expect(wordsOf(others)).not.toContain('43,210');
  });

  it('changes the board in place, at most once a minute, and only when it changed', async () => {
    const office = await open();
    await launch(office, '"Sprint" top until Friday');
    await sells(office, ann.id, 'a1', 100n);
    for (let second = 0; second < 6; second += 1) {
      await office.advance('PT20S');
      await sells(office, ann.id, `d${second}`, 10n);
    }
    await office.advance('PT1M');
    await office.advance('PT1M');
    await office.advance('PT1M');
    const board = office.platform.shown.find(
      ({ message }) => message.to.card.title === 'Sprint: board',
    );
    expect(board?.updates).toHaveLength(3);
    expect(titles(office)).toEqual(['Sprint', 'Sprint: board']);
  });

  it('takes off the board who sits it out', async () => {
    const office = await open();
    const { id } = await launch(office, '"Sprint" top until Friday');
    await office.advance('PT2M');
    await sells(office, ann.id, 'a1', 500n);
    await office.advance('PT2M');
    expect(shown(office, 'Sprint: board')).toContain('Ann Lee');
    expect(wordsOf(await office.press(contest, ann, 'withdraw', id))).toContain('sit this one out');
    await office.advance('PT2M');
    expect(shown(office, 'Sprint: board')).not.toContain('Ann Lee');
    expect(wordsOf(await office.press(contest, ann, 'board', id))).toContain('not taking part');
  });

  it('cannot be left any more once it is over, settled or not', async () => {
    const office = await open();
    const { id } = await launch(office, '"Sprint" top until Friday');
    office.clock.moveTo(Temporal.Instant.from(friday));
    const refused = { code: 'contest.over', params: { title: 'Sprint', place: 'general' } };
    await expect(office.press(contest, ann, 'withdraw', id)).rejects.toMatchObject(refused);
    await office.wake();
    await expect(office.press(contest, ann, 'withdraw', id)).rejects.toMatchObject(refused);
  });

  it('says on every message that it has ended, and what one came to', async () => {
    const office = await open();
    const { id } = await launch(office, '"Sprint" top until Friday');
    await office.advance('PT2M');
    await sells(office, ann.id, 'a1', 900n);
    await sells(office, bob.id, 'b1', 300n);
    await office.advance('PT2M');
    expect(shown(office, 'Sprint')).toContain('Sit this one out');
    await office.advance(friday);
    expect(shown(office, 'Sprint')).toContain('Ended 27 Nov 18:00. The result is in this place.');
    expect(shown(office, 'Sprint')).not.toContain('Sit this one out');
    const final = shown(office, 'Sprint: board');
    expect(final).toContain('Sprint: final standing');
    expect(final).toMatch(/1\nAnn Lee[\s\S]*2\nBob Stone/);
    expect(final).not.toMatch(/As of|Follows|on the way|leads/);
    expect(wordsOf(await office.press(contest, bob, 'board', id))).toContain(
      'You came 2nd of 4 with $300.\n',
    );
    expect(wordsOf(await office.press(contest, bob, 'rules', id))).toContain('Sprint: rules');
  });

  it('counts deals when asked to: one taken back goes, a partial refund leaves it', async () => {
    const office = await open();
    await launch(office, '"Deals" race 2 deals until Friday');
    await office.advance('PT1M');
    await sells(office, ann.id, 'a1', 10n);
    await sells(office, ann.id, 'a2', 10n);
    await office.advance('PT2M');
    await sells(office, ann.id, 'r1', -5n, { attributes: { reverses: 'a1' } });
    await sells(office, ann.id, 'a2', 10n, { stage: 'lost' });
    await office.advance(friday);
    expect(shown(office, 'Deals: result')).toContain('Closest: Ann Lee with 1 deal.');
  });

  it('invites the team whose place it is launched in, or the teams that are named', async () => {
    const office = await open();
    expect((await launch(office, '"East" top until Friday', eastPlace)).participants).toEqual([
      ann.id,
      bob.id,
    ]);
    const second = await open();
    expect((await launch(second, '"West" top until Friday team west')).participants).toEqual([
      cy.id,
      people.dee.id,
    ]);
  });

  it('is launched by form, which says beside each field what is wrong', async () => {
    const office = await open();
    expect(await office.command(contest, mia, 'new')).toMatchObject({
      kind: 'form',
      form: { action: 'contest.launch' },
    });
    const wrong = await office.press(contest, mia, 'launch', '', {
      title: ' ',
      kind: 'race',
      until: '3/4',
      target: 'lots',
    });
    expect(wrong.kind === 'field_errors' && Object.keys(wrong.errors).sort()).toEqual([
      'target',
      'title',
      'until',
    ]);
    await office.press(contest, mia, 'launch', '', {
      title: 'By form',
      kind: 'race',
      measure: 'deals',
      target: '5',
      until: '2026-12-05 18:00',
      team: 'east',
      prizes: 'Dinner\nLunch',
    });
    expect(await office.store.contests.running()).toMatchObject([
      { title: 'By form', rules: { measure: 'deals', target: 5n, prizes: ['Dinner', 'Lunch'] } },
    ]);
  });

  it('is not for reps to launch, and lists what runs with the own place', async () => {
    const office = await open();
    await expect(office.command(contest, ann, 'new "X" top until Friday')).rejects.toThrow(
      'access.role_needed',
    );
    await expect(office.press(contest, ann, 'launch', '', {})).rejects.toThrow(
      'access.role_needed',
    );
    expect(wordsOf(await office.command(contest, ann, ''))).toContain('No contest is running');
    await launch(office, '"Sprint" top until Friday');
    await office.advance('PT1M');
    await sells(office, ann.id, 'a1', 500n);
    expect(wordsOf(await office.command(contest, ann, ''))).toContain(
      'You are 1st of 4 with $500.',
    );
  });

  it('reads Chinese lines and speaks Chinese', async () => {
    const office = await open();
    const chinese = { ...mia, locale: 'zh' } as const;
    const answer = await office.command(
      contest,
      chinese,
      '新建「年终冲刺」 竞速 10万 截止 下周五18点 团队 东区 奖品 两千元、八百元',
      general,
    );
    expect(wordsOf(answer)).toContain('「年终冲刺」已发起');
    const [running] = await office.store.contests.running();
    expect(running?.rules).toMatchObject({ target: 10_000_000n, prizes: ['两千元', '八百元'] });
    expect(`${running?.rules.endsAt}`).toBe('2026-12-04T23:00:00Z');
    expect(wordsOf(await office.command(contest, { ...ann, locale: 'zh' }, ''))).toContain(
      '共 2 人参赛，你还没有计入的成绩。再有 $100,000 即达到目标。',
    );
  });

  let shared: Office | null = null;
  it.each([
    ['', 'form'],
    ['"Sprint"', 'contest.incomplete'],
    ['"Sprint" race until Friday', 'contest.incomplete'],
    ['"Sprint" race 100k', 'contest.incomplete'],
    ['"Sprint" race 100k until 3/4', 'deadline.unreadable'],
    ['"Sprint" race 100k until 2026-11-22', 'deadline.past'],
    ['"Sprint" race 100k until 2029-11-22', 'deadline.too_far'],
    ['"Sprint" race lots until Friday', 'money.unreadable'],
    ['"Sprint" race -5 until Friday', 'money.unreadable'],
    ['"Sprint" race 0 until Friday', 'money.unreadable'],
    ['"Sprint" top 3 until Friday', 'contest.words_left'],
    ['"Sprint" top satisfaction until Friday', 'contest.measure_unfit'],
    ['"Sprint" top until Friday team Nowhere', 'team.unknown'],
    ['race 100k until Friday', 'contest.incomplete'],
  ])('answers "new %s" with %s and launches nothing', async (line, expected) => {
    // Nothing is launched, so one office serves all of them.
    shared ??= await open();
    const office = shared;
    const outcome = await office
      .command(contest, mia, `new ${line}`, general)
      .then(({ kind }) => kind)
      .catch((error: Error) => error.message);
    expect(outcome).toBe(expected);
    expect(await office.store.contests.running()).toEqual([]);
  });
});
