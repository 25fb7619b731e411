/** The step that keeps what was found to be right: in the file of settings, and looks whether all of it goes together. */
import { say } from '../i18n/locale.ts';
import { setUp as texts } from '../i18n/texts/set-up.ts';
import { saveSettings } from './env-file.ts';
import type { SetUpMeans } from './means.ts';

/** `settings`: null puts one out of force. False: the file could not be written. */
export async function save(
  { terminal, locale, files, environment }: SetUpMeans,
  settings: Readonly<Record<string, string | null>>,
): Promise<boolean> {
  if (Object.values(settings).every((value) => value === null)) {
    terminal.print(say(locale, texts.file.nothing));
    return true;
  }
  const file = files.settings;
  try {
    const isChanged = await saveSettings(file, files.template, settings);
    terminal.print(say(locale, isChanged ? texts.file.saved : texts.file.same, { file }));
    const isFounded = environment['UPSIDE_CURRENCY'] && environment['UPSIDE_TIME_ZONE'];
    if (isChanged && !isFounded) terminal.print(say(locale, texts.file.founding, { file }));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    terminal.print(say(locale, texts.file.unwritable, { file, reason }));
    return false;
  }
}

/** Each is printed. What is missing then, in words. */
export function contradictions({ terminal, locale, problems }: SetUpMeans): string[] {
  const found = problems();
  for (const line of found) terminal.print(`✗ ${line}`);
  return found.length === 0 ? [] : [say(locale, texts.missing.settings)];
}
