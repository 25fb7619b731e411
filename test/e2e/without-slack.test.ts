/** What is not configured costs nothing: not even the loading of its SDK. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build, start } from './process.ts';

/** Node says each module of CommonJS, and Slack's SDK is nothing else, when it loads it. */
const tellsModules = { NODE_DEBUG: 'module' };

describe('the modules that a process loads', () => {
  const folder = scratchFolder('modules ');

  beforeAll(() => build());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function loaded(name: string, own: Readonly<Record<string, string>>): Promise<string> {
    const home = join(folder, name);
    fillFolder(home);
    const running = await start({ UPSIDE_HOME: home, ...tellsModules, ...own });
    await running.end('SIGTERM');
    return running.output();
  }

  it('are none of Slack’s when Slack is not configured', async () => {
    const output = await loaded('without', { UPSIDE_WORKSPACE: 'own' });
    expect(output).toContain('node_modules/pg/');
    expect(output).not.toContain('@slack');
  });

  it('are Slack’s when it is', async () => {
    const output = await loaded('with', {
      ...{ SLACK_BOT_TOKEN: 'xoxb-nobody', SLACK_SIGNING_SECRET: 'nobody knows it' },
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    });
    expect(output).toContain('node_modules/@slack/bolt/');
  });
});
