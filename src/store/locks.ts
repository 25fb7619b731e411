/**
 * Who sits where decides whose standing a record changes: records and the organisation must not change at once. Records may, side by
 * side. On the embedded engine these locks exclude nobody, and need not: it runs one transaction at a time.
 */
import type { Workspace } from '../domain/workspace.ts';
import type { Sql } from './client.ts';

/** First of the pair of numbers: what the lock is about. The second stands for the workspace. */
const organisation = 7_270_736;
const tokens = 7_270_737;
const accounts = 7_270_738;

/** Until the transaction ends: nobody changes that plan, or what that subject is assigned to. */
export const lockPlan = (sql: Sql, { id }: Workspace, key: string) =>
  sql.$executeRaw`select pg_advisory_xact_lock(hashtext(${id}), hashtext(${key}))`;

/** Until the transaction ends: nobody issues statements of that person. */
export const lockStatements = (sql: Sql, { id }: Workspace, person: string) =>
  sql.$executeRaw`select pg_advisory_xact_lock(hashtext(${id}), hashtext(${`statements ${person}`}))`;

/** Until the transaction ends: nobody changes teams or assignments. */
export const shareOrganisation = (sql: Sql, { id }: Workspace) =>
  sql.$executeRaw`select pg_advisory_xact_lock_shared(${organisation}::int, hashtext(${id}))`;

/** Until the transaction ends: nobody stores records or changes teams or assignments. */
export const lockOrganisation = (sql: Sql, { id }: Workspace) =>
  sql.$executeRaw`select pg_advisory_xact_lock(${organisation}::int, hashtext(${id}))`;

/** Until the transaction ends: nobody takes tokens. */
export const lockBuckets = (sql: Sql, { id }: Workspace) =>
  sql.$executeRaw`select pg_advisory_xact_lock(${tokens}::int, hashtext(${id}))`;

/** Until the transaction ends: nobody else links accounts. */
export const lockAccounts = (sql: Sql, { id }: Workspace) =>
  sql.$executeRaw`select pg_advisory_xact_lock(${accounts}::int, hashtext(${id}))`;

/** As `lockOrganisation`, but false at once where somebody is at it. */
export async function tryLockOrganisation(sql: Sql, { id }: Workspace): Promise<boolean> {
  const [row] = await sql.$queryRaw<readonly { locked: boolean }[]>`
    select pg_try_advisory_xact_lock(${organisation}::int, hashtext(${id})) as locked`;
  return row?.locked === true;
}
