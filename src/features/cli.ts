/** A command of `upside …` on the command line. It answers scripts and people without any chat platform. */
import { Temporal } from 'temporal-polyfill';
import type { BackTests } from '../batch/port.ts';
import type { Leaving } from '../chat/access.ts';
import type { Delivery } from '../delivery/port.ts';
import { type Locale, say, type Text } from '../i18n/locale.ts';
import type { Database, Store } from '../store/port.ts';
import type { Backups } from '../store/port-backup.ts';
import type { Installations, Installed } from '../store/port-installations.ts';
import type { Examination } from './doctor/examination.ts';

/** What `parse` makes of the arguments; null when it throws because the command is wrongly called. */
export function parsed<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A business day as `2026-01-31`; null for anything else. */
export function readDay(text: string | undefined): Temporal.PlainDate | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

export interface CliContext {
  readonly args: readonly string[];
  readonly locale: Locale;
  /** Results. One line feed is added. */
  readonly print: (text: string) => void;
  /** Progress, warnings and errors: never part of the result. */
  readonly complain: (text: string) => void;
  /** Whether somebody watches: progress bars only then. */
  readonly isTerminal: boolean;
  /** Opens the database on first use; it is closed when the command ends. What is said through `delivery`, the running process sends. */
  readonly openStore: () => Promise<{
    readonly store: Store;
    readonly now: Temporal.Instant;
    readonly delivery: Delivery;
    readonly backTests: BackTests;
  }>;
  /** For the commands about all data at once, which open the database themselves. */
  readonly backups?: () => Promise<Backups>;
  /** For the command about the companies that installed the app themselves; opened and closed as the store is. */
  readonly companies?: () => Promise<InstalledCompanies>;
  /** For the doctor, who looks at what is there and changes nothing. */
  readonly examine?: () => Promise<Examination>;
}

export interface InstalledCompanies {
  readonly database: Database;
  readonly installations: Installations;
  /** Gives back what the company gave to the bot on its platform. Never throws. */
  readonly leave: (installed: Installed) => Promise<Leaving>;
  /** For how long data stay after the app was taken out. */
  readonly retentionDays: number;
  readonly now: Temporal.Instant;
}

export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: Text;
  /** The exit code: 0 all well, 1 the answer is no (a plan has errors, rows were rejected), 2 wrongly called. Throws `AppError`. */
  run(context: CliContext): Promise<number>;
}

/** Answers with an exit code, or null: wrongly called. */
export type Verb = (words: readonly string[], context: CliContext) => Promise<number | null>;

export interface VerbCommand extends Pick<CliCommand, 'name' | 'usage' | 'summary'> {
  /** What somebody reads who called it wrongly. */
  readonly wrong: Text<{ usage: string }>;
  readonly verbs: Readonly<Record<string, Verb>>;
}

/** A command whose first word says what to do: `upside outbox list`. */
export function verbCommand({ name, usage, summary, wrong, verbs }: VerbCommand): CliCommand {
  const known = new Map(Object.entries(verbs));
  return {
    ...{ name, usage, summary },
    async run(context) {
      const [word = '', ...words] = context.args;
      const code = (await known.get(word)?.(words, context)) ?? null;
      if (code === null) context.complain(say(context.locale, wrong, { usage }));
      return code ?? 2;
    },
  };
}
