/** Gives back what a workspace, or an organisation, gave when it installed the app: afterwards no token of it opens anything. */
import type { Leaving } from '../access.ts';
import type { Sdk } from './door.ts';
import type { AppOptions, Distribution } from './options.ts';
import { type Failure, failureOf, isLost } from './outcome.ts';
import { createRefresh, createTokens, type Kept, type Renew } from './tokens.ts';
import { createWebClients } from './web.ts';

export interface LeavingMeans extends Pick<AppOptions, 'apiUrl' | 'log' | 'clock'> {
  readonly distribution: Pick<Distribution, 'clientId' | 'clientSecret'>;
  readonly kept: Kept;
  readonly renew: Renew;
}

/** Never throws. A token that has ended is renewed first. */
export async function leave(sdk: Sdk, means: LeavingMeans): Promise<Leaving> {
  const { clientId: client_id, clientSecret: client_secret } = means.distribution;
  const token = createTokens(means.kept, means.renew, createRefresh(sdk, means), means);
  const { bulk: web } = createWebClients(sdk.webApi.WebClient, means, token);
  const uninstalling = await failureIn(web.apps.uninstall({ client_id, client_secret }));
  if (uninstalling === null || isLost(uninstalling)) return { kind: 'uninstalled' };
  if (uninstalling.kind !== 'no') return { kind: 'failed', reason: reasonOf(uninstalling) };
  // Not every token may take the app out. Each may end itself.
  const revoking = await failureIn(web.auth.revoke());
  if (revoking === null || isLost(revoking)) return { kind: 'revoked' };
  return { kind: 'failed', reason: reasonOf(revoking) };
}

async function failureIn(call: Promise<unknown>): Promise<Failure | null> {
  try {
    await call;
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

function reasonOf(failure: Failure): string {
  switch (failure.kind) {
    case 'no':
      return failure.code;
    case 'unknown':
      return failure.reason;
    case 'rate_limited':
    case 'not_reached':
      return failure.kind;
  }
}
