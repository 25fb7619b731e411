import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currency, money } from '../../src/domain/money.ts';
import { readQuietHours } from '../../src/domain/quiet-hours.ts';
import { rational } from '../../src/domain/rational.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import { celebrations } from '../../src/features/celebrations/feature.ts';
import { saveQuiet } from '../../src/features/quiet.ts';
import { day, deal, instant, people, period, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eastPlace, general, type Office, openOffice, wordsOf } from '../support/office.ts';

const { ann, bob, cy } = people;
const adam = person('adam', 'Adam Admin', { roles: ['admin'] });
/** A newcomer of this month. */
const nia = person('nia', 'Nia New', {
  assignments: [seat(teams.east, { from: day('2026-11-02') })],
});
/** A Tuesday at 10:00 in New York. */
const tuesday = '2026-11-24T15:00:00Z';
const today = { occurredOn: day('2026-11-24') };
const lakeside = { ...today, attributes: { account: 'Lakeside' } };

describe('celebrations', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  async function open(
    mode: 'public' | 'private' | 'off' = 'public',
    workspace: Partial<Workspace> = {},
  ): Promise<Office> {
    const office = await openOffice(db.database, {
      ...{ now: tuesday, features: [celebrations], workspace, staff: [adam, nia] },
    });
    const quota = {
      ...{ subject: { kind: 'person', id: ann.id } as const, measure: 'bookings' as const },
      ...{ period: period('quarter', '2026-11-01'), amount: 50_000_00n },
    };
    const east = { kind: 'team', id: teams.east.id } as const;
    await office.store.quotas.save([quota, { ...quota, subject: east, amount: 100_000_00n }]);
    await office.press(celebrations, adam, 'mode', mode);
    return office;
  }
  const sell = async (office: Office, ...facts: readonly ReturnType<typeof deal>[]) => {
    await office.store.records.ingest(facts, office.clock.now());
    await office.advance('PT1M');
  };
  const said = ({ platform }: Office) =>
    platform.shown.map(({ message }) => ({
      to: message.to.kind === 'place' ? message.to.place : message.to.user,
      text: wordsOf(message.to.card),
    }));

  it('say in the place of the team who won what, once, and no amount', async () => {
    const office = await open();
    await sell(office, deal('D-1', 41_000_00n, ann.id, lakeside));
    await office.advance('PT1M');
    const [only, ...more] = said(office);
    expect(more).toEqual([]);
    expect(only?.to).toBe(eastPlace.ref);
    expect(only?.text).toContain('Ann Lee won Lakeside');
    expect(only?.text).toContain('🎉 Well done.\nEast is at 41 % of its target for Q4 2026.');
    expect(only?.text).not.toContain('41,000');
  });

  it('show amounts where the company made them public', async () => {
    const office = await open('public', { amountsArePublic: true });
    await sell(office, deal('D-1', 41_000_00n, ann.id, lakeside));
    expect(said(office)[0]?.text).toContain('$41,000');
  });

  it('name all who won it, in the place of whoever has the largest part, or of everybody', async () => {
    const office = await open();
    await sell(office, deal('D-1', 40_000_00n, [ann.id, cy.id], lakeside));
    await sell(
      office,
      deal('D-2', 40_000_00n, cy.id, { ...today, attributes: { account: 'Oak' } }),
    );
    expect(said(office).map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([
      [eastPlace.ref, 'Ann Lee and Cy Young won Lakeside'],
      [general.ref, 'Cy Young won Oak'],
    ]);
  });

  it('know the deal that reaches the target, and a first one', async () => {
    const office = await open();
    await sell(
      office,
      deal('D-1', 49_000_00n, ann.id, today),
      deal('D-2', 1_000_00n, nia.id, today),
    );
    await sell(office, deal('D-3', 1_000_00n, ann.id, today));
    await sell(office, deal('D-4', 1_000_00n, ann.id, today));
    const texts = said(office).map(({ text }) => text);
    expect(texts).toHaveLength(4);
    expect(texts.filter((text) => text.includes('first deal for Nia New'))).toHaveLength(1);
    expect(texts[2]).toContain('With it, Ann Lee reaches the target of Q4 2026.');
    expect(texts.filter((text) => text.includes('reaches the target'))).toHaveLength(1);
  });

  it('do not celebrate what is corrected, refunded, lost, old, or taken back again', async () => {
    const office = await open();
    await sell(office, deal('D-1', 10_000_00n, ann.id, lakeside));
    await sell(
      office,
      deal('D-1', 12_000_00n, ann.id, lakeside),
      deal('D-1-R', -12_000_00n, ann.id, { ...today, attributes: { reverses: 'D-1' } }),
      deal('D-2', 9_000_00n, bob.id, { ...today, stage: 'open' }),
      deal('D-3', 9_000_00n, bob.id, { occurredOn: day('2026-11-16') }),
      deal('D-4', 9_000_00n, bob.id, today),
      deal('D-4-R', -9_000_00n, bob.id, { ...today, attributes: { reverses: 'D-4' } }),
    );
    expect(said(office)).toHaveLength(1);
    await sell(office, deal('D-2', 9_000_00n, bob.id, today));
    expect(said(office)).toHaveLength(2);
    await sell(office, deal('D-2', 9_000_00n, bob.id, { ...today, stage: 'lost' }));
    await sell(office, deal('D-2', 9_000_00n, bob.id, today));
    expect(said(office)).toHaveLength(2);
  });

  it('do not celebrate an import of what happened before they were switched on', async () => {
    const office = await open('off');
    await sell(office, deal('D-1', 10_000_00n, ann.id, today));
    await office.press(celebrations, adam, 'mode', 'public');
    await office.advance('PT1M');
    expect(said(office)).toEqual([]);
    await office.store.importFacts({ at: office.clock.now() }, (add) =>
      add([
        deal('O-1', 10_000_00n, bob.id, { occurredOn: day('2026-03-01') }),
        deal('O-2', 10_000_00n, bob.id, today),
      ]),
    );
    await office.advance('PT1M');
    expect(said(office).map(({ to }) => to)).toEqual([eastPlace.ref]);
  });

  it('become one message when many come at once', async () => {
    const office = await open();
    const many = Array.from({ length: 11 }, (_, index) =>
      deal(`D-${index}`, BigInt(1000 + index) * 100n, index % 2 === 0 ? ann.id : bob.id, {
        ...today,
        attributes: { account: `Customer ${index}` },
      }),
    );
    await sell(office, ...many);
    const [only, ...more] = said(office);
    expect(more).toEqual([]);
    expect(only?.text).toContain('11 deals won · East');
    expect(only?.text).toContain('Customer 10');
    expect(only?.text).toContain('+3 more');
  });

  it('stay small where the company sets an amount, unless there is a milestone', async () => {
    const office = await open();
    const form = { where: 'general', minimum: '5k' };
    await office.press(celebrations, adam, 'save', '', form);
    await sell(
      office,
      deal('D-1', 4_999_00n, bob.id, today),
      deal('D-2', 4_999_00n, nia.id, today),
    );
    expect(said(office).map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([
      [general.ref, 'Nia New won a deal'],
    ]);
    const wrong = await office.press(celebrations, adam, 'save', '', { minimum: 'much' });
    expect(wrong.kind).toBe('field_errors');
  });

  it('reach only the winner where the company, or the winner, wishes so', async () => {
    const office = await open('private');
    await sell(office, deal('D-1', 41_000_00n, [ann.id, bob.id], lakeside));
    expect(said(office).map(({ to }) => to)).toEqual(['U-ann', 'U-bob']);
    expect(said(office)[0]?.text).toContain('You won Lakeside');
    expect(said(office)[0]?.text).toContain('$20,500');
    const open2 = await open();
    await open2.press(celebrations, ann, 'own', 'off');
    await sell(open2, deal('D-1', 41_000_00n, [ann.id, bob.id], lakeside));
    const [own, shown] = said(open2);
    expect(own?.to).toBe('U-ann');
    expect(shown?.text).toContain('Bob Stone won Lakeside');
    expect(shown?.text).not.toContain('Ann');
  });

  it('are said in the language of the place', async () => {
    const office = await open();
    await office.store.places.save([{ ...eastPlace, locale: 'zh' }]);
    await sell(office, deal('D-1', 50_000_00n, ann.id, lakeside));
    expect(said(office)[0]?.text).toContain('李安签下「Lakeside」');
    expect(said(office)[0]?.text).toContain('这一单让李安达成了2026 年第四季度的目标。');
  });

  it('are the admin’s to decide; everybody sees the rules', async () => {
    const office = await open();
    await expect(office.press(celebrations, ann, 'mode', 'off')).rejects.toMatchObject({
      code: 'access.role_needed',
    });
    await expect(office.press(celebrations, ann, 'form', '')).rejects.toMatchObject({
      code: 'access.role_needed',
    });
    const text = wordsOf(await office.command(celebrations, ann, ''));
    expect(text).toContain('the place of the winner’s team');
    expect(text).toContain('Only tell me about mine');
    expect(text).not.toContain('Switch off');
    expect(wordsOf(await office.command(celebrations, adam, ''))).toContain('Switch off');
  });

  it('end when they are switched off, and leave out what was won meanwhile', async () => {
    const office = await open();
    await office.press(celebrations, adam, 'mode', 'off');
    await sell(office, deal('D-1', 10_000_00n, ann.id, today));
    await office.press(celebrations, adam, 'mode', 'public');
    await sell(office, deal('D-2', 10_000_00n, ann.id, lakeside));
    expect(said(office).map(({ text }) => text.split('\n')[0])).toEqual(['Ann Lee won Lakeside']);
    expect(office.clock.now().equals(instant(tuesday))).toBe(false);
  });

  it('wait for the end of the company’s quiet hours', async () => {
    const office = await open();
    await saveQuiet(office.store, { kind: 'company' }, readQuietHours('09:00-10:30'));
    await sell(office, deal('D-1', 10_000_00n, ann.id, lakeside));
    expect(said(office)).toEqual([]);
    await office.advance('2026-11-24T15:30:00Z');
    expect(said(office)).toHaveLength(1);
  });

  it('wait for the end of the quiet hours of the team whose place it is, and no other’s', async () => {
    const office = await open();
    const { store } = office;
    await saveQuiet(store, { kind: 'team', id: teams.east.id }, readQuietHours('09:30-11:00'));
    await sell(office, deal('D-1', 10_000_00n, ann.id, lakeside), deal('D-2', 1n, cy.id, today));
    expect(said(office).map(({ to }) => to)).toEqual([general.ref]);
    await sell(office, deal('D-3', 10_000_00n, bob.id, today));
    await sell(office, deal('D-3', 10_000_00n, bob.id, { ...today, stage: 'lost' }));
    await office.advance('2026-11-24T15:59:00Z');
    expect(said(office)).toHaveLength(1);
    await office.advance('2026-11-24T16:00:00Z');
    await office.advance('2026-11-24T16:05:00Z');
    expect(said(office).map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([
      [general.ref, 'Cy Young won a deal'],
      [eastPlace.ref, 'Ann Lee won Lakeside'],
    ]);
  });

  it('wait on the clocks of the team', async () => {
    const office = await open();
    const { store } = office;
    await store.people.saveTeams([{ ...teams.east, timeZone: 'Asia/Shanghai' }]);
    await saveQuiet(store, { kind: 'company' }, readQuietHours('22:00-08:00'));
    await sell(office, deal('D-1', 10_000_00n, ann.id, lakeside));
    expect(said(office)).toEqual([]);
    await office.advance('2026-11-25T00:00:00Z');
    expect(said(office).map(({ to }) => to)).toEqual([eastPlace.ref]);
  });

  it('leave out what waited when they were switched off', async () => {
    const office = await open();
    await saveQuiet(office.store, { kind: 'company' }, readQuietHours('09:00-10:30'));
    await sell(office, deal('D-1', 10_000_00n, ann.id, lakeside));
    await office.press(celebrations, adam, 'mode', 'off');
    await office.press(celebrations, adam, 'mode', 'public');
    await office.advance('2026-11-24T16:30:00Z');
    expect(said(office)).toEqual([]);
  });

  it('value a deal in another currency by the rate of its day, and leave it out without one', async () => {
    const office = await open('public', { amountsArePublic: true });
    const { store, clock } = office;
    const foreign = (code: string, minor: bigint) => ({
      ...{ ...lakeside, amount: money(minor, currency(code)) },
    });
    await store.rates.lock(
      [
        {
          ...{ period: period('quarter', '2026-11-01'), currency: currency('EUR') },
          rate: rational(6n, 5n),
        },
        {
          ...{ period: period('month', '2026-11-01'), currency: currency('JPY') },
          rate: rational(1n, 150n),
        },
      ],
      clock.now(),
    );
    await sell(
      office,
      deal('D-1', 1n, ann.id, foreign('EUR', 10_000_00n)),
      deal('D-2', 1n, cy.id, foreign('JPY', 1_500_000n)),
      deal('D-3', 1n, bob.id, foreign('GBP', 9_000_00n)),
      deal('D-4', 1n, nia.id, foreign('EUR', 1_000_00n)),
    );
    const texts = said(office).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts.find((text) => text.startsWith('Ann Lee won'))).toContain('$12,000');
    expect(texts.find((text) => text.startsWith('Cy Young won'))).toContain('$10,000');
    expect(texts.find((text) => text.startsWith('Nia New won'))).toContain('first deal');
    await sell(
      office,
      deal('D-5', 1n, nia.id, foreign('EUR', 1_000_00n)),
      deal('D-6', 1n, ann.id, foreign('EUR', 1_000_00n)),
      deal('D-6-R', 1n, ann.id, {
        ...foreign('EUR', -1_000_00n),
        attributes: { reverses: 'D-6' },
      }),
    );
    expect(
      said(office)
        .slice(3)
        .map(({ text }) => text.split('\n')[0]),
    ).toEqual(['Nia New won Lakeside']);
    expect(said(office)[3]?.text).not.toContain('first deal');
  });

  it('come once a deal has its owner, and once only', async () => {
    const office = await open();
    const gone = person('gone', 'Gus Gone');
    await office.store.people.savePeople([gone]);
    await sell(office, deal('D-1', 10_000_00n, [], lakeside), deal('D-2', 5n, gone.id, today));
    expect(said(office)).toEqual([]);
    await office.advance('P2D');
    await sell(office, deal('D-1', 10_000_00n, ann.id, lakeside), deal('D-2', 5n, cy.id, today));
    expect(said(office).map(({ text }) => text.split('\n')[0])).toEqual([
      'Ann Lee won Lakeside',
      'Cy Young won a deal',
    ]);
    await sell(office, deal('D-1', 10_000_00n, bob.id, lakeside));
    expect(said(office)).toHaveLength(2);
    await office.advance('P6D');
    await sell(office, deal('D-3', 5n, [], today));
    await sell(office, deal('D-3', 5n, cy.id, today));
    expect(said(office)).toHaveLength(2);
  });

  it('are said once by however many replicas', async () => {
    const office = await open();
    await office.store.records.ingest([deal('D-1', 1n, ann.id, today)], office.clock.now());
    await Promise.all([1, 2, 3].map(() => office.newScheduler().tick()));
    await office.wake();
    expect(said(office)).toHaveLength(1);
  });
});
