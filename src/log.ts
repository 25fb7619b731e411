/**
 * Structured log. A constant message with fields; never amounts, names, answers or tokens in either. `console` is for the command
 * line only.
 */
import { pino } from 'pino';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'> & {
  child(fields: Record<string, string>): Log;
};

export const createLog = (level: string): Log =>
  pino({ level, base: null, redact: ['token', 'secret', 'authorization'] }, pino.destination(2));

export const silentLog: Log = pino({ level: 'silent' });
