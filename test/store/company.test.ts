/** People, teams, quotas, places, settings, plans: the contract on each engine. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personId, placeId, workspaceId } from '../../src/domain/ids.ts';
import { measure } from '../../src/domain/measure.ts';
import type { Quota } from '../../src/domain/quota.ts';
import type { Store } from '../../src/store/port.ts';
import {
  acme,
  day,
  deal,
  instant,
  openCompany,
  people,
  period,
  person,
  rating,
  seat,
  teams,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const q1 = period('quarter', '2026-02-15');
const { ann, bob, cy, dee, mia } = people;
const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);

describe.each(engines)('the company on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`company-${count}`) });
  });

  it('keeps a workspace’s settings and brings them up to date', async () => {
    const renamed = { ...store.workspace, name: 'Acme Ltd', amountsArePublic: true };
    await test.database.openWorkspace(renamed);
    expect((await test.database.findWorkspace(renamed.id))?.workspace).toEqual(renamed);
    expect(await test.database.findWorkspace(workspaceId('nobody'))).toBeNull();
    const ids = (await test.database.workspaces()).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    await test.database.ping();
  });

  it('gives people and teams back as they were saved', async () => {
    const list = await store.people.list();
    expect(keys(list)).toEqual(['ann', 'bob', 'cy', 'dee', 'mia']);
    expect(list.find(({ key }) => key === 'dee')).toMatchObject(dee);
    expect(await store.people.byId(ann.id)).toMatchObject(ann);
    expect(await store.people.byId(personId('nobody'))).toBeNull();
    expect(keys(await store.people.byIds([bob.id, ann.id]))).toEqual(['ann', 'bob']);
    expect(await store.people.teams()).toEqual([teams.all, teams.east, teams.west]);
  });

  it('counts what saving people and teams changes, and nothing for the same again', async () => {
    const everybody = Object.values(people);
    const same = { added: 0, changed: 0, same: 5 };
    expect(await store.people.savePeople(everybody)).toEqual(same);
    expect(await store.people.saveTeams(Object.values(teams))).toEqual({ ...same, same: 3 });
    const next = [{ ...ann, name: 'Ann Li' }, bob, person('new', 'New "One"')];
    const counts = { added: 1, changed: 1, same: 1 };
    expect(await store.people.savePeople(next)).toEqual(counts);
    expect((await store.people.byId(ann.id))?.name).toBe('Ann Li');
    expect(await store.people.list()).toHaveLength(6);
  });

  it('keeps the time zone of a team, and takes it away again', async () => {
    const abroad = { ...teams.east, timeZone: 'Europe/Berlin' };
    const one = { added: 0, changed: 1, same: 0 };
    expect(await store.people.saveTeams([abroad])).toEqual(one);
    expect(await store.people.saveTeams([abroad])).toEqual({ added: 0, changed: 0, same: 1 });
    expect(await store.people.teams()).toEqual([teams.all, abroad, teams.west]);
    expect(await store.people.saveTeams([teams.east])).toEqual(one);
    expect(await store.people.teams()).toEqual([teams.all, teams.east, teams.west]);
  });

  it('keeps the id of whoever is known by the key', async () => {
    const boss = { ...mia, id: personId('another-id') };
    const rep = { ...ann, assignments: [seat(teams.west, { managerId: boss.id })] };
    await store.people.savePeople([boss, rep]);
    expect((await store.people.byId(ann.id))?.assignments[0]?.managerId).toBe(mia.id);
    expect(await store.people.byId(boss.id)).toBeNull();
  });

  it('finds people by key, e-mail and either name, else those that come near', async () => {
    for (const text of ['ann', 'ANN LEE', 'annlee', 'ａｎｎ　Ｌｅｅ', '李安', 'Ann@acme.example'])
      expect(keys((await store.people.find(text)).exact)).toEqual(['ann']);
    const near = await store.people.find('Bob Ston');
    expect([keys(near.exact), keys(near.near)]).toEqual([[], ['bob']]);
    expect(await store.people.find('  ')).toEqual({ exact: [], near: [] });
    await store.people.savePeople([person('bob2', 'Bob Stone')]);
    expect(keys((await store.people.find('bob stone')).exact)).toEqual(['bob', 'bob2']);
  });

  it('speaks to a person in the language they chose, and to nobody else', async () => {
    await store.people.setLocale(ann.id, 'zh');
    expect((await store.people.byId(ann.id))?.locale).toBe('zh');
    expect((await store.people.byId(bob.id))?.locale).toBe(bob.locale);
    await store.people.setLocale(ann.id, 'en');
    expect((await store.people.byId(ann.id))?.locale).toBe('en');
  });

  it('links one account a person and platform', async () => {
    await store.people.linkIdentity(ann.id, 'slack', 'U1');
    await store.people.linkIdentity(ann.id, 'lark', 'U1');
    await store.people.linkIdentity(ann.id, 'slack', 'U2');
    expect(await store.people.byIdentity('slack', 'U1')).toBeNull();
    expect((await store.people.byIdentity('slack', 'U2'))?.id).toBe(ann.id);
    await store.people.linkIdentity(bob.id, 'slack', 'U2');
    expect(await store.people.identityOf(ann.id, 'slack')).toBeNull();
    expect(await store.people.identityOf(ann.id, 'lark')).toBe('U1');
    expect(await store.people.identityOf(bob.id, 'slack')).toBe('U2');
  });

  it('finds behind an account the same person as by the id', async () => {
    const known = person('two-teams', 'Two Teams', {
      ...{ nameZh: '两队', email: null, locale: 'zh', roles: ['rep', 'manager'] },
      attributes: { commission_rate: '0.012', note: 'says "hello", and 你好' },
      assignments: [
        seat(teams.west, { from: day('2026-03-01'), planKey: null, managerId: null }),
        seat(teams.east, { from: day('2025-03-01'), to: day('2026-03-01'), level: 'junior' }),
      ],
    });
    await store.people.savePeople([known, person('nowhere', 'Not Seated')]);
    for (const [n, id] of [known.id, personId('p-nowhere')].entries()) {
      await store.people.linkIdentity(id, 'lark', `L${n}`);
      const found = await store.people.byIdentity('lark', `L${n}`);
      expect(found?.id).toBe(id);
      expect(found).toEqual(await store.people.byId(id));
    }
  });

  const quota = (subject: Quota['subject'], amount: bigint, more: Partial<Quota> = {}): Quota => ({
    ...{ subject, amount, measure: 'bookings', period: q1 },
    ...more,
  });
  const of = (one: { readonly id: (typeof ann)['id'] }) =>
    ({ kind: 'person', id: one.id }) as const;

  it('keeps quotas and shows them in standing', async () => {
    const east = { kind: 'team', id: teams.east.id } as const;
    const quotas = [
      quota(of(ann), 1_000_00n),
      quota(of(ann), 450n, { measure: 'satisfaction' }),
      quota(of(ann), 9n, { measure: 'deals', period: period('month', '2026-04-01') }),
      quota(east, 5_000_00n),
    ];
    expect(await store.quotas.save(quotas)).toEqual({ added: 4, changed: 0, same: 0 });
    const next = [quota(of(ann), 2_000_00n), quota(east, 5_000_00n)];
    expect(await store.quotas.save(next)).toEqual({ added: 0, changed: 1, same: 1 });
    const year = await store.quotas.of(of(ann), day('2026-01-01'), day('2026-04-01'));
    expect(year.map((one) => [one.measure, one.amount])).toEqual([
      ['bookings', 2_000_00n],
      ['satisfaction', 450n],
    ]);
    const [own, team] = await store.standings.of([of(ann), east], q1);
    expect(own?.quotas).toEqual({ bookings: 2_000_00n, satisfaction: 450n });
    expect(team?.quotas).toEqual({ bookings: 5_000_00n });
  });

  it('ranks by value and by attainment, equals alike, and leaves out who has none', async () => {
    await store.records.ingest(
      [deal('1', 300_00n, ann.id), deal('2', 300_00n, bob.id), deal('3', 100_00n, cy.id)],
      at,
    );
    await store.quotas.save([
      ...[quota(of(ann), 900_00n), quota(of(cy), 300_00n), quota(of(dee), 1_00n)],
      quota(of(bob), 0n),
    ]);
    const bookings = measure('bookings');
    const board = async (by: 'value' | 'attainment', limit: number) =>
      (await store.standings.top(bookings, by, q1, limit)).map((row) => [row.subject.id, row.rank]);
    expect(await board('value', 9)).toEqual([
      [ann.id, 1],
      [bob.id, 1],
      [cy.id, 3],
    ]);
    expect(await board('value', 1)).toEqual([[ann.id, 1]]);
    expect(await board('attainment', 9)).toEqual([
      [ann.id, 1],
      [cy.id, 1],
      [dee.id, 3],
    ]);
    expect(await store.standings.rankOf(cy.id, bookings, 'value', q1)).toEqual({ rank: 3, of: 3 });
    expect(await store.standings.rankOf(bob.id, bookings, 'attainment', q1)).toBeNull();
    expect(await store.standings.rankOf(mia.id, bookings, 'value', q1)).toBeNull();
  });

  it('ranks deals by number and satisfaction by its exact average', async () => {
    await store.records.ingest(
      [
        ...[rating('a', 400n), rating('b', 500n), rating('c', 450n, bob.id)],
        ...[rating('d', 451n, cy.id), deal('1', 1n, cy.id), deal('2', 1n, cy.id), deal('3', 9n)],
      ],
      at,
    );
    const board = async (code: 'deals' | 'satisfaction') =>
      (await store.standings.top(measure(code), 'value', q1, 9)).map((r) => [r.subject.id, r.rank]);
    expect(await board('deals')).toEqual([
      [cy.id, 1],
      [ann.id, 2],
    ]);
    expect(await board('satisfaction')).toEqual([
      [cy.id, 1],
      [ann.id, 2],
      [bob.id, 2],
    ]);
    await store.quotas.save([quota(of(ann), 450n, { measure: 'satisfaction' })]);
    const own = await store.standings.rankOf(ann.id, measure('satisfaction'), 'attainment', q1);
    expect(own).toEqual({ rank: 1, of: 1 });
  });

  it('reads all a statement needs: own, the team of that day, its members, as of when', async () => {
    await store.records.ingest([deal('1', 300_00n, ann.id), deal('2', 50_00n, dee.id)], at);
    const before = await store.standings.statement(dee.id, q1, day('2026-02-28'));
    expect(before.own.deal).toEqual({ total: 50_00n, count: 1 });
    expect(before.team?.id).toBe(teams.east.id);
    expect(before.team?.members.map(({ id, level }) => [id, level])).toEqual([
      [ann.id, 'senior'],
      [bob.id, 'junior'],
      [dee.id, 'senior'],
    ]);
    expect(before.team?.standing.deal.total).toBe(350_00n);
    expect(before.asOf).toEqual(at);
    const after = await store.standings.statement(dee.id, q1, day('2026-03-01'));
    expect(after.team?.members.map(({ id }) => id)).toEqual([cy.id, dee.id]);
    const stranger = await store.standings.statement(personId('nobody'), q1, day('2026-03-01'));
    expect(stranger.team).toBeNull();
    expect(stranger.own.deal).toEqual({ total: 0n, count: 0 });
  });

  it('keeps plan versions apart and immutable', async () => {
    const first = await store.plans.publish('reps', 'v1', day('2026-01-01'), at);
    expect(first).toMatchObject({
      version: 1,
      source: 'v1',
      hash: expect.stringMatching(/^\w{64}$/),
    });
    expect(await store.plans.publish('reps', 'v1', day('2026-05-01'), at)).toEqual(first);
    const second = await store.plans.publish('reps', 'v2', day('2026-02-01'), at);
    expect(second.version).toBe(2);
    expect(await store.plans.inForce('reps', day('2026-01-31'))).toEqual(first);
    expect(await store.plans.inForce('reps', day('2026-02-01'))).toEqual(second);
    expect(await store.plans.inForce('reps', day('2025-12-31'))).toBeNull();
    await expect(test.client.planVersion.updateMany({ data: { source: 'x' } })).rejects.toThrow();
    await expect(test.client.planVersion.deleteMany()).rejects.toThrow('only ever added');
  });

  it('keeps places and what people chose', async () => {
    const place = {
      ...{ id: placeId('pl'), platform: 'slack', ref: 'C1', name: 'east', nameZh: '东区' },
      ...{ locale: 'zh' as const, teamId: teams.east.id },
    };
    await store.places.save([place]);
    await store.places.save([{ ...place, name: 'renamed' }]);
    expect(await store.places.list()).toEqual([{ ...place, name: 'renamed' }]);
    expect((await store.places.byRef('slack', 'C1'))?.id).toBe(place.id);
    expect(await store.places.byRef('lark', 'C1')).toBeNull();
    expect(await store.settings.get(ann.id, 'reminders.pace')).toBeNull();
    await store.settings.set(ann.id, 'reminders.pace', 'off');
    await store.settings.set(ann.id, 'reminders.pace', 'on');
    expect(await store.settings.get(ann.id, 'reminders.pace')).toBe('on');
  });
});
