/** Everything the playground is handed by the wiring. It knows no store and no feature. */
import type { Locale } from '../../i18n/locale.ts';
import type { Log } from '../../log.ts';
import type { ClockControl } from './clock-steps.ts';
import type { Directory, PlaygroundPerson } from './identity.ts';

export interface PlaygroundOptions {
  readonly tenant: string;
  readonly directory: Directory;
  /** For completion in the composer: what this person may say. */
  commands(person: PlaygroundPerson, locale: Locale): readonly CommandHint[];
  /** Things to try, as typed; three are shown. */
  suggestions(person: PlaygroundPerson, locale: Locale): readonly string[];
  readonly clock: ClockControl;
  /** Where the journal is kept. */
  readonly folder: string;
  readonly log: Log;
  /** Makes the language that a person switches to the person's own. Without it, only the page and what comes with it change. */
  setLocale?(person: string, locale: Locale): Promise<void>;
  /** Resolves when what an answer set in motion has been sent: a script that reads next finds it there. */
  sent?(): Promise<unknown>;
}

export interface CommandHint {
  /** With its slash. */
  readonly name: string;
  readonly usage: string;
  readonly help: string;
}
