/**
 * The one server of the process. Its port opens before there is anything behind it: until somebody answers, it says that it lives and
 * that it is not ready, and holds everything else. It needs nothing that takes time to load.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `heldMs`: for how long a request has waited for somebody to answer it. */
export type Answering = (
  request: IncomingMessage,
  response: ServerResponse,
  heldMs: number,
) => void;

export interface Listening {
  /** For this machine. */
  readonly url: string;
  /** Hands over what is held, in the order in which it came, and all that comes from now on. */
  answer(answering: Answering): void;
  /** Takes nothing new. Resolves when what is under way is answered. */
  close(): Promise<void>;
}

export interface ListeningMeans {
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
  /** What a person reads who has waited in vain. */
  readonly starting: string;
  readonly monotonicMs: () => number;
}

/** Rejects with code `EADDRINUSE` when the port is taken. */
export async function listen({ address, port, ...means }: ListeningMeans): Promise<Listening> {
  const { take, answer } = createHall(means);
  const server = createServer(take);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve());
  });
  const { port: opened } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${opened}`, answer, close: () => close(server) };
}

/** From its arrival. Slack waits for three seconds, and what it asked for takes its time as well. */
const patienceMs = 2_500;

/** Where requests wait until somebody answers them. */
function createHall({ starting, monotonicMs }: Pick<ListeningMeans, 'starting' | 'monotonicMs'>) {
  const held = new Set<() => void>();
  let answering: Answering | null = null;
  const hold = (request: IncomingMessage, response: ServerResponse): void => {
    const began = monotonicMs();
    const leave = () => {
      clearTimeout(inVain);
      held.delete(handOver);
    };
    const handOver = () => {
      leave();
      answering?.(request, response, monotonicMs() - began);
    };
    const inVain = setTimeout(() => {
      leave();
      say(response, 503, starting);
    }, patienceMs);
    // Whoever has gone is not answered, and does it again.
    response.once('close', leave);
    held.add(handOver);
  };
  return {
    take(request: IncomingMessage, response: ServerResponse): void {
      if (answering) return answering(request, response, 0);
      const path = request.url?.split('?', 1)[0];
      if (path === '/healthz') say(response, 200, 'ok');
      else if (path === '/readyz') say(response, 503, 'starting');
      else hold(request, response);
    },
    answer(by: Answering): void {
      answering = by;
      for (const handOver of held) handOver();
    },
  };
}

function say(response: ServerResponse, status: 200 | 503, line: string): void {
  const again = status === 503 ? { 'Retry-After': '1' } : {};
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...again });
  response.end(`${line}\n`);
}

/** Open streams of the page would keep it open for ever: they are cut after the rest has had a moment. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
