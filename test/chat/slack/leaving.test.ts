/** Taking the app out of somebody’s Slack, from our side. */
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { leaveSlack } from '../../../src/chat/slack/connect.ts';
import { type Kept, type Renew, tokensText } from '../../../src/chat/slack/tokens.ts';
import { systemClock } from '../../../src/clock.ts';
import { silentLog } from '../../../src/log.ts';
import { freePort } from '../../support/free-port.ts';
import { type SeveralWorkspaces, startSeveral } from '../../support/slack/several.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const clientId = '1.2';
const clientSecret = 'the client secret';

async function slackOf(): Promise<SeveralWorkspaces> {
  const slack = await startSeveral([
    { team: 'T1', users: [{ id: 'U1', name: 'Ana', email: 'ana@example.com' }] },
  ]);
  endings.push(slack.stop);
  return slack;
}

async function call(
  { apiUrl }: SeveralWorkspaces,
  method: string,
  fields: Readonly<Record<string, string>>,
  token = '',
): Promise<Readonly<Record<string, unknown>>> {
  const headers = { authorization: `Bearer ${token}` };
  const body = new URLSearchParams(fields);
  const response = await fetch(`${apiUrl}${method}`, { method: 'POST', headers, body });
  return (await response.json()) as Readonly<Record<string, unknown>>;
}

/** A token that works, with another one to renew it. */
async function installed(slack: SeveralWorkspaces) {
  const granted = await call(slack, 'oauth.v2.access', {
    ...{ client_id: clientId, client_secret: clientSecret, code: 'T1:U1' },
  });
  return String(granted['access_token']);
}

const keptWith = (
  token: string,
  refreshToken: string | null = null,
  expiresAt: Kept['expiresAt'] = null,
): Kept => ({ credentials: tokensText({ token, refreshToken }), expiresAt });

const leaving = (slack: Pick<SeveralWorkspaces, 'apiUrl'>, kept: Kept, secret = clientSecret) => {
  const renew: Renew = (_, work) => work(kept, AbortSignal.timeout(1000));
  return leaveSlack({
    ...{ kept, renew, apiUrl: slack.apiUrl, log: silentLog, clock: systemClock },
    distribution: { clientId, clientSecret: secret },
  });
};

describe('leaving a workspace', () => {
  it('takes the app out, and with it every token', async () => {
    const slack = await slackOf();
    const [first, second] = [await installed(slack), await installed(slack)];
    expect(await leaving(slack, keptWith(first))).toEqual({ kind: 'uninstalled' });
    for (const token of [first, second])
      expect(await call(slack, 'auth.test', {}, token)).toMatchObject({ error: 'invalid_auth' });
  });

  it('renews a token that has ended, so that it can', async () => {
    const slack = await slackOf();
    const token = await installed(slack);
    const ended = Temporal.Instant.from('2020-01-01T00:00:00Z');
    const kept = keptWith('xoxb-ended', token.replace('xoxb', 'xoxe'), ended);
    expect(await leaving(slack, kept)).toEqual({ kind: 'uninstalled' });
    expect(slack.renewals()).toBe(1);
    expect(await call(slack, 'auth.test', {}, token)).toMatchObject({ ok: false });
  });

  it('ends the token by itself where it may not take the app out', async () => {
    const slack = await slackOf();
    const [token, other] = [await installed(slack), await installed(slack)];
    expect(await leaving(slack, keptWith(token), 'another')).toEqual({ kind: 'revoked' });
    expect(await call(slack, 'auth.test', {}, token)).toMatchObject({ ok: false });
    expect(await call(slack, 'auth.test', {}, other)).toMatchObject({ ok: true });
  });

  it('has nothing to do where the app is out already', async () => {
    const slack = await slackOf();
    const kept = keptWith(await installed(slack));
    slack.revoke('T1');
    expect(await leaving(slack, kept)).toEqual({ kind: 'uninstalled' });
  });

  it('says why when Slack cannot be reached', async () => {
    const nobody = { apiUrl: `http://127.0.0.1:${await freePort()}/api/` };
    expect(await leaving(nobody, keptWith('xoxb-1'))).toEqual({
      ...{ kind: 'failed', reason: 'not_reached' },
    });
  });
});
