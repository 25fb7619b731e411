import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/port.ts';
import type { PlanSubject } from '../../src/store/port-plans.ts';
import {
  acme,
  day,
  instant,
  openCompany,
  people,
  period,
  seat,
  teams,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const later = instant('2026-02-21T10:00:00Z');
const { ann, bob, cy, dee, mia } = people;
const [january, march, may] = [day('2026-01-01'), day('2026-03-01'), day('2026-05-01')];

describe.each(engines)('plans on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`plans-${count}`) });
  });

  const published = async (...starts: readonly (typeof january)[]) => {
    for (const [index, from] of starts.entries()) {
      const { version } = await store.plans.saveDraft('reps', `v${index + 1}`, at, mia.id);
      await store.plans.publishVersion('reps', version, from, at, mia.id);
    }
  };
  const holding = async (text: string) =>
    (await store.plans.inForce('reps', day(text)))?.source ?? null;

  describe('versions', () => {
    it('keep one draft that can be rewritten and is not in force', async () => {
      expect(await store.plans.draft('reps')).toBeNull();
      await store.plans.saveDraft('reps', 'first try', at, mia.id);
      const draft = await store.plans.saveDraft('reps', 'second try', later, null);
      expect(draft).toEqual({
        ...{ key: 'reps', version: 1, state: 'draft', source: 'second try' },
        ...{ hash: expect.stringMatching(/^\w{64}$/), effectiveFrom: null, effectiveTo: null },
        ...{ savedAt: later, savedBy: null, publishedAt: null, publishedBy: null },
      });
      expect(await store.plans.draft('reps')).toEqual(draft);
      expect(await store.plans.versions('reps')).toEqual([draft]);
      expect(await holding('2026-02-01')).toBeNull();
    });

    it('follow each other without a day between or twice', async () => {
      await published(january, march);
      const draft = await store.plans.saveDraft('reps', 'v3', later, bob.id);
      expect(await store.plans.versions('reps')).toEqual([
        draft,
        expect.objectContaining({ version: 2, state: 'published', effectiveTo: null }),
        {
          ...{ key: 'reps', version: 1, state: 'superseded', source: 'v1' },
          ...{ hash: expect.any(String), effectiveFrom: january, effectiveTo: march },
          ...{ savedAt: at, savedBy: mia.id, publishedAt: at, publishedBy: mia.id },
        },
      ]);
      expect(await holding('2025-12-31')).toBeNull();
      expect(await holding('2026-02-28')).toBe('v1');
      expect(await holding('2026-03-01')).toBe('v2');
      await store.plans.saveDraft('managers', 'x', at, null);
      expect(await store.plans.listKeys()).toEqual(['managers', 'reps']);
    });

    it('may replace one on its very first day, which then never held', async () => {
      await published(january, january);
      expect(await holding('2026-01-01')).toBe('v2');
      const [, first] = await store.plans.versions('reps');
      expect(first?.effectiveTo).toEqual(january);
    });

    it('cannot begin before a later one, and change nothing when published again', async () => {
      await published(january, may);
      const draft = await store.plans.saveDraft('reps', 'v3', at, null);
      const publish = (version: number, from: typeof may) =>
        store.plans.publishVersion('reps', version, from, later, null);
      await expect(publish(draft.version, march)).rejects.toMatchObject({
        code: 'plan.version_overlap',
        params: { plan: 'reps', version: 2, from: '2026-05-01' },
      });
      await expect(store.plans.publish('reps', 'v4', march, at)).rejects.toMatchObject({
        code: 'plan.version_overlap',
      });
      await expect(publish(9, may)).rejects.toMatchObject({ code: 'plan.version_unknown' });
      await expect(publish(2, march)).rejects.toMatchObject({
        code: 'plan.version_published',
        params: { plan: 'reps', version: 2, from: '2026-05-01' },
      });
      expect((await publish(2, may)).publishedAt).toEqual(at);
      expect(await store.plans.versions('reps')).toHaveLength(3);
    });

    it('that are published never change, and no two hold on one day, whoever writes', async () => {
      await published(january, march);
      await store.plans.saveDraft('reps', 'v3', at, null);
      const { planVersion } = test.client;
      const of = (version: number) => ({ workspaceId: store.workspace.id, version });
      for (const data of [{ source: 'x' }, { state: 'draft' }, { effectiveTo: null }] as const)
        await expect(planVersion.updateMany({ where: of(1), data })).rejects.toThrow('only ever');
      await expect(planVersion.deleteMany({ where: of(2) })).rejects.toThrow('only ever added');
      const april = { effectiveFrom: '2026-04-01T00:00:00.000Z', publishedAt: at.toString() };
      await expect(
        planVersion.updateMany({ where: of(3), data: { ...april, state: 'published' } }),
      ).rejects.toThrow('on one day');
      await planVersion.deleteMany({ where: of(3) });
      expect(await store.plans.draft('reps')).toBeNull();
    });

    it('are published from a file beside a draft that somebody is writing', async () => {
      await store.plans.saveDraft('reps', 'in the works', at, mia.id);
      const fromFile = await store.plans.publish('reps', 'file', january, later);
      expect(fromFile.version).toBe(2);
      expect(await store.plans.publish('reps', 'file', may, later)).toEqual(fromFile);
      await store.plans.publishVersion('reps', 1, march, later, mia.id);
      expect(await holding('2026-02-28')).toBe('file');
      expect(await holding('2026-03-01')).toBe('in the works');
    });

    it('are numbered apart when two publish at once', async () => {
      const numbers = await Promise.all(
        ['a', 'b', 'c'].map((source) => store.plans.publish('reps', source, january, at)),
      );
      expect(numbers.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    });

    it('are acknowledged once by each person', async () => {
      await published(january);
      expect(await store.plans.acknowledge('reps', 1, bob.id, at)).toBe(true);
      expect(await store.plans.acknowledge('reps', 1, ann.id, later)).toBe(true);
      expect(await store.plans.acknowledge('reps', 1, bob.id, later)).toBe(false);
      expect(await store.plans.acknowledgementsOf('reps', 1)).toEqual([
        { personId: bob.id, at },
        { personId: ann.id, at: later },
      ]);
      expect(await store.plans.acknowledgementsOf('reps', 2)).toEqual([]);
    });
  });

  describe('assignments', () => {
    const open = { from: january, to: null };
    const team = (one: { readonly id: typeof teams.east.id }): PlanSubject => ({
      ...{ kind: 'team', id: one.id },
    });
    const level = (id: string): PlanSubject => ({ kind: 'level', id });
    const self = (one: { readonly id: typeof ann.id }): PlanSubject => ({
      ...{ kind: 'person', id: one.id },
    });
    const on = (one: { readonly id: typeof ann.id }, text = '2026-02-01') =>
      store.plans.planOf(one.id, day(text));

    it('go from the person over the team, the teams above and the level to the assignment', async () => {
      expect(await on(ann)).toBe('reps');
      await store.plans.assign(level('senior'), 'seniors', open);
      expect(await on(ann)).toBe('seniors');
      expect(await on(bob)).toBe('reps');
      await store.plans.assign(team(teams.all), 'company', open);
      expect(await on(ann)).toBe('company');
      await store.plans.assign(team(teams.east), 'eastern', open);
      expect(await on(ann)).toBe('eastern');
      await store.plans.assign(self(ann), 'hers', open);
      expect(await on(ann)).toBe('hers');
      const all = [ann.id, bob.id, cy.id, dee.id, mia.id];
      expect(Object.fromEntries(await store.plans.plansOf(all, day('2026-02-01')))).toEqual({
        ...{ [ann.id]: 'hers', [bob.id]: 'eastern', [cy.id]: 'company', [dee.id]: 'eastern' },
        [mia.id]: 'company',
      });
    });

    it('hold from day to day, and for nobody who is not in the company', async () => {
      await store.plans.assign(team(teams.east), 'eastern', { from: january, to: march });
      await store.plans.assign(team(teams.east), 'spring', { from: march, to: null });
      expect(await on(ann, '2025-12-31')).toBe('reps');
      expect(await on(ann, '2026-02-28')).toBe('eastern');
      expect(await on(ann, '2026-03-01')).toBe('spring');
      expect(await on(dee, '2026-03-01')).toBe('reps');
      await store.plans.assign(self(bob), 'his', open);
      await store.people.savePeople([{ ...bob, assignments: [seat(teams.east, { to: march })] }]);
      expect(await on(bob, '2026-02-28')).toBe('his');
      expect(await on(bob, '2026-03-01')).toBeNull();
    });

    it('of one subject never overlap; the same again changes nothing', async () => {
      await store.plans.assign(level('senior'), 'a', { from: march, to: may });
      await store.plans.assign(level('senior'), 'a', { from: march, to: may });
      const refused = { code: 'plan.assignment_overlap' };
      const taken = { plan: 'a', from: '2026-03-01', until: '2026-04-30' };
      for (const range of [
        { from: january, to: null },
        { from: day('2026-04-30'), to: day('2026-06-01') },
        { from: march, to: null },
      ])
        await expect(store.plans.assign(level('senior'), 'b', range)).rejects.toMatchObject({
          ...{ ...refused, params: taken },
        });
      await store.plans.assign(level('senior'), 'b', { from: january, to: march });
      await store.plans.assign(level('senior'), 'c', { from: may, to: null });
      await expect(
        store.plans.assign(level('senior'), 'd', { from: day('2027-01-01'), to: null }),
      ).rejects.toMatchObject({ params: { plan: 'c', from: '2026-05-01', until: null } });
      expect((await store.plans.assignments()).map(({ planKey }) => planKey)).toEqual([
        ...['b', 'a', 'c'],
      ]);
      await expect(
        test.client.planAssignment.updateMany({ where: { planKey: 'b' }, data: { toDay: null } }),
      ).rejects.toThrow('on one day');
    });

    it('end on the day that is named, or are gone when that is their first', async () => {
      await store.plans.assign(self(ann), 'hers', open);
      expect(await store.plans.endAssignment(self(ann), march)).toBe(true);
      expect(await on(ann, '2026-02-28')).toBe('hers');
      expect(await on(ann, '2026-03-01')).toBe('reps');
      expect(await store.plans.endAssignment(self(ann), march)).toBe(false);
      expect(await store.plans.endAssignment(self(ann), january)).toBe(true);
      expect(await store.plans.assignments()).toEqual([]);
    });

    it('decide the plan that a statement is read with, in the version of the day', async () => {
      await store.plans.publish('eastern', 'v1', january, at);
      await store.plans.publish('eastern', 'v2', march, at);
      await store.plans.saveDraft('eastern', 'v3', at, null);
      await store.plans.assign(team(teams.east), 'eastern', open);
      const planOn = async (text: string) =>
        (await store.standings.statement(ann.id, period('quarter', text), day(text))).plan?.source;
      expect(await planOn('2026-02-28')).toBe('v1');
      expect(await planOn('2026-03-01')).toBe('v2');
      expect(await planOn('2025-12-31')).toBeUndefined();
    });
  });
});
