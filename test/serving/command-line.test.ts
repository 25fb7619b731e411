/** What the command line does about what was granted on Slack’s page, with everything behind it. */
import { afterEach, expect, it } from 'vitest';
import { examine } from '../../src/examination.ts';
import { findingsOf } from '../../src/features/doctor/findings.ts';
import { installationsCommand } from '../../src/features/installations/cli.ts';
import { openStoreOnce } from '../../src/store-on-demand.ts';
import { testDatabaseOptions } from '../support/database.ts';
import { startSeveral } from '../support/slack/several.ts';
import { keys, startInstallable } from './installing.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const person = (id: string) => ({ id, name: 'Ana', email: 'ana@example.com' });

it('a company that is removed is out of Slack before its data go', async () => {
  const slack = await startSeveral(['T1', 'T2'].map((team) => ({ team, users: [person('U1')] })));
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

it('the doctor opens what companies entrusted, and says which key is missing', async () => {
  const slack = await startSeveral([{ team: 'T1', users: [person('U1')] }], { expiresIn: 43_200 });
  const { options, dispose } = await testDatabaseOptions('embedded');
  endings.push(dispose, slack.stop);
  const bot = await startInstallable(options, slack.apiUrl);
  await bot.install('T1:U1');
  await bot.app.stop();
  const found = async (own: Readonly<Record<string, string>> = {}) => {
    const findings = findingsOf(await examine({ ...bot.environment, ...own }), 'en');
    return findings.map(({ id, state, text }) => `${id} ${state}: ${text}`).join('\n');
  };
  const well = await found();
  expect(well).toContain('keys well: What companies entrust is sealed with the key 2026\n');
  expect(well).toContain('installations well: One company has installed the app');
  expect(well).toMatch(/tokens well: .* that of Workspace T1 \(slack T1\) is the next, at .* UTC/);
  const other = await found({ UPSIDE_KEYS: keys.replace('2026', '2027') });
  expect(other).toMatch(/installations ill: Workspace T1 .*“2026” cannot be opened.*key_unknown/);
  expect(other).not.toContain('tokens');
});
