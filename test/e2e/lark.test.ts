/** The scenarios of the playground once more, in a Lark tenant on this machine: the real process, by either way in. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type LarkDriver, openLarkDriver } from './lark-driver.ts';
import { build } from './process.ts';
import { scenarios } from './scenarios.ts';

const shanghai = ['li-na', 'chen-yu', 'zhao-min', 'wang-hao', 'sun-jie', 'tom-becker'];

describe.each([
  ['by HTTP', 'http'],
  ['over a long connection', 'line'],
] as const)('the demo in Lark %s', (_, by) => {
  const folder = scratchFolder(`lark ${by} `);
  let driver: LarkDriver;

  beforeAll(async () => {
    build();
    fillFolder(folder);
    driver = await openLarkDriver(by, { UPSIDE_HOME: folder }, [
      ...shanghai,
      ...['maria-keller', 'lin-hai', 'daniel-ross'],
    ]);
  });
  afterAll(async () => {
    await driver.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says one short line in the group, and what is private to the person alone', async () => {
    const [answer, pointer] = await driver.say('tom-becker', 'general', '/mybonus');
    expect(answer).toMatchObject({ in: 'dm', visibleTo: ['tom-becker'] });
    expect(pointer).toMatchObject({ in: 'general', text: 'Sent to you privately.' });
    const all = await driver.messages('maria-keller', 'general');
    expect(all.filter(({ text }) => /¥\d/.test(text))).toEqual([]);
  });

  scenarios(() => driver);

  it('counts an answer once, however fast it is pressed twice, and none after the close', async () => {
    const question = 'Lark is where I work';
    const launch = `/pulse new "${question}" team Shanghai until in 1 day`;
    await driver.say('maria-keller', 'shanghai', launch);
    const askedOf = (who: string) =>
      vi.waitFor(
        async () => {
          const told = await driver.messages(who, 'dm');
          const found = told.find(({ text }) => text.includes(question));
          if (!found) throw new Error(`${who} has not been asked`);
          return found;
        },
        { timeout: 20_000, interval: 50 },
      );
    const [eager, ...others] = shanghai.slice(0, 5);
    const first = await askedOf(eager ?? '');
    await Promise.all(['4', '4', '2'].map((score) => driver.press(eager ?? '', first, score)));
    for (const who of others) await driver.press(who, await askedOf(who), '3');
    const [late = ''] = shanghai.slice(-1);
    const missed = await askedOf(late);
    const user = driver.tenant.user(late);
    const five = driver.client.pressables(user, missed.id).find(({ label }) => label === '5');
    await driver.moveClock('P2D');
    const value = String(five?.value['x']);
    const told = await driver.client.press(user, missed.id, 'pulse.answer', { value });
    expect(told.map(({ words }) => words).join()).toContain('your answer was not counted');
    const result = (await driver.messages(late, 'shanghai')).findLast(({ text }) =>
      text.includes(question),
    );
    expect(result?.text).toContain('5 of 6 answered');
  });
});
