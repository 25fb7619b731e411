/** Calls Lark without the SDK, for whoever wants one answer soon: a token, and what is asked with it. */
import { z } from 'zod';
import { codeOf, exchange } from './http.ts';
import { CallFailed, failureOfCode } from './outcome.ts';
import type { LarkClient } from './sdk.ts';

export interface LarkAccess {
  readonly appId: string;
  readonly appSecret: string;
  /** Without `/` at its end. */
  readonly baseUrl: string;
  /** How long a call may take. */
  readonly timeoutMs: number;
}

const issued = z.object({ tenant_access_token: z.string().min(1) });

/** One token is asked for, at the first call. */
export function createPlainClient(access: LarkAccess): LarkClient {
  const { baseUrl, timeoutMs: usual } = access;
  let token: Promise<string> | null = null;
  return {
    forgetToken: () => {
      token = null;
    },
    request: async ({ method, path, query = {}, body, timeoutMs = usual }) => {
      token ??= tokenOf(access);
      const headers = { authorization: `Bearer ${await token}` };
      return exchange(globalThis.fetch, {
        ...{ method, url: `${baseUrl}/open-apis/${path}`, params: query, headers },
        ...{ data: body, timeout: timeoutMs },
      });
    },
  };
}

async function tokenOf({ appId, appSecret, baseUrl, timeoutMs }: LarkAccess): Promise<string> {
  const reply = await exchange(globalThis.fetch, {
    method: 'POST',
    url: `${baseUrl}/open-apis/auth/v3/tenant_access_token/internal`,
    data: { app_id: appId, app_secret: appSecret },
    timeout: timeoutMs,
  });
  const said = codeOf(reply);
  if (said && said.code !== 0) throw new CallFailed(failureOfCode(said.code, said.message, null));
  const read = issued.safeParse(reply);
  if (!read.success) throw new CallFailed({ kind: 'unknown', reason: 'unreadable reply' });
  return read.data.tenant_access_token;
}
