/** The two ways in: a socket that the bot opens to Slack, or requests that Slack sends to an address of the bot. */
import type { RequestListener } from 'node:http';
import type { Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { createHttpDoor } from './http.ts';
import type { SlackOptions } from './options.ts';
import { keepAtIt } from './persistence.ts';
import { sdkLog } from './sdk-log.ts';
import { clientOptions } from './web.ts';

export type Sdk = Pick<
  typeof import('@slack/bolt'),
  'App' | 'HTTPModuleFunctions' | 'SocketModeReceiver' | 'verifySlackRequest' | 'webApi'
>;

export interface Door {
  readonly receiver: Receiver;
  /** Null in Socket Mode. */
  readonly listener: RequestListener | null;
  /** Null with HTTP. */
  readonly socket: {
    isOpen(): boolean;
    /** Keeps the line open. Resolves when it is told to stop; the line stays until `hangUp`. */
    run(signal: AbortSignal): Promise<void>;
    hangUp(): Promise<void>;
  } | null;
}

export function createDoor(sdk: Sdk, options: SlackOptions): Door {
  const { tokens, signingSecret } = options;
  if (tokens.app !== null) return socketDoor(sdk, options, tokens.app);
  if (signingSecret === null)
    throw new RangeError('Slack needs an app token (Socket Mode) or a signing secret (HTTP)');
  return { ...createHttpDoor(sdk, { ...options, signingSecret }), socket: null };
}

function socketDoor(sdk: Sdk, options: SlackOptions, appToken: string): Door {
  const receiver = new sdk.SocketModeReceiver({
    appToken,
    logger: sdkLog(options.log),
    installerOptions: { clientOptions: clientOptions(options) },
    // By itself it would give up for good, and take the process along, when Slack cannot be reached at the wrong moment.
    autoReconnectEnabled: false,
    processEventErrorHandler: async () => false,
  });
  return { receiver, listener: null, socket: socketOf(receiver, options.log) };
}

function socketOf(receiver: SocketModeReceiver, log: Log): NonNullable<Door['socket']> {
  const { client } = receiver;
  let isOpen = false;
  const onTheLine = async (stopped: Promise<void>): Promise<void> => {
    const over = new Promise<void>((resolve) => {
      client.once('disconnected', () => resolve());
    });
    try {
      const isStopped = await Promise.race([
        client.start().then(() => false),
        stopped.then(() => true),
      ]);
      isOpen = !isStopped;
      await Promise.race([over, stopped]);
    } finally {
      isOpen = false;
    }
  };
  return {
    isOpen: () => isOpen,
    run: (signal) => {
      const stopped = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return keepAtIt(
        () => onTheLine(stopped),
        signal,
        (error, failures) => {
          log.warn({ failures, err: error }, 'Slack cannot be reached');
        },
      );
    },
    hangUp: async () => {
      await receiver.stop();
    },
  };
}
