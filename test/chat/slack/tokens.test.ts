import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createTokens, type Kept, type Renew, tokensText } from '../../../src/chat/slack/tokens.ts';
import { NoToken } from '../../../src/chat/slack/web.ts';
import { VirtualClock } from '../../../src/clock.ts';
import { silentLog } from '../../../src/log.ts';

const start = Temporal.Instant.from('2026-11-26T08:00:00Z');

const kept = (token: string, hours: number | null): Kept => ({
  credentials: tokensText({ token, refreshToken: `refresh-${token}` }),
  expiresAt: hours === null ? null : start.add({ hours }),
});

/** Keeps them in memory, as a store does for one process. */
function keeper(first: Kept, isReachable = true) {
  const asked: string[] = [];
  const state = { now: first, isReachable };
  const renew: Renew = async (isDue, work) => {
    if (isDue(state.now)) state.now = await work(state.now, AbortSignal.timeout(1000));
    return state.now;
  };
  const clock = new VirtualClock(start);
  const refresh = async ({ token }: { readonly token: string }) => {
    asked.push(token);
    if (!state.isReachable) throw new Error('Slack is away');
    return { ...kept(`${token}'`, null), expiresAt: clock.now().add({ hours: 12 }) };
  };
  return {
    asked,
    clock,
    state,
    token: createTokens(first, renew, refresh, { clock, log: silentLog }),
  };
}

describe('the token of a workspace', () => {
  it('is never renewed where Slack lets it hold for ever', async () => {
    const { token, asked, clock } = keeper(kept('a', null));
    clock.moveTo(start.add({ hours: 1000 }));
    expect([await token(), asked]).toEqual(['a', []]);
  });

  it('is left alone while it holds for more than two hours', async () => {
    const { token, asked } = keeper(kept('a', 3));
    expect([await token(), asked]).toEqual(['a', []]);
  });

  it('is renewed in its last two hours, and nobody waits for that', async () => {
    const { token, asked } = keeper(kept('a', 1));
    expect(await Promise.all([token(), token(), token()])).toEqual(['a', 'a', 'a']);
    expect([await token(), asked]).toEqual(["a'", ['a']]);
  });

  it('is waited for once the old one has ended', async () => {
    const { token, clock } = keeper(kept('a', 1));
    clock.moveTo(start.add({ hours: 2 }));
    expect(await token()).toBe("a'");
  });

  it('goes on with the old one while Slack is away, and ends when that has ended', async () => {
    const { token, clock, state } = keeper(kept('a', 1), false);
    expect(await token()).toBe('a');
    clock.moveTo(start.add({ hours: 2 }));
    await expect(token()).rejects.toThrow(NoToken);
    state.isReachable = true;
    expect(await token()).toBe("a'");
  });

  it('is the one that another process has got meanwhile', async () => {
    const { token, clock, state, asked } = keeper(kept('a', 1));
    clock.moveTo(start.add({ hours: 2 }));
    state.now = { ...kept('b', 12) };
    expect([await token(), asked]).toEqual(['b', []]);
  });
});
