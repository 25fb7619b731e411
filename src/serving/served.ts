/** What a process is asked for whatever it serves: one company, or one for each workspace that has installed the bot. */
import type { Hono } from 'hono';
import type { Platform } from '../chat/port.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics, Watched } from '../operations/metrics.ts';
import type { Answering } from '../server.ts';
import type { Database, Store } from '../store/port.ts';

/** Put around the ports before anything uses them: simulations and tests let things go wrong there. */
export interface Ports {
  readonly store?: (store: Store) => Store;
  readonly platform?: (platform: Platform) => Platform;
}

export interface ServingMeans {
  readonly database: Database;
  readonly config: Config;
  readonly log: Log;
  readonly ports: Ports;
}

export interface Served {
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Of all companies. */
  readonly outbox: Watched['outbox'];
  readonly page: Hono | null;
  /** Who answers everything below such an address as `/slack/`. */
  readonly chats: ReadonlyMap<string, Answering>;
  /** The chats that should be connected and are not. */
  unreached(): readonly string[];
  /** Does what is due. */
  wake(): Promise<void>;
  /** The code by which somebody becomes the first admin in the chat; null: there is one, or no chat that needs it. */
  code(): Promise<string | null>;
  /** Claims no message any more. Resolves when what was claimed is sent or given back. */
  quiet(): Promise<void>;
  /** After `quiet`: answers nobody any more. */
  stop(): Promise<void>;
}
