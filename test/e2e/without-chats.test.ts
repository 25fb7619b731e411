/** What is not configured costs nothing: not even the loading of its SDK. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build, start } from './process.ts';

/** Node says each module of CommonJS, and the SDKs are nothing else, when it loads it. */
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

  const slack = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-nobody', SLACK_SIGNING_SECRET: 'nobody knows it' },
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  };
  const lark = {
    ...{ LARK_APP_ID: 'cli_0123456789abcdef', LARK_APP_SECRET: 'nobody knows it' },
    ...{ LARK_ENCRYPT_KEY: 'nobody knows it', LARK_VERIFICATION_TOKEN: 'nobody knows it' },
    LARK_DOMAIN: 'http://127.0.0.1:9',
  };

  it('are none of a chat’s when none is configured', async () => {
    const output = await loaded('neither', { UPSIDE_WORKSPACE: 'own' });
    expect(output).toContain('node_modules/pg/');
    expect(output).not.toContain('@slack');
    expect(output).not.toContain('@larksuiteoapi');
  });

  it('are Slack’s, and none of Lark’s, when Slack is', async () => {
    const output = await loaded('slack', slack);
    expect(output).toContain('node_modules/@slack/bolt/');
    expect(output).not.toContain('@larksuiteoapi');
  });

  it('are Lark’s, and none of Slack’s, when Lark is', async () => {
    const output = await loaded('lark', lark);
    expect(output).toContain('node_modules/@larksuiteoapi/node-sdk/');
    expect(output).not.toContain('@slack');
  });
});
