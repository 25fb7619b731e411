/**
 * Slack as a chat platform. By Socket Mode when there is an app token, else by HTTP, where `listener` is served by whoever has the server.
 * The SDK is loaded here and nowhere else, so that it costs nothing where there is no Slack.
 */
import type { RequestListener } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { systemClock } from '../../clock.ts';
import { type Platform, sendLimits } from '../port.ts';
import { createCaller } from './calls.ts';
import { createDelivery } from './deliver.ts';
import { openDesk } from './desk.ts';
import { createDoor, type Sdk } from './door.ts';
import { createDrawingMeans } from './drawing-means.ts';
import { createVisitors, readMember, readMembers } from './identity.ts';
import { createInstallation } from './installation.ts';
import type { SlackOptions } from './options.ts';
import { pause } from './persistence.ts';
import { guarded } from './receiver.ts';
import { sdkLog } from './sdk-log.ts';
import { clientOptions, createWebClients } from './web.ts';

export interface SlackConnection extends Platform {
  /** For `/slack/events`; answers 404 to anything else. Null in Socket Mode. */
  readonly listener: RequestListener | null;
  /** The workspace that the token belongs to; null until Slack has said so. */
  tenant(): string | null;
  /** Whether Slack was reached with this token, and, in Socket Mode, is on the line. */
  isConnected(): boolean;
  /** Resolves when nothing is being answered any more. */
  idle(): Promise<void>;
}

/** Loaded when it is first asked for. */
export const loadSdk = (): Promise<Sdk> => import('@slack/bolt');

/** Needs no Slack to be there. Throws RangeError when neither an app token nor a signing secret is given. */
export async function createSlack(options: SlackOptions): Promise<SlackConnection> {
  const sdk = await loadSdk();
  const web = createWebClients(sdk.webApi.WebClient, options);
  const installation = createInstallation(web.bulk, options.tenant, options.log);
  const visitors = createVisitors(web.hasty);
  const drawing = createDrawingMeans();
  const work = createWork();
  const stop = new AbortController();
  const door = createDoor(sdk, options);
  const receiver = guarded(door.receiver, {
    clock: systemClock,
    refused: (refusal) => options.onRefused?.(refusal),
    isStopping: () => stop.signal.aborted,
    track: work.track,
  });
  const delivery = createDelivery({
    web: web.bulk,
    clock: options.clock,
    secret: options.tokens.bot,
    drawing,
    tenant: installation.tenant,
    scopes: installation.scopes,
    isLost: installation.isLost,
    lose: installation.lose,
  });
  const tasks: Promise<void>[] = [];
  return {
    name: 'slack',
    limits: sendLimits.slack,
    idempotentForMs: null,
    listener: door.listener,
    tenant: installation.tenant,
    isConnected: () => installation.isValid() && (door.socket === null || door.socket.isOpen()),
    idle: work.idle,
    start: async (handle) => {
      openDesk(appOf(sdk, options, receiver), {
        log: options.log,
        clock: options.clock,
        drawing,
        tenant: installation.tenant,
        visitors,
        caller: createCaller(web.interactive, options),
        handle,
        refused: (refusal) => options.onRefused?.(refusal),
        lose: installation.lose,
        peopleChanged: async (member) => options.onPeopleChanged?.(member),
      });
      tasks.push(installation.run(stop.signal));
      if (door.socket) tasks.push(door.socket.run(stop.signal));
    },
    send: delivery.send,
    lookUp: delivery.lookUp,
    member: (user) => readMember(web.hasty, user),
    members: () =>
      readMembers(web.bulk, async (ms) => {
        await pause(ms, stop.signal);
        stop.signal.throwIfAborted();
      }),
    stop: async () => {
      stop.abort();
      // What is under way still needs the line to be answered.
      await work.idle();
      await door.socket?.hangUp();
      await Promise.all(tasks);
    },
  };
}

function appOf(sdk: Sdk, options: SlackOptions, receiver: Receiver): App {
  return new sdk.App({
    receiver,
    // Whose request it is, is judged at the desk, with words for those who are turned away.
    authorize: async () => ({ botToken: options.tokens.bot }),
    clientOptions: clientOptions(options),
    logger: sdkLog(options.log),
    convoStore: false,
    ignoreSelf: false,
  });
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
