/** A command of `upside …` on the command line. It answers scripts and people without any chat platform. */
import type { Temporal } from 'temporal-polyfill';
import type { Locale, Text } from '../i18n/locale.ts';
import type { Store } from '../store/port.ts';

export interface CliContext {
  readonly args: readonly string[];
  readonly locale: Locale;
  /** Results. One line feed is added. */
  readonly print: (text: string) => void;
  /** Progress, warnings and errors: never part of the result. */
  readonly complain: (text: string) => void;
  /** Whether somebody watches: progress bars only then. */
  readonly isTerminal: boolean;
  /** Opens the database on first use; it is closed when the command ends. */
  readonly openStore: () => Promise<{ readonly store: Store; readonly now: Temporal.Instant }>;
}

export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: Text;
  /** The exit code: 0 all well, 1 the answer is no (a plan has errors, rows were rejected), 2 wrongly called. Throws `AppError`. */
  run(context: CliContext): Promise<number>;
}
