/** The only reader of the process's environment. Apart from the settings, so that help needs nothing more than this. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { type Locale, locales } from './i18n/locale.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `src` and `dist` lie equally deep. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** The process's environment, and below it what `.env` says. */
export function processEnvironment(): Environment {
  const file = resolve(projectFolder, '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...written, ...process.env };
}

/** What was said, else what the terminal speaks. */
export function localeOf(given: Environment): Locale {
  const said = locales.find((each) => each === given['UPSIDE_LOCALE']);
  const terminal = given['LC_ALL'] || given['LC_MESSAGES'] || given['LANG'] || '';
  return said ?? (terminal.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}
