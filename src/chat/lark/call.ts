/** One call of Lark's: what it answers is judged and read, and a token that has ended is renewed. */
import type { z } from 'zod';
import { codeOf } from './http.ts';
import { CallFailed, failureOfCode } from './outcome.ts';
import type { LarkClient, LarkRequest } from './sdk.ts';

/** A token that Lark takes no longer is asked for anew, once: with it, nothing was done. Rejects with `CallFailed`. */
export const caller =
  (client: LarkClient) =>
  async <T>(shape: z.ZodType<T>, request: LarkRequest): Promise<T> => {
    try {
      return await once(client, shape, request);
    } catch (error) {
      if (!(error instanceof CallFailed) || error.failure.kind !== 'token') throw error;
      client.forgetToken();
      return once(client, shape, request);
    }
  };

/** Lark says no with HTTP 200, too. */
async function once<T>(client: LarkClient, shape: z.ZodType<T>, request: LarkRequest): Promise<T> {
  const reply = await client.request(request);
  const said = codeOf(reply);
  if (said === null) throw new CallFailed({ kind: 'unknown', reason: 'unreadable reply' });
  if (said.code !== 0) throw new CallFailed(failureOfCode(said.code, said.message, null));
  const read = shape.safeParse(reply);
  if (!read.success) throw new CallFailed({ kind: 'unknown', reason: 'unreadable reply' });
  return read.data;
}
