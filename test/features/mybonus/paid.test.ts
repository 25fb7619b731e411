import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDelivery } from '../../../src/delivery/outbox.ts';
import { mybonusCommand } from '../../../src/features/mybonus/cli.ts';
import { mybonus } from '../../../src/features/mybonus/feature.ts';
import { backTests } from '../../support/back-tests.ts';
import { day, instant, people } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import type { Office } from '../../support/office.ts';
import { ask, inChinese, openFloor, plan, privateText } from '../sales-floor.ts';

const { ann } = people;

/** The plan of the sales floor, but a tenth is paid in the next quarter, there is a guarantee, and shares vest. */
const withPayout = plan
  .replace(
    'examples:',
    `settlement:
  - id: guarantee
    title: { en: Guarantee, zh: 保底 }
    mechanic: draw
    kind: recoverable-guarantee
    amount: 900
    recover-at-most: unlimited
  - id: held
    title: { en: Held back, zh: 暂扣 }
    mechanic: holdback
    on: total
    share: 10 %
    release: [{ after: 1, share: 100 % }]
    leaver: released
grants:
  - id: shares
    title: { en: Shares, zh: 股权 }
    units: 480
    granted: 2025-07-01
    vesting: { months: 48, every: quarter, cliff: 0 }
    leaver: unvested-lapse
examples:`,
  )
  .replace('total: 2080 }', 'total: 2080, guarantee: 0, held: -208, payout: 1872 }');

describe('/mybonus under a plan that does not pay at once what is earned', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database);
    const at = instant('2026-02-20T14:49:00Z');
    await office.store.plans.publish('reps', withPayout, day('2026-01-01'), at);
  });
  afterAll(() => test.close());

  it('tells what is earned from what is paid', async () => {
    const text = await ask(office, mybonus, ann);
    // 750 earned, 150 added up to the guarantee, 75 held back: 825.
    expect(text).toContain('earned so far: $750');
    expect(text).toContain('to be paid if the period ended now: $825');
    expect(text).toMatch(/Earned +\$750/);
    expect(text).toMatch(/Guarantee +\+\$150 +\$150 stays owed/);
    expect(text).toMatch(/Held back +-\$75 +\$75 held until 1 Apr 2026/);
    expect(text).toMatch(/Paid +\$825/);
    // Granted in July 2025: two whole quarters at the end of March, of sixteen.
    expect(text).toMatch(/Shares +480 +60 +30/);
  });

  it('says the same in Chinese', async () => {
    const text = await ask(office, mybonus, inChinese(ann));
    expect(text).toContain('若现在结算，本期应发：$825');
    expect(text).toMatch(/保底 +\+\$150 +尚欠 \$150/);
    expect(text).toMatch(/暂扣 +-\$75 +暂扣 \$75，2026年4月1日起发/);
  });

  it('explains the payout step by step', async () => {
    const text = privateText(await office.press(mybonus, ann, 'how', 'p-ann|2026-Q1|deal|0'));
    expect(text).toContain('Guarantee · +$150.00');
    expect(text).toContain('$900.00 is guaranteed and $750.00 was earned: $150.00 is added');
    expect(text).toContain('$750.00 × 10 % = $75.00 is held back; $75.00 from 1 Apr 2026');
    expect(text).toContain('Shares · 60 of 480 vested');
  });

  it('is there for scripts', async () => {
    const printed: string[] = [];
    await mybonusCommand.run({
      args: ['--rep', 'ann', '--json'],
      locale: 'en',
      print: (text) => void printed.push(text),
      complain: () => {},
      isTerminal: false,
      openStore: async () => ({
        store: office.store,
        now: office.clock.now(),
        delivery: createDelivery(office.clock),
        backTests,
      }),
    });
    expect(JSON.parse(printed.join())).toMatchObject({
      total: { amount: '750.00' },
      settlement: [
        { id: 'guarantee', mechanic: 'draw', amount: '150.00', balance: { amount: '150.00' } },
        { id: 'held', amount: '-75.00', balance: null, trace: [{ step: 'held', of: '750.00' }] },
      ],
      payout: { amount: '825.00', currency: 'USD' },
      held: [{ id: 'held', amount: '75.00', due: '2026-04-01' }],
      grants: [{ id: 'shares', units: '480', vested: '60', newly: '30' }],
    });
  });
});
