/** The two ways in: a socket that the bot opens to Slack, or requests that Slack sends to an address of the bot. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiver, Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { keepAtIt } from '../persistence.ts';
import { installing, installPaths } from './install.ts';
import type { AppOptions, Refusal } from './options.ts';
import { TurnedAway, withArrival } from './receiver.ts';
import { sdkLog } from './sdk-log.ts';
import { clientOptions } from './web.ts';

export type Sdk = Pick<
  typeof import('@slack/bolt'),
  | 'App'
  | 'HTTPModuleFunctions'
  | 'HTTPReceiver'
  | 'HTTPReceiverDeferredRequestError'
  | 'SocketModeReceiver'
  | 'webApi'
>;

/** `heldMs`: for how long the request has waited before it got here. */
export type Listener = (
  request: IncomingMessage,
  response: ServerResponse,
  heldMs?: number,
) => void;

export interface Door {
  readonly receiver: Receiver;
  /** Null in Socket Mode. */
  readonly listener: Listener | null;
  /** Null with HTTP. */
  readonly socket: {
    isOpen(): boolean;
    /** Keeps the line open. Resolves when it is told to stop; the line stays until `hangUp`. */
    run(signal: AbortSignal): Promise<void>;
    hangUp(): Promise<void>;
  } | null;
}

const largestBody = 1024 * 1024;

export function createDoor(sdk: Sdk, options: AppOptions): Door {
  const { appToken, signingSecret } = options;
  if (appToken !== null) return socketDoor(sdk, options, appToken);
  if (signingSecret === null)
    throw new RangeError('Slack needs an app token (Socket Mode) or a signing secret (HTTP)');
  return httpDoor(sdk, options, signingSecret);
}

function httpDoor(sdk: Sdk, options: AppOptions, signingSecret: string): Door {
  const { distribution, log, onRefused } = options;
  const held = new WeakMap<IncomingMessage, number>();
  const receiver = new sdk.HTTPReceiver({
    ...(distribution ? installing(options, distribution) : {}),
    signingSecret,
    logger: sdkLog(log),
    // What is acknowledged goes out at once: `guarded` sees to it that it is not too early.
    processBeforeResponse: false,
    customPropertiesExtractor: (request) =>
      withArrival({
        signature: only(request.headers['x-slack-signature']),
        timestamp: only(request.headers['x-slack-request-timestamp']),
        heldMs: held.get(request) ?? 0,
      }),
    processEventErrorHandler: async ({ error, response }) => {
      close(response, error instanceof TurnedAway ? error.status : 503);
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      log.warn({}, 'Slack was not answered in time');
      close(response, 503);
    },
  });
  const listener = listenerOf(sdk, receiver, onRefused);
  return {
    receiver,
    listener: (request, response, heldMs = 0) => {
      held.set(request, heldMs);
      listener(request, response);
    },
    socket: null,
  };
}

const only = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' ? header : null;

function close(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status);
  response.end();
}

const refusals: ReadonlyMap<number, Refusal> = new Map([
  [400, 'malformed'],
  [401, 'signature'],
  [413, 'too_large'],
]);

const listenerOf =
  (sdk: Sdk, receiver: HTTPReceiver, refused: AppOptions['onRefused']): Listener =>
  (request, response) => {
    response.once('finish', () => {
      const refusal = refusals.get(response.statusCode);
      if (refusal) refused?.(refusal);
    });
    listen(sdk, receiver, request, response).catch((error: unknown) => {
      // Bolt throws for an address that is not its own.
      close(response, error instanceof sdk.HTTPReceiverDeferredRequestError ? 404 : 400);
    });
  };

/** The body is read before Bolt would: at one that is `null`, Bolt fails where nobody can catch it, and the process ends. */
async function listen(
  { HTTPModuleFunctions: http }: Sdk,
  receiver: HTTPReceiver,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (installPaths.has(request.url?.split('?', 1)[0] ?? ''))
    return receiver.requestListener(request, response);
  try {
    const buffered = await http.bufferIncomingMessage(request, largestBody);
    if (isNothing(() => http.parseHTTPRequestBody(buffered))) return close(response, 400);
  } catch (error) {
    return close(response, http.isRawBodyError(error) ? error.statusCode : 400);
  }
  receiver.requestListener(request, response);
}

function isNothing(parse: () => unknown): boolean {
  try {
    return parse() === null;
  } catch {
    // What cannot be read is refused by Bolt, after the signature.
    return false;
  }
}

function socketDoor(sdk: Sdk, options: AppOptions, appToken: string): Door {
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
