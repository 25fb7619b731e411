import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contest } from '../../../src/features/contest/feature.ts';
import { pulse } from '../../../src/features/pulse/feature.ts';
import { people, person, seat, teams } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eastPlace, general, type Office, openOffice, wordsOf } from '../../support/office.ts';

const { ann, bob, cy, mia } = people;
/** Monday, 09:00 in New York. */
const now = '2026-11-23T14:00:00Z';
const friday = '2026-11-27T23:00:00Z';

/** With Ann and Bob, the east has seven. */
const staff = ['eve', 'fay', 'gus', 'hal', 'ida'].map((key) =>
  person(key, `${key} East`, { assignments: [seat(teams.east)] }),
);
const east = [ann, bob, ...staff];

describe.each(engines)('a pulse on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = () => openOffice(db.database, { now, features: [pulse, contest], staff });
  const ask = async (office: Office, line = '"Is the plan clear?" team East until Friday') => {
    await office.command(pulse, mia, `new ${line}`, general);
    await office.wake();
    const [asked] = await office.store.pulses.open();
    if (!asked) throw new Error('no pulse is open');
    return asked;
  };
  const answers = async (office: Office, id: string, scores: readonly number[]) => {
    for (const [index, score] of scores.entries()) {
      const who = east[index];
      if (who) await office.press(pulse, who, 'answer', `${id}:${score}`);
    }
  };
  const inPublic = (office: Office) =>
    office.platform.shown.filter(({ message }) => message.to.kind === 'place');
  const result = (office: Office): string => {
    const [only, ...more] = inPublic(office);
    expect(more).toEqual([]);
    expect(only?.message.to).toMatchObject({ kind: 'place', place: eastPlace.ref });
    return wordsOf(only?.message.to.card);
  };

  it('begins with the words of a message, for a manager, and with nothing otherwise', async () => {
    const office = await open();
    const begun = async (words: string) => {
      const answer = await office.press(pulse, mia, 'new', words);
      return answer.kind === 'form' ? answer.form.fields[0]?.initial : answer;
    };
    expect(await begun('Is the\nnew plan clear?')).toBe('Is the new plan clear?');
    expect(await begun('')).toBeNull();
    await expect(office.press(pulse, ann, 'new', 'Is it clear?')).rejects.toMatchObject({
      code: 'access.role_needed',
    });
  });

  it('asks each member in private and nobody in public', async () => {
    const office = await open();
    const asked = await ask(office);
    expect(asked.invited).toEqual(east.map(({ id }) => id).sort());
    expect(inPublic(office)).toEqual([]);
    const users = office.platform.shown.map(
      ({ message }) => 'user' in message.to && message.to.user,
    );
    expect(new Set(users)).toEqual(new Set(east.map(({ key }) => `U-${key}`)));
    expect(users).toHaveLength(east.length);
    const text = wordsOf(office.platform.shown[0]?.message.to.card);
    expect(text).toContain('Is the plan clear?');
    expect(text).toContain('no name is stored with the answer, results from 5 answers on');
    expect(text).toContain('cannot be changed: nobody knows which one is yours');
  });

  it('runs from the question to the result in the place of the team', async () => {
    const office = await open();
    const { id } = await ask(office);
    await answers(office, id, [5, 4, 4, 2, 5, 1]);
    await office.advance('2026-11-27T22:59:59Z');
    expect(inPublic(office)).toEqual([]);
    await office.advance(friday);
    expect(result(office)).toContain('3.5\non average, of 5');
    expect(result(office)).toContain('6 of 7 answered');
    expect(result(office)).toContain('4\n33 %');
    expect(await office.store.pulses.open()).toEqual([]);
  });

  it('shows nothing of fewer than five answers', async () => {
    const office = await open();
    const { id } = await ask(office);
    await answers(office, id, [5, 4, 4, 2]);
    await office.advance(friday);
    expect(result(office)).toContain('Fewer than 5 people answered, so nothing is shown');
    expect(result(office)).not.toMatch(/%|average|4 of 7/);
  });

  it('does not tell exactly what everybody said when all said the same', async () => {
    const office = await open();
    const { id } = await ask(office);
    await answers(office, id, [5, 5, 5, 5, 5, 4]);
    await office.advance(friday);
    expect(result(office)).toContain('answers lie between 3 and 5');
    expect(result(office)).not.toMatch(/%|average/);
  });

  it('counts a person once and says that the answer cannot be changed', async () => {
    const office = await open();
    const { id } = await ask(office);
    const thanks = await office.press(pulse, ann, 'answer', `${id}:5`);
    expect(thanks.kind).toBe('replace');
    expect(wordsOf(thanks)).toContain('Thank you');
    expect(wordsOf(thanks)).not.toMatch(/(^|\n)5(\n|$)/);
    await expect(office.press(pulse, ann, 'answer', `${id}:1`)).rejects.toThrow(
      'pulse.already_answered',
    );
    await Promise.allSettled(
      [1, 2, 3].map((score) => office.press(pulse, bob, 'answer', `${id}:${score}`)),
    );
    const counted = await db.client.pulseTally.aggregate({
      where: { workspaceId: office.store.workspace.id, pulseId: id },
      _sum: { answers: true },
    });
    expect(counted._sum.answers).toBe(2);
  });

  it.each([
    ['somebody who was not asked', cy, ':3', 'pulse.not_invited'],
    ['a score that is none', ann, ':6', 'pulse.score_unreadable'],
    ['no score', ann, '', 'pulse.score_unreadable'],
  ] as const)('does not count %s', async (_, who, suffix, code) => {
    const office = await open();
    const { id } = await ask(office);
    await expect(office.press(pulse, who, 'answer', `${id}${suffix}`)).rejects.toThrow(code);
    await expect(office.press(pulse, ann, 'answer', 'unknown:3')).rejects.toThrow('pulse.unknown');
  });

  it('takes no answer after it has closed, even before anybody woke up to close it', async () => {
    const office = await open();
    const { id } = await ask(office);
    office.clock.moveTo(office.clock.now().add({ hours: 24 * 5 }));
    const refused = { code: 'pulse.closed', params: { place: 'east' } };
    await expect(office.press(pulse, ann, 'answer', `${id}:3`)).rejects.toMatchObject(refused);
    await office.wake();
    await expect(office.press(pulse, ann, 'answer', `${id}:3`)).rejects.toMatchObject(refused);
  });

  it('turns every question that was asked into where the result is, answered or not', async () => {
    const office = await open();
    const { id } = await ask(office);
    await answers(office, id, [5, 4]);
    await office.advance(friday);
    const asked = office.platform.shown.filter(({ message }) => message.to.kind === 'person');
    expect(asked).toHaveLength(east.length);
    for (const { updates } of asked) {
      expect(updates).toHaveLength(1);
      const card = updates[0]?.to.card;
      expect(wordsOf(card)).toContain('closed on Fri 27 Nov 18:00. The result is in east');
      expect(card?.elements.map(({ kind }) => kind)).toEqual(['text', 'text', 'note']);
    }
  });

  it('publishes once, however many processes close it', async () => {
    const office = await open();
    const { id } = await ask(office);
    await answers(office, id, [5, 4, 3, 2, 1]);
    office.clock.moveTo(office.clock.now().add({ hours: 24 * 5 }));
    await Promise.all([1, 2, 3].map(() => office.newScheduler().tick()));
    await office.wake();
    expect(result(office)).toContain('3\non average');
  });

  it('keeps nothing that joins a person to an answer', async () => {
    const office = await open();
    const { id } = await ask(office);
    await answers(office, id, [5, 4]);
    const invitations = await db.client.pulseInvitation.findMany({
      where: { workspaceId: office.store.workspace.id, pulseId: id },
    });
    const tallies = await db.client.pulseTally.findMany({
      where: { workspaceId: office.store.workspace.id, pulseId: id },
    });
    expect(Object.keys(invitations[0] ?? {}).sort()).toEqual([
      'answered',
      'personId',
      'pulseId',
      'workspaceId',
    ]);
    expect(Object.keys(tallies[0] ?? {}).sort()).toEqual([
      'answers',
      'pulseId',
      'score',
      'workspaceId',
    ]);
    expect(new Set(tallies.map(({ score }) => score))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect(tallies).toHaveLength(5);
  });

  it('names the place of the result in the language of the reader', async () => {
    const office = await open();
    const { id } = await ask(office);
    const chinese = { ...ann, locale: 'zh' } as const;
    expect(wordsOf(await office.press(pulse, chinese, 'answer', `${id}:4`))).toContain('「东区」');
    expect(wordsOf(await office.press(pulse, bob, 'answer', `${id}:4`))).toContain('in east.');
  });

  it('lists what waits for an answer, and the results one may see', async () => {
    const office = await open();
    expect(wordsOf(await office.command(pulse, ann, ''))).toContain('No question waits for you.');
    const { id } = await ask(office);
    expect(wordsOf(await office.command(pulse, ann, ''))).toContain('Is the plan clear?');
    expect(wordsOf(await office.command(pulse, cy, ''))).not.toContain('Is the plan clear?');
    await answers(office, id, [5, 4, 4, 2, 5]);
    expect(wordsOf(await office.command(pulse, ann, ''))).toContain('No question waits for you.');
    await office.advance(friday);
    for (const who of [ann, mia, { ...cy, roles: ['ops'] as const }])
      expect(wordsOf(await office.command(pulse, who, ''))).toContain('5 of 7 answered');
    expect(wordsOf(await office.command(pulse, cy, ''))).not.toContain('answered');
  });

  it('is asked by form, which says beside each field what is wrong', async () => {
    const office = await open();
    expect(await office.command(pulse, mia, 'new')).toMatchObject({
      kind: 'form',
      form: { action: 'pulse.ask' },
    });
    const wrong = await office.press(pulse, mia, 'ask', '', {
      question: '',
      team: 'nowhere',
      until: 'whenever',
    });
    expect(wrong.kind === 'field_errors' && Object.keys(wrong.errors).sort()).toEqual([
      'question',
      'team',
      'until',
    ]);
    await office.press(pulse, mia, 'ask', '', {
      question: 'Clear?',
      team: 'east',
      until: 'Friday',
    });
    expect(await office.store.pulses.open()).toMatchObject([{ question: 'Clear?' }]);
  });

  it('reads Chinese lines, asks everyone in their language and takes three days when no end is said', async () => {
    const office = await open();
    await office.store.people.savePeople([{ ...ann, locale: 'zh' }]);
    const { closesAt } = await ask(office, '「清楚奖金怎么算吗？」 团队 东区');
    expect(`${closesAt}`).toBe('2026-11-26T14:00:00Z');
    const toAnn = office.platform.shown.find(
      ({ message }) => message.to.kind === 'person' && message.to.user === 'U-ann',
    );
    expect(wordsOf(toAnn?.message.to.card)).toContain('满 5 份才出结果');
  });

  it.each([
    [mia, '', 'form'],
    [mia, 'until Friday', 'pulse.question_missing'],
    [mia, '"Clear?" team west', 'pulse.too_few_people'],
    [mia, '"Clear?" team Nowhere', 'team.unknown'],
    [mia, '"Clear?" team East until 3/4', 'deadline.unreadable'],
    [ann, '"Clear?" team East', 'access.role_needed'],
    [{ ...mia, assignments: [] }, '"Clear?"', 'pulse.team_missing'],
  ] as const)('answers %o asking "new %s" with %s and asks nobody', async (who, line, expected) => {
    const office = await open();
    const outcome = await office
      .command(pulse, who, `new ${line}`, general)
      .then(({ kind }) => kind)
      .catch((error: Error) => error.message);
    expect(outcome).toBe(expected);
    expect(await office.store.pulses.open()).toEqual([]);
  });
});
