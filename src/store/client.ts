/** The Prisma client, and transactions on it. Nothing outside this folder knows that there is Prisma. */
import { setTimeout as delay } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Workspace } from '../domain/workspace.ts';
import { Prisma, PrismaClient } from '../generated/client.ts';
import type { Log } from '../log.ts';

/** What a repository speaks to: the client itself, or a running transaction. */
export type Sql = Prisma.TransactionClient;
export type Client = PrismaClient;

/** What every repository is built from. */
export interface Scope {
  readonly sql: Sql;
  readonly workspace: Workspace;
  /** Runs in the transaction that is going on, else in one of its own. */
  readonly atomically: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
}

/** While one transaction runs on the embedded engine, all others wait for it: also behind an import. */
const waitMs = 10 * 60_000;
const longestMs = 60_000;
export const longestImportMs = 6 * 3_600_000;

export function connect(connection: pg.PoolConfig, log: Log): Client {
  const adapter = new PrismaPg(connection, {
    onPoolError: (error) => log.warn({ reason: error.message }, 'a database connection was lost'),
  });
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: waitMs, timeout: longestMs },
  });
}

/** All or nothing. Runs `work` again when another transaction was in the way. */
export async function transact<T>(
  client: Client,
  work: (sql: Sql) => Promise<T>,
  timeout = longestMs,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.$transaction(work, { maxWait: waitMs, timeout });
    } catch (error) {
      if (attempt === 8 || !isConflict(error)) throw error;
      await delay(10 * 2 ** attempt);
    }
  }
}

/** Serialisation failure or deadlock, by Prisma's code or, in raw statements, PostgreSQL's. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || /\b(40001|40P01)\b|deadlock detected/.test(detail(error));
}

const detail = (error: Prisma.PrismaClientKnownRequestError) =>
  `${error.message} ${JSON.stringify(error.meta ?? {})}`;
