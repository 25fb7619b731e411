/** Slack's end of Socket Mode, as far as a connection can tell: it says hello, sends envelopes, and takes acknowledgements for them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Payload, Reply, Wire } from './wire.ts';
import { botToken, type Fetch } from './workspace.ts';

const appToken = 'xapp-of-the-sample-workspace';

export interface SocketWire extends Wire {
  /** Answers the call that asks for an address to connect to; the emulator has none. */
  readonly around: (fetch: Fetch) => Fetch;
  /** How often a line was opened. */
  readonly lines: () => number;
  /** As Slack does every few hours, or when a line breaks. */
  drop(how: 'asks' | 'breaks'): void;
  /** Refuses to give an address so many times. */
  refuse(times: number): void;
}

/** `patienceMs`: how long an envelope that is not acknowledged is waited for, before Slack would send it again. */
export function socketWire(patienceMs = 200): SocketWire {
  const server: Server = createServer();
  const sockets = new WebSocketServer({ server });
  const waiting = new Map<string, (body: unknown) => void>();
  let line: WebSocket | null = null;
  let opened = 0;
  let sent = 0;
  let refusals = 0;
  const ready = new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  sockets.on('connection', (socket) => {
    line = socket;
    opened += 1;
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as {
        envelope_id: string;
        payload?: Record<string, unknown>;
      };
      const isEmpty = payload === undefined || Object.keys(payload).length === 0;
      waiting.get(envelope_id)?.(isEmpty ? null : payload);
      waiting.delete(envelope_id);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });
  return {
    options: { tokens: { bot: botToken, app: appToken } },
    around: (fetch) => async (input, init) => {
      if (!String(input).endsWith('/apps.connections.open')) return fetch(input, init);
      const { authorization } = Object.fromEntries(new Headers(init?.headers).entries());
      await ready;
      if (refusals > 0 || authorization !== `Bearer ${appToken}`) {
        refusals -= 1;
        throw new TypeError('fetch failed');
      }
      const { port } = server.address() as AddressInfo;
      return Response.json({ ok: true, url: `ws://127.0.0.1:${port}/` });
    },
    lines: () => opened,
    drop: (how) => {
      if (how === 'asks') line?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh' }));
      else line?.terminate();
    },
    refuse: (times) => {
      refusals = times;
    },
    open: async () => {},
    send: ({ kind, body }: Payload) =>
      new Promise<Reply>((resolve) => {
        sent += 1;
        const envelope_id = `e${sent}`;
        const timer = setTimeout(() => {
          waiting.delete(envelope_id);
          resolve({ status: 0, taken: false, body: null });
        }, patienceMs);
        waiting.set(envelope_id, (answer) => {
          clearTimeout(timer);
          resolve({ status: 200, taken: true, body: answer });
        });
        const envelope = { type: kind, envelope_id, payload: body, accepts_response_payload: true };
        line?.send(JSON.stringify(envelope));
      }),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
