/** Which workspace the bot token belongs to and what it may do. Slack is asked until it answers; nobody waits for that. */
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { keepAtIt } from '../persistence.ts';
import type { Access } from './options.ts';
import type { WebClient } from './web.ts';

export interface Installation {
  /** As configured, or as Slack said; null: not known yet. */
  tenant(): string | null;
  /** Resolves with it as soon as it is known. */
  named(): Promise<string>;
  scopes(): ReadonlySet<string>;
  /** Slack has answered, for this workspace, and the token has not been taken back since. */
  isValid(): boolean;
  isLost(): boolean;
  lose(reason: string): void;
  /** Resolves when it is told to stop. */
  run(signal: AbortSignal): Promise<void>;
}

const tested = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

export function createInstallation(
  web: WebClient,
  { tenant: configured, isOrganisation }: Pick<Access, 'tenant' | 'isOrganisation'>,
  log: Log,
): Installation {
  let tenant = configured;
  let scopes: ReadonlySet<string> = new Set();
  let state: 'unknown' | 'valid' | 'lost' = 'unknown';
  let wake: () => void = () => {};
  let name: (tenant: string) => void = () => {};
  const named = new Promise<string>((resolve) => {
    name = resolve;
  });
  if (configured !== null) name(configured);
  const ask = async (signal: AbortSignal): Promise<void> => {
    const said = tested.parse(await web.auth.test());
    const { response_metadata: told } = said;
    const team = isOrganisation ? (said.enterprise_id ?? said.team_id) : said.team_id;
    if (configured !== null && team !== configured)
      throw new RangeError('the bot token belongs to another workspace than the one configured');
    tenant = team;
    name(team);
    scopes = new Set(told?.scopes);
    state = 'valid';
    log.info({ team }, 'connected to Slack');
    await new Promise<void>((resolve) => {
      // Told to stop while Slack was asked.
      if (signal.aborted) return resolve();
      wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };
  return {
    tenant: () => tenant,
    named: () => named,
    scopes: () => scopes,
    isValid: () => state === 'valid',
    isLost: () => state === 'lost',
    lose: (reason) => {
      if (state !== 'lost') log.error({ reason }, 'Slack has taken the access back');
      state = 'lost';
      wake();
    },
    run: (signal) =>
      keepAtIt(
        () => ask(signal),
        signal,
        (error, failures) => {
          log.warn({ failures, err: error }, 'Slack does not say which workspace this is');
        },
      ),
  };
}
