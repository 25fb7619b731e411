/**
 * Slack as a chat platform. By Socket Mode when there is an app token, else by HTTP, where `listener` is served by whoever has the server.
 * The SDK is loaded here and nowhere else, so that it costs nothing where there is no Slack.
 */
import { systemClock } from '../../clock.ts';
import type { Leaving } from '../access.ts';
import type { Platform } from '../port.ts';
import { openDesk, type TenantOf } from './desk.ts';
import { createDoor, type Listener, type Sdk } from './door.ts';
import { type LeavingMeans, leave } from './leaving.ts';
import type { Access, AppOptions, SlackOptions } from './options.ts';
import { guarded } from './receiver.ts';
import { createTenant, type Tenant } from './tenant.ts';
import { createRefresh, createTokens, type Kept, type Renew } from './tokens.ts';
import { tenantNamed } from './whose.ts';

/** A workspace, or an organisation, and the bot in it. */
export interface SlackPlatform extends Platform {
  /** The id of the workspace or organisation that the token belongs to; null until Slack has said so. */
  tenant(): string | null;
  /** Whether Slack was reached with this token, and, in Socket Mode, is on the line. */
  isConnected(): boolean;
}

/** The app, for all who have installed it. */
export interface SlackApp {
  /** For `/slack/`; answers 404 to anything that is not Slack's. Null in Socket Mode. */
  readonly listener: Listener | null;
  /** One more of those who let the bot in. When it is stopped, the app knows it no longer. */
  connect(access: Access): SlackPlatform;
  /** The token of one of them, renewed in time. */
  tokens(kept: Kept, renew: Renew): Access['token'];
  /** Resolves when nothing is being answered any more. */
  idle(): Promise<void>;
  /** Takes nothing new, answers what is under way. */
  stop(): Promise<void>;
}

/** The app in one workspace. Stopping it stops the app. */
export interface SlackConnection extends SlackPlatform {
  readonly listener: SlackApp['listener'];
  readonly idle: SlackApp['idle'];
}

/** Loaded when it is first asked for. */
export const loadSdk = (): Promise<Sdk> => import('@slack/bolt');

/** As `leave`. */
export const leaveSlack = async (means: LeavingMeans): Promise<Leaving> =>
  leave(await loadSdk(), means);

/** Needs no Slack to be there. Throws RangeError when neither an app token nor a signing secret is given. */
export async function createSlack({
  tokens,
  tenant,
  onPeopleChanged,
  ...options
}: SlackOptions): Promise<SlackConnection> {
  const app = await createSlackApp({ ...options, appToken: tokens.app });
  const connection = app.connect({
    ...{ tenant, isOrganisation: false, secret: tokens.bot, token: async () => tokens.bot },
    ...(onPeopleChanged ? { onPeopleChanged } : {}),
  });
  const stop = async (): Promise<void> => {
    await app.stop();
    await connection.stop();
  };
  return { ...connection, listener: app.listener, idle: app.idle, stop };
}

/** As `createSlack`, with nobody in it yet. */
export async function createSlackApp(options: AppOptions): Promise<SlackApp> {
  const sdk = await loadSdk();
  const work = createWork();
  const stop = new AbortController();
  const door = createDoor(sdk, options);
  const present = new Map<string | null, Tenant>();
  const receiver = guarded(door.receiver, {
    clock: systemClock,
    refused: (refusal) => options.onRefused?.(refusal),
    isStopping: () => stop.signal.aborted,
    track: work.track,
  });
  openDesk(sdk, receiver, options, whoIsMeant(options, present));
  let line: Promise<void> | null = null;
  return {
    listener: door.listener,
    idle: work.idle,
    tokens: (kept, renew) => createTokens(kept, renew, createRefresh(sdk, options), options),
    connect: (access) => {
      const { tenant, isValid, platform } = createTenant(sdk, options, access);
      return {
        ...platform({
          started: () => {
            present.set(access.tenant, tenant);
            line ??= door.socket?.run(stop.signal) ?? null;
          },
          stopped: async () => {
            // Somebody who has installed it anew has a new one in its place.
            if (present.get(access.tenant) === tenant) present.delete(access.tenant);
          },
        }),
        tenant: tenant.id,
        isConnected: () => isValid() && (door.socket === null || door.socket.isOpen()),
      };
    },
    stop: async () => {
      stop.abort();
      // What is under way still needs the line to be answered.
      await work.idle();
      await door.socket?.hangUp();
      await line;
    },
  };
}

/** An app in one workspace has whatever comes in for it, before its id is known too. */
function whoIsMeant(
  { distribution }: AppOptions,
  present: ReadonlyMap<string | null, Tenant>,
): TenantOf {
  if (!distribution) return async () => present.values().next().value ?? null;
  return async (body) => {
    const id = tenantNamed(body);
    if (id === null) return null;
    if (!present.has(id)) await distribution.summon(id);
    return present.get(id) ?? null;
  };
}

interface Work {
  track<T>(work: Promise<T>): Promise<T>;
  idle(): Promise<void>;
}

/** Bolt does not count what goes on after an acknowledgement. */
function createWork(): Work {
  const underWay = new Set<Promise<unknown>>();
  return {
    track: async (work) => {
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
