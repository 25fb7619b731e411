/** The scenarios of the playground once more, in an emulated Slack workspace: the real process, signed requests. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build } from './process.ts';
import { ownPageScenario, scenarios } from './scenarios.ts';
import { openSlackDriver, type SlackDriver } from './slack-driver.ts';

const folder = scratchFolder('slack ');
const shanghai = ['li-na', 'chen-yu', 'zhao-min', 'wang-hao', 'sun-jie', 'tom-becker'];

describe('the demo in Slack', () => {
  let driver: SlackDriver;

  beforeAll(async () => {
    build();
    fillFolder(folder);
    driver = await openSlackDriver({ UPSIDE_HOME: folder }, [
      ...shanghai,
      ...['maria-keller', 'lin-hai', 'daniel-ross'],
    ]);
  });
  afterAll(async () => {
    await driver.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows what somebody asked in private to nobody else', async () => {
    const [answer] = await driver.say('tom-becker', 'general', '/mybonus');
    const seenBy = async (name: string) =>
      (await driver.messages(name, 'general')).map(({ id }) => id);
    expect(await seenBy('tom-becker')).toContain(answer?.id);
    expect(await seenBy('maria-keller')).not.toContain(answer?.id);
  });

  scenarios(() => driver);
  ownPageScenario(() => driver);
});
