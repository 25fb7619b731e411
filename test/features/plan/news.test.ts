import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCommand } from '../../../src/features/plan/cli.ts';
import { plan as feature } from '../../../src/features/plan/feature.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { backTests } from '../../support/back-tests.ts';
import { people, person, seat, teams } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Office, wordsOf } from '../../support/office.ts';
import { openFloor, plan } from '../sales-floor.ts';

const { ann } = people;
const li = person('li', 'Li Na', { locale: 'zh', assignments: [seat(teams.west)] });
const raised = plan
  .replace('rate: 8 %', 'rate: 9 %')
  .replace(
    'commission: 1080, target-bonus: 1000, total: 2080',
    'commission: 1090, target-bonus: 1000, total: 2090',
  );

describe('a version that is published', () => {
  let test: TestDatabase;
  let office: Office;
  const folder = mkdtempSync(join(tmpdir(), 'news-'));

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database, { staff: [li] });
  });
  afterAll(() => test.close());

  async function upside(locale: Locale, ...args: readonly string[]) {
    const out: string[] = [];
    const code = await planCommand.run({
      ...{ args, locale, isTerminal: false },
      print: (text) => void out.push(text),
      complain: (text) => void out.push(text),
      openStore: async () => ({
        store: office.store,
        now: office.clock.now(),
        delivery: office.delivery,
        backTests,
      }),
    });
    return { code, out: out.join('\n') };
  }

  function file(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  const publish = (text: string, ...more: readonly string[]) =>
    upside('en', 'publish', file('plan.yaml', text), '--from', '2026-04-01', ...more);
  const shown = () => office.platform.shown.map(({ message }) => message.to);
  const told = (who: typeof ann) =>
    shown().filter((to) => to.kind === 'person' && to.user === `U-${who.key}`);

  it('is compared with the one before, and a trial tells nobody', async () => {
    const { code, out } = await publish(raised, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('What it says otherwise than version 1:');
    expect(out).toContain('Commission\n  from 100 %: 8 % → 9 %');
    expect(out).toContain('Nothing was published.');
    await office.wake();
    expect(shown()).toEqual([]);
    expect(await office.store.plans.versions('reps')).toHaveLength(1);
  });

  it('is told to everybody on the plan, in private and in their language', async () => {
    const { code, out } = await publish(raised);
    expect(code).toBe(0);
    expect(out).toContain('5 people on the plan are told what is new and asked to confirm.');
    await office.wake();
    expect(shown()).toHaveLength(5);
    const english = wordsOf(told(ann)[0]);
    expect(english).toContain('Your plan changes: Reps');
    expect(english).toContain('Version 2 holds from 1 Apr 2026. What is new:');
    expect(english).toContain('from 100 %: 8 % → 9 %');
    expect(english).toContain('See the plan');
    expect(english).toContain('I have read it');
    expect(english).toContain('Only you can see this');
    const chinese = wordsOf(told(li)[0]);
    expect(chinese).toContain('你的方案有更新：销售方案');
    expect(chinese).toContain('100 % 起：8 % → 9 %');
    expect(chinese).toContain('我已了解');
    expect(shown().every(({ kind }) => kind === 'person')).toBe(true);
  });

  it('is told once, however often the same file is published', async () => {
    expect((await publish(raised)).out).not.toContain('are told');
    await office.wake();
    expect(shown()).toHaveLength(5);
  });

  it('can be confirmed from the message, which then says so', async () => {
    const answer = await office.press(feature, ann, 'noted', 'reps|2|');
    expect(answer.kind).toBe('replace');
    expect(wordsOf(answer)).toContain(
      'Thank you. It is noted that you have read version 2 (20 Feb 2026).',
    );
    const chinese = await office.press(feature, li, 'noted', 'reps|2|');
    expect(wordsOf(chinese)).toContain('谢谢，已记录你了解第 2 版（2026年2月20日）。');
  });

  it('shows who has confirmed and who has not', async () => {
    const english = await upside('en', 'acknowledgements', 'reps', '--version', '2');
    expect(english.code).toBe(0);
    expect(english.out).toContain(
      'Version 2 of reps: 2 of 5 have confirmed that they have read it.',
    );
    expect(english.out).toContain('✓ Ann Lee · 20 Feb 2026 10:00');
    expect(english.out).toContain('– Bob Stone');
    // Without a number it is the version in force, which nobody has been asked about.
    const current = await upside('zh', 'acknowledgements', 'reps');
    expect(current.out).toContain('reps 第 1 版：5 人中 0 人已确认了解。');
    const json = JSON.parse(
      (await upside('en', 'acknowledgements', 'reps', '--version', '2', '--json')).out,
    );
    expect(json.people).toContainEqual({ rep: 'ann', at: '2026-02-20T15:00:00Z' });
    expect(json.people).toContainEqual({ rep: 'bob', at: null });
    await expect(upside('en', 'acknowledgements', 'nobody')).rejects.toMatchObject({
      code: 'plan.unknown',
    });
    await expect(upside('en', 'acknowledgements', 'reps', '--version', '9')).rejects.toMatchObject({
      code: 'plan.version_unknown',
    });
    expect((await upside('en', 'acknowledgements')).code).toBe(2);
  });

  it('tells the first version of a plan as one’s plan, without a comparison', async () => {
    const bonus = plan.replace('plan: reps', 'plan: hunters').replace('en: Reps', 'en: Hunters');
    const subject = { kind: 'person', id: li.id } as const;
    const from = office.clock.now().toZonedDateTimeISO('UTC').toPlainDate();
    await office.store.plans.assign(subject, 'hunters', { from, to: null });
    const { out } = await upside(
      ...(['en', 'publish', file('hunters.yaml', bonus), '--from', '2026-01-01'] as const),
    );
    expect(out).toContain('1 person on the plan is told');
    await office.wake();
    const last = wordsOf(told(li).at(-1));
    expect(last).toContain('你的激励方案');
    expect(last).toContain('自2026年1月1日起按此方案计算你的奖金（第 1 版）。');
  });

  it('is compared by number or by file', async () => {
    const words = await upside('en', 'diff', 'reps', '1', '2');
    expect(words).toEqual({ code: 0, out: 'Commission\n  from 100 %: 8 % → 9 %' });
    const [old, now] = [file('old.yaml', plan), file('new.yaml', raised)];
    expect((await upside('zh', 'diff', old, now)).out).toBe('提成\n  100 % 起：8 % → 9 %');
    expect((await upside('en', 'diff', old, old)).out).toBe('Both say the same.');
    const json = JSON.parse((await upside('en', 'diff', old, now, '--json')).out);
    expect(json.components).toEqual([
      {
        ...{ id: 'commission', change: 'changed', keys: [] },
        rows: [
          {
            before: { from: '1', rate: '2/25', to: 'unlimited' },
            after: { from: '1', rate: '9/100', to: 'unlimited' },
          },
        ],
      },
    ]);
  });

  it('is not compared with what is not there or is no plan', async () => {
    await expect(upside('en', 'diff', 'reps', '1', '9')).rejects.toMatchObject({
      code: 'plan.version_unknown',
    });
    await expect(upside('en', 'diff', 'nobody', '1', '2')).rejects.toMatchObject({
      code: 'plan.unknown',
    });
    const broken = await upside('en', 'diff', file('b.yaml', 'plan: x'), file('c.yaml', plan));
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('plan.missing');
    expect((await upside('en', 'diff', 'reps')).code).toBe(2);
    expect((await upside('en', 'diff', 'reps', 'one', 'two')).code).toBe(2);
  });
});
