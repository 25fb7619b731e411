/** The only reader of the process's environment. Apart from the settings, so that help needs nothing more than this. */
import { existsSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { type Locale, locales } from './i18n/locale.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `src` and `dist` lie equally deep. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** Beside the code; not there unless somebody wrote it. */
export const settingsFile = resolve(projectFolder, '.env');

/** The process's environment, and below it what `.env` says. */
export function processEnvironment(): Environment {
  const isThere = existsSync(settingsFile);
  const written = isThere ? parseEnv(readFileSync(settingsFile, 'utf8')) : {};
  return { ...written, ...process.env };
}

/** What was said, else what the terminal speaks. */
export function localeOf(given: Environment): Locale {
  const said = locales.find((each) => each === given['UPSIDE_LOCALE']);
  const terminal = given['LC_ALL'] || given['LC_MESSAGES'] || given['LANG'] || '';
  return said ?? (terminal.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}

/**
 * Whoever asks the bot comes before whatever a command line does for somebody beside it, on the same machine. For this process, all of its threads that begin later, and those it starts. No more than a wish: a
 * system may not grant it.
 */
export function letOthersGoFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Then it is as quick as the rest.
  }
}
