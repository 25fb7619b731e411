/** What Slack is asked about tokens, and what is made of its answers: on real connections, to the emulator and to worse. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelsWithoutBot, checkTokens } from '../../../src/chat/slack/check.ts';
import { appToken, type Front, openFront, revokedToken } from '../../support/slack/front.ts';
import { botToken, startWorkspace, type Workspace } from '../../support/slack/workspace.ts';

const timeoutMs = 10_000;
const valid = { kind: 'valid', workspace: 'Sample', name: 'upside' };

describe('Slack, asked about tokens', () => {
  let workspace: Workspace;
  let front: Front;
  beforeAll(async () => {
    workspace = await startWorkspace(['olga'], ['sales']);
    front = await openFront(workspace);
  });
  afterAll(async () => {
    await front.stop();
    await workspace.stop();
  });
  const access = () => ({ apiUrl: front.apiUrl, timeoutMs });
  const check = (bot: string, app: string | null) => checkTokens({ bot, app }, access());

  it('says whose they are and that nothing is missing', async () => {
    expect(await check(botToken, appToken)).toEqual({
      bot: { ...valid, missing: [] },
      app: { kind: 'valid' },
    });
    expect((await check(botToken, null)).app).toBeNull();
  });

  it('says each right that is missing, whatever else there is', async () => {
    front.grant(['files:write', 'chat:write', 'users:read']);
    const { bot } = await check(botToken, null);
    front.grant();
    expect(bot).toEqual({ ...valid, missing: ['commands', 'users:read.email'] });
  });

  it('is not said to lack anything where it does not say what there is', async () => {
    const bare = { apiUrl: workspace.apiUrl, timeoutMs };
    const { bot } = await checkTokens({ bot: botToken, app: null }, bare);
    expect(bot).toEqual({ ...valid, missing: null });
  });

  it('is quoted about each token that it turns away', async () => {
    expect(await check(revokedToken, 'xapp-1')).toEqual({
      bot: { kind: 'refused', code: 'token_revoked' },
      app: { kind: 'refused', code: 'invalid_auth' },
    });
  });

  it('says in which channels the bot is not', async () => {
    // Nobody was seated in the channel that every workspace has from the beginning.
    const [sales = '', general = ''] = ['sales', 'general'].map((name) =>
      workspace.channels.get(name),
    );
    const without = (...channels: readonly string[]) =>
      channelsWithoutBot(channels, botToken, access());
    expect(await without(sales)).toEqual([]);
    expect(await without(sales, general, 'C0NOWHERE')).toEqual([general, 'C0NOWHERE']);
    front.refuse('conversations.info', 'missing_scope');
    expect(await without(sales)).toBeNull();
    front.refuse('conversations.info', null);
  });
});

describe('what is not Slack', () => {
  let server: Server;
  let answer: { readonly status: number; readonly body: string } | null = null;
  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      if (answer) response.writeHead(answer.status).end(answer.body);
      else response.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    ['a failure', { status: 503, body: '{"ok":true}' }, 'HTTP 503'],
    ['a page', { status: 200, body: '<html>Sign in</html>' }, 'SyntaxError'],
    ['something else', { status: 200, body: '[]' }, 'unreadable reply'],
    ['nothing', null, 'UND_ERR_SOCKET'],
  ])('says nothing about a token: %s', async (_, given, reason) => {
    answer = given;
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const access = { apiUrl: `http://${host}/api/`, timeoutMs };
    const { bot, app } = await checkTokens({ bot: botToken, app: appToken }, access);
    expect(bot).toEqual({ kind: 'unreached', host, reason });
    expect(app).toEqual(bot);
  });
});
