/** What the steps of the set-up work with, whatever chat is connected. */
import type { ToldCommand } from '../chat/told-command.ts';
import type { Environment } from '../environment.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Terminal } from './terminal.ts';

export interface SetUpMeans {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly environment: Environment;
  /** What the bot can be asked, for its manifest: all features are loaded for it. */
  readonly commands: () => Promise<readonly ToldCommand[]>;
  readonly files: {
    readonly settings: string;
    /** What a new file of settings begins with. */
    readonly template: string;
  };
  /** What is wrong with the settings as they are now, as a line each. */
  readonly problems: () => readonly string[];
}
