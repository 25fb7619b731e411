/** The scenarios of the playground once more, in a Lark tenant on this machine: the real process, by either way in. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
