import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCommand } from '../../../src/features/plan/cli.ts';
import { backTests } from '../../support/back-tests.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import type { Office } from '../../support/office.ts';
import { openFloor, plan } from '../sales-floor.ts';

describe('upside plan publish', () => {
  let test: TestDatabase;
  let office: Office;
  const folder = mkdtempSync(join(tmpdir(), 'publish-'));

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database);
  });
  afterAll(() => test.close());

  function file(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  async function publish(...args: readonly string[]) {
    const out: string[] = [];
    const code = await planCommand.run({
      args: ['publish', ...args],
      locale: 'en',
      print: (text) => void out.push(text),
      complain: (text) => void out.push(text),
      isTerminal: false,
      openStore: async () => ({
        store: office.store,
        now: office.clock.now(),
        delivery: office.delivery,
        backTests,
      }),
    });
    return { code, out: out.join('\n') };
  }

  const inForce = (key: string, day: string) =>
    office.store.plans.inForce(key, Temporal.PlainDate.from(day));

  it('puts a sound plan in force from the day on, byte for byte', async () => {
    const source = plan.replace('plan: reps', 'plan: hunters');
    const { code, out } = await publish(file('hunters.yaml', source), '--from', '2026-07-01');
    expect(out).toContain('Plan hunters is in force from 1 Jul 2026 as version 1.');
    expect(code).toBe(0);
    expect(await inForce('hunters', '2026-06-30')).toBeNull();
    expect((await inForce('hunters', '2026-07-01'))?.source).toBe(source);
  });

  it('makes a new version of a changed plan, and none of the same one', async () => {
    const changed = plan.replace('plan: reps', 'plan: hunters').replace('en: Reps', 'en: Hunters');
    const path = file('changed.yaml', changed);
    expect((await publish(path, '--from', '2026-10-01')).out).toContain('as version 2');
    expect((await publish(path, '--from', '2026-10-01')).out).toContain('as version 2');
    expect((await inForce('hunters', '2026-09-30'))?.version).toBe(1);
  });

  it('publishes nothing of a plan with a mistake', async () => {
    const broken = plan.replace('plan: reps', 'plan: broken').replace('tiers: marginal', '');
    const { code, out } = await publish(file('broken.yaml', broken), '--from', '2026-07-01');
    expect(code).toBe(1);
    expect(out).toContain('cannot be published');
    expect(await inForce('broken', '2026-12-31')).toBeNull();
  });

  it('refuses a plan in another currency than the company’s', async () => {
    const library = new URL('../../../src/plans/account-executive.yaml', import.meta.url);
    const chinese = file('ae.yaml', readFileSync(library, 'utf8'));
    await expect(publish(chinese, '--from', '2026-07-01')).rejects.toMatchObject({
      code: 'plan.currency_differs',
      params: { plan: 'CNY', company: 'USD' },
    });
    expect(await inForce('account-executive', '2026-12-31')).toBeNull();
  });

  it.each([
    [[]],
    [['x.yaml']],
    [['x.yaml', '--from', '2026-02-30']],
    [['x.yaml', '--from', 'now']],
    [['--from', '2026-07-01']],
  ])('shows how it is called when called with %j', async (args) => {
    const { code, out } = await publish(...args);
    expect(code).toBe(2);
    expect(out).toContain('upside plan publish FILE --from YYYY-MM-DD');
  });
});
