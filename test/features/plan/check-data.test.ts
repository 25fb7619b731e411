import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCommand } from '../../../src/features/plan/cli.ts';
import { backTests } from '../../support/back-tests.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import type { Office } from '../../support/office.ts';
import { openFloor, plan } from '../sales-floor.ts';

/** Ann came to 100 % at the end of 2025, and nobody further. */
const farther = plan.replace(
  '- { at: 100 %, amount: 1000 }',
  '- { at: 100 %, amount: 1000 }\n      - { at: 130 %, amount: 2000 }',
);

describe('upside plan check, beside the data of the company', () => {
  let test: TestDatabase;
  let office: Office;
  const folder = mkdtempSync(join(tmpdir(), 'check-'));

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database);
  });
  afterAll(() => test.close());

  async function check(text: string, ...args: readonly string[]) {
    const path = join(folder, 'plan.yaml');
    writeFileSync(path, text);
    const out: string[] = [];
    const code = await planCommand.run({
      args: ['check', path, ...args],
      locale: 'en',
      print: (line) => void out.push(line),
      complain: (line) => void out.push(line),
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

  it('remarks on the row of a table that nobody came to in the last year, with its line', async () => {
    const { code, out } = await check(farther, '--data');
    const line = farther.slice(0, farther.indexOf('at: 130 %')).split('\n').length;
    expect(out).toContain(
      `:${line}:components[2].table[2]: warning: Nobody came to 130 % in \`target-bonus\``,
    );
    expect(out).not.toContain('Nobody came to 100 %');
    expect(code).toBe(0);
  });

  it('says nothing of it when the data are not asked about', async () => {
    expect((await check(farther)).out).not.toContain('Nobody came to');
  });

  it('checks a plan in another currency alone', async () => {
    const library = new URL('../../../src/plans/account-executive.yaml', import.meta.url);
    const { code, out } = await check(readFileSync(library, 'utf8'), '--data');
    expect(out).not.toContain('Nobody came to');
    expect(code).toBe(0);
  });

  it('finds in a broken plan what it would find without data', async () => {
    const { code, out } = await check(farther.replace('tiers: marginal', ''), '--data');
    expect(out).toContain('cannot be published');
    expect(code).toBe(1);
  });
});
