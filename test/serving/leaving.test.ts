/** `upside installations remove`, with everything behind it: what was granted on Slack’s page holds no longer. */
import { afterEach, expect, it } from 'vitest';
import { installationsCommand } from '../../src/features/installations/cli.ts';
import { openStoreOnce } from '../../src/store-on-demand.ts';
import { testDatabaseOptions } from '../support/database.ts';
import { startSeveral } from '../support/slack/several.ts';
import { startInstallable } from './installing.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

it('a company that is removed is out of Slack before its data go', async () => {
  const users = [{ id: 'U1', name: 'Ana', email: 'ana@example.com' }];
  const slack = await startSeveral([
    { team: 'T1', users },
    { team: 'T2', users },
  ]);
  const { options, dispose } = await testDatabaseOptions('embedded');
  endings.push(dispose, slack.stop);
  const bot = await startInstallable(options, slack.apiUrl);
  for (const code of ['T1:U1', 'T2:U1']) await bot.install(code);
  await bot.app.stop();
  const said: string[] = [];
  const { companies, close } = openStoreOnce(bot.config, false);
  const code = await installationsCommand.run({
    ...{ args: ['remove', 'slack', 'T1', '--yes'], locale: 'en', isTerminal: false, companies },
    openStore: () => Promise.reject(new Error('it is about no single company')),
    ...{ print: (line) => said.push(line), complain: (line) => said.push(line) },
  });
  await close();
  expect(said.join('\n')).toMatch(/^The app is out in slack.*\nWorkspace T1 .*is gone/);
  expect(code).toBe(0);
  expect([slack.holds('T1'), slack.holds('T2')]).toEqual([false, true]);
});
