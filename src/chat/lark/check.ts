/** Asks Lark what an app is good for, by calls that change nothing. Never throws. */
import type { AppTold, Verdict } from '../access.ts';
import { createAppApi } from './app-api.ts';
import { CallFailed, type Failure } from './outcome.ts';
import { createPlainClient, type LarkAccess } from './plain-client.ts';
import { neededScopes } from './scopes.ts';

/** Lark's numbers for a version in use: as it is, or with a newer one that waits for approval. */
const inUse: ReadonlySet<number> = new Set([2, 4]);

/** `commands`: which are to be in Lark's list. All is asked at once. */
export async function checkApp(
  access: LarkAccess,
  commands: readonly string[],
): Promise<Verdict<AppTold>> {
  const api = createAppApi(createPlainClient(access));
  return verdictOf(access, async () => {
    const [bot, granted, known] = await Promise.all([
      api.bot().catch(noneIfRefused),
      api.grantedScopes(),
      api.commands().catch(noneIfRefused),
    ]);
    const given = new Set(granted);
    const there = known && new Set(known.map(({ command }) => command));
    return {
      name: bot?.name ?? access.appId,
      isActive: bot !== null && (bot.status === null || inUse.has(bot.status)),
      missing: neededScopes.filter((name) => !given.has(name)),
      commandsMissing: there && commands.filter((name) => !there.has(name)),
    };
  });
}

/** Lark's number for a right that the app was not given. */
export const lacksScope = 99991672;

/** An app without a bot, or without the right to it, says so. What is wrong with its secret, every call says. */
function noneIfRefused(error: unknown): null {
  if (error instanceof CallFailed && error.failure.kind === 'no') return null;
  throw error;
}

/** What becomes of a call: what it answers, or Lark's own number for why not. Throws what is no failure of a call. */
export async function verdictOf<Told extends object>(
  { baseUrl }: LarkAccess,
  call: () => Promise<Told>,
): Promise<Verdict<Told>> {
  try {
    return { kind: 'valid', ...(await call()) };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return verdictOfFailure(error.failure, new URL(baseUrl).host);
  }
}

function verdictOfFailure(failure: Failure, host: string): Exclude<Verdict, { kind: 'valid' }> {
  switch (failure.kind) {
    case 'no':
      return { kind: 'refused', code: String(failure.code) };
    case 'token':
      return { kind: 'refused', code: 'token' };
    case 'rate_limited':
      return { kind: 'unreached', host, reason: 'too many requests' };
    case 'not_reached':
    case 'unknown':
      return { kind: 'unreached', host, reason: failure.reason };
  }
}
