/** Lark's end of long connections: answers pings, hands an event to one of those who are connected, and waits for its acknowledgement. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { decodeFrame, encodeFrame } from './frame.ts';
import { parsed } from './reply.ts';
import type { Content } from './state.ts';

/** What came back. `status` 0: nothing in time. */
export interface Reply {
  readonly status: number;
  /** Null: nothing to show. */
  readonly body: Content | null;
}

export interface Lines {
  /** Of those who are connected and listen. */
  readonly open: () => number;
  /** How often a connection was made. */
  readonly opened: () => number;
  /** To one of them; waits for the first where there is none. */
  send(payload: string, patienceMs: number): Promise<Reply>;
  /** All connections break. */
  drop(): void;
  /** So many of the next attempts to connect break at once. */
  refuse(times: number): void;
  close(): void;
}

export interface LineSettings {
  /** What goes into one frame at most; the rest goes into further ones. */
  readonly frameBytes: number;
  readonly config: Content;
}

const nothing: Reply = { status: 0, body: null };

export function createLines(server: Server, { frameBytes, config }: LineSettings): Lines {
  const sockets = new WebSocketServer({ server });
  const listening: WebSocket[] = [];
  const waiting = new Map<string, (reply: Reply) => void>();
  const arrivals: (() => void)[] = [];
  let opened = 0;
  let sent = 0;
  let refusals = 0;

  const hear = (socket: WebSocket, data: Buffer): void => {
    const frame = decodeFrame(data);
    if (frame.method === 1) {
      waiting.get(frame.headers['message_id'] ?? '')?.(acknowledged(frame.payload));
      return;
    }
    if (frame.headers['type'] !== 'ping') return;
    const payload = Buffer.from(JSON.stringify(config));
    socket.send(encodeFrame({ ...frame, headers: { type: 'pong' }, payload }));
    // Who has not said anything yet may not listen yet either.
    if (!listening.includes(socket)) listening.push(socket);
    for (const arrived of arrivals.splice(0)) arrived();
  };

  sockets.on('connection', (socket) => {
    opened += 1;
    if (refusals > 0) {
      refusals -= 1;
      socket.terminate();
      return;
    }
    socket.on('message', (data: Buffer) => hear(socket, data));
    socket.on('close', () => {
      const at = listening.indexOf(socket);
      if (at >= 0) listening.splice(at, 1);
    });
  });

  const write = (socket: WebSocket, id: string, payload: string): void => {
    const content = Buffer.from(payload);
    const sum = Math.max(1, Math.ceil(content.length / frameBytes));
    for (let seq = 0; seq < sum; seq += 1)
      socket.send(
        encodeFrame({
          service: 1,
          method: 1,
          headers: {
            type: 'event',
            message_id: id,
            sum: String(sum),
            seq: String(seq),
            trace_id: id,
          },
          payload: content.subarray(seq * frameBytes, (seq + 1) * frameBytes),
        }),
      );
  };

  return {
    open: () => listening.length,
    opened: () => opened,
    drop: () => {
      listening.length = 0;
      for (const socket of sockets.clients) socket.terminate();
    },
    refuse: (times) => {
      refusals = times;
    },
    send: (payload, patienceMs) =>
      new Promise<Reply>((resolve) => {
        sent += 1;
        const id = `frame-${sent}`;
        const at = sent;
        const settle = (reply: Reply) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(reply);
        };
        const timer = setTimeout(settle, patienceMs, nothing);
        waiting.set(id, settle);
        const hand = () => {
          const socket = listening[at % listening.length];
          if (socket) write(socket, id, payload);
        };
        if (listening.length > 0) hand();
        else arrivals.push(hand);
      }),
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      for (const settle of [...waiting.values()]) settle(nothing);
      sockets.close();
    },
  };
}

/** `{"code":200,"data":<base64 of JSON>}`, without data where there is nothing to show. */
function acknowledged(payload: Buffer): Reply {
  const answer = parsed(payload);
  const data = answer?.['data'];
  return {
    status: Number(answer?.['code'] ?? 0),
    body: typeof data === 'string' ? parsed(Buffer.from(data, 'base64')) : null,
  };
}
