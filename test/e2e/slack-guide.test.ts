/** "Set-up in ten minutes" of docs/slack.md, its commands as they stand, in a house of its own: from nothing to the first admin. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { copyHouse } from '../support/house-copy.ts';
import { scratchFolder } from '../support/scratch.ts';
import { appToken, type Front, openFront } from '../support/slack/front.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import { behind, guideCommands, run } from './guide.ts';
import { build } from './process.ts';

const folder = scratchFolder('guide ');
const home = join(folder, 'home');
let workspace: Workspace;
let front: Front;

beforeAll(async () => {
  build();
  copyHouse(folder);
  fillFolder(home);
  workspace = await startWorkspace([{ name: 'olga', email: 'olga@example.com' }], []);
  front = await openFront(workspace);
});
afterAll(async () => {
  await front.stop();
  await workspace.stop();
  rmSync(folder, { recursive: true, force: true });
});

const commands = guideCommands('docs/slack.md', 'Set-up in ten minutes');
const guided = () => ({
  folder,
  environment: { UPSIDE_HOME: home, SLACK_API_URL: front.apiUrl },
});

describe('the set-up in ten minutes', () => {
  const [setUp = '', start = '', doctor = ''] = commands;

  it('is three commands', () => {
    expect(commands).toEqual(['npm run setup slack', 'npm start', 'npm run -s upside -- doctor']);
    expect(behind(setUp)).toEqual(['setup/run.cjs', 'setup', 'slack']);
  });

  it('begins with the app and its tokens, and with a hello', async () => {
    const { code, output } = await run(
      guided(),
      setUp,
      [botToken, appToken, 'olga@example.com'],
      null,
    );
    expect(output).not.toContain('Compiling');
    expect(output).toContain('✓ Said hello to olga@example.com');
    expect(code).toBe(0);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  it('goes on with a start that serves the workspace and prints the line for the admin', async () => {
    const { code, output } = await run(guided(), start, [], /\/upside setup \d{4}-\d{4}/);
    expect(output).toContain('Upside serves your Slack workspace by Socket Mode');
    expect(code).toBe(0);
  });

  it('ends with a doctor who finds all well', async () => {
    const { code, output } = await run(guided(), doctor, [], null);
    expect(output).toContain('✓ Slack: the bot token opens the workspace Sample, as upside');
    expect(output).toContain('All is well.');
    expect(code).toBe(0);
  });
});
