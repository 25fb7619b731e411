/** The store's port, part eight: in what condition a database is found, without changing anything in it. */
import type { AppError } from '../domain/errors.ts';
import type { Database } from './port.ts';

export type DatabaseCondition =
  /** All migrations are applied. Whoever gets it closes it. */
  | { readonly kind: 'ready'; readonly migrations: number; readonly database: Database }
  /** Nothing has been set up there yet. */
  | { readonly kind: 'empty' }
  /** It is of an earlier version: these are still to be applied. */
  | { readonly kind: 'behind'; readonly missing: readonly string[] }
  /** The embedded engine serves another process. */
  | { readonly kind: 'in_use'; readonly pid: string; readonly host: string; readonly since: string }
  | { readonly kind: 'unusable'; readonly error: AppError };
