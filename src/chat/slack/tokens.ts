/**
 * The token of a workspace. Where Slack lets tokens end, each is renewed before it does, by a second one that is good for one renewal:
 * whoever keeps them sees to it that only one process asks.
 */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Sdk } from './door.ts';
import type { Access, AppOptions, Distribution } from './options.ts';
import { clientOptions, NoToken, type WebMeans } from './web.ts';

/** As it is kept by whoever keeps it. */
export interface Kept {
  readonly credentials: string;
  /** When the token ends; null: never. */
  readonly expiresAt: Temporal.Instant | null;
}

/** Asks for new credentials where `isDue` says so of the newest that are kept. `signal`: it takes too long. Null: taken back. */
export type Renew = (
  isDue: (current: Kept) => boolean,
  work: (current: Kept, signal: AbortSignal) => Promise<Kept>,
) => Promise<Kept | null>;

/** Of a token's twelve hours. */
const renewedBefore = { hours: 2 } as const;
/** Until then it is sure to hold for as long as a call takes. */
const holdsBefore = { minutes: 1 } as const;

const shape = z.object({ token: z.string().min(1), refreshToken: z.string().nullable() });
type Tokens = z.output<typeof shape>;

export const tokensText = (tokens: Tokens): string => JSON.stringify(tokens);
const tokensIn = ({ credentials }: Kept): Tokens => shape.parse(JSON.parse(credentials));

/** Nobody waits for a renewal while the old token holds. What the returned function rejects with is `NoToken`. */
export function createTokens(
  first: Kept,
  renew: Renew,
  refresh: Refresh,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Access['token'] {
  let kept = first;
  let renewing: Promise<void> | null = null;
  const ends = ({ expiresAt }: Kept, within: typeof renewedBefore | typeof holdsBefore): boolean =>
    expiresAt !== null && Temporal.Instant.compare(clock.now().add(within), expiresAt) >= 0;
  const renewed = async (): Promise<void> => {
    try {
      const found = await renew(
        (current) => ends(current, renewedBefore),
        (current, signal) => refresh(tokensIn(current), signal),
      );
      if (found) kept = found;
    } catch (error) {
      log.warn({ err: error }, 'the token could not be renewed');
    } finally {
      renewing = null;
    }
  };
  return async () => {
    if (ends(kept, renewedBefore)) renewing ??= renewed();
    if (ends(kept, holdsBefore)) await renewing;
    if (ends(kept, holdsBefore)) throw new NoToken();
    return tokensIn(kept).token;
  };
}

export type Refresh = (current: Tokens, signal: AbortSignal) => Promise<Kept>;

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().nullish(),
  expires_in: z.number().nullish(),
});

type RefreshMeans = WebMeans &
  Pick<AppOptions, 'clock'> & {
    readonly distribution?: Pick<Distribution, 'clientId' | 'clientSecret'>;
  };

/** Asked once: whether a lost reply has used the token up, nobody knows. */
export function createRefresh(sdk: Sdk, options: RefreshMeans): Refresh {
  const { distribution, clock } = options;
  const { fetch, ...shared } = clientOptions(options);
  return async ({ refreshToken }, signal) => {
    if (!distribution || refreshToken === null) throw new NoToken();
    const web = new sdk.webApi.WebClient(undefined, {
      ...shared,
      fetch: (input, init) =>
        fetch(input, {
          ...init,
          signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal,
        }),
    });
    const reply = granted.parse(
      await web.oauth.v2.access({
        client_id: distribution.clientId,
        client_secret: distribution.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
    );
    return {
      credentials: tokensText({
        token: reply.access_token,
        refreshToken: reply.refresh_token ?? null,
      }),
      expiresAt: reply.expires_in ? clock.now().add({ seconds: reply.expires_in }) : null,
    };
  };
}
