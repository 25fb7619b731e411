/** What the steps of the set-up work with. */

import type { SlackAccess } from '../chat/slack/check.ts';
import type { ManifestCommand } from '../chat/slack/manifest.ts';
import type { Environment } from '../environment.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Arguments } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export interface Means {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly called: Arguments;
  readonly environment: Environment;
  readonly access: SlackAccess;
  /** What the bot can be asked, for its manifest: all features are loaded for it. */
  readonly commands: () => Promise<readonly ManifestCommand[]>;
  readonly files: {
    readonly settings: string;
    /** What a new file of settings begins with. */
    readonly template: string;
    readonly socketManifest: string;
    /** Written here for the address that was given. */
    readonly httpManifest: string;
  };
  /** What is wrong with the settings as they are now, as a line each. */
  readonly problems: () => readonly string[];
}
