/**
 * Asks Slack what tokens are good for, by calls that change nothing. Without the SDK: whoever sets up or looks for a fault wants one
 * answer soon, and Slack's own word when it is no.
 */
import { z } from 'zod';
import { type AccessVerdict, type BotTold, reasonOf, type Verdict } from '../access.ts';
import { botScopes } from './manifest.ts';

export interface SlackAccess {
  /** Another Web API than Slack's, with `/` at its end; null: Slack's. */
  readonly apiUrl: string | null;
  /** How long a call may take. */
  readonly timeoutMs: number;
}

/** All at once. */
export async function checkTokens(
  tokens: { readonly bot: string; readonly app: string | null },
  access: SlackAccess,
): Promise<AccessVerdict> {
  const [bot, app] = await Promise.all([
    checkBotToken(tokens.bot, access),
    tokens.app === null ? null : checkAppToken(tokens.app, access),
  ]);
  return { bot, app };
}

const tested = z.object({ team: z.string(), user: z.string() });

export async function checkBotToken(token: string, access: SlackAccess): Promise<Verdict<BotTold>> {
  const reply = await callSlack(access, token, 'auth.test');
  if (reply.kind !== 'valid') return reply;
  const { data } = tested.safeParse(reply.body);
  const told = { workspace: data?.team ?? '?', name: data?.user ?? '?' };
  return { kind: 'valid', ...told, missing: missingOf(reply.scopes) };
}

/** What Slack hands out is an address to connect to; nobody connects. */
export async function checkAppToken(token: string, access: SlackAccess): Promise<Verdict> {
  const reply = await callSlack(access, token, 'apps.connections.open');
  return reply.kind === 'valid' ? { kind: 'valid' } : reply;
}

const information = z.object({ channel: z.object({ is_member: z.boolean().optional() }) });

/** Those of the channels in which the bot is not. Null: Slack does not say, for which it takes a scope that nothing else needs. */
export async function channelsWithoutBot(
  channels: readonly string[],
  token: string,
  access: SlackAccess,
): Promise<readonly string[] | null> {
  const replies = await Promise.all(
    channels.map(async (channel) => ({
      channel,
      reply: await callSlack(access, token, 'conversations.info', { channel }),
    })),
  );
  const isSilent = ({ reply }: (typeof replies)[number]) =>
    reply.kind === 'unreached' || (reply.kind === 'refused' && reply.code === 'missing_scope');
  if (replies.some(isSilent)) return null;
  const isIn = ({ reply }: (typeof replies)[number]) =>
    reply.kind === 'valid' && information.safeParse(reply.body).data?.channel.is_member === true;
  return replies.filter((each) => !isIn(each)).map(({ channel }) => channel);
}

function missingOf(scopes: string | null): readonly string[] | null {
  if (scopes === null) return null;
  const given = new Set(scopes.split(',').map((scope) => scope.trim()));
  return botScopes.filter((scope) => !given.has(scope));
}

type Reply = Verdict<{ readonly body: unknown; readonly scopes: string | null }>;

const answered = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);
const ofSlack = 'https://slack.com/api/';

/** Once: what is not answered is for whoever asked to try again. Never throws. */
export async function callSlack(
  { apiUrl, timeoutMs }: SlackAccess,
  token: string,
  method: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const url = new URL(method, apiUrl ?? ofSlack);
  const unreached = (reason: string): Reply => ({ kind: 'unreached', host: url.host, reason });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return unreached(`HTTP ${response.status}`);
    const body: unknown = await response.json();
    const { data: answer } = answered.safeParse(body);
    if (!answer) return unreached('unreadable reply');
    if (!answer.ok) return { kind: 'refused', code: answer.error };
    return { kind: 'valid', body, scopes: response.headers.get('x-oauth-scopes') };
  } catch (error) {
    return unreached(reasonOf(error));
  }
}
