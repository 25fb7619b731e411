/** What the steps of Lark's set-up work with. */
import type { SetUpMeans } from '../means.ts';
import type { Arguments } from './arguments.ts';

export interface Means extends SetUpMeans {
  readonly called: Arguments;
  /** What Lark tells one hello from another by: it is another one each time. */
  readonly newKey: () => string;
  /** How long a call to Lark may take. */
  readonly timeoutMs: number;
  /** Of what stands in LARK_DOMAIN, the address; null: it is no cloud of Lark's. */
  readonly addressOf: (domain: string) => string | null;
}
