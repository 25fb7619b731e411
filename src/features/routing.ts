/** What the router asks of this product: the words of expected errors, the refusals, the welcome. */
import type { Described, RouterDeps } from '../chat/router.ts';
import { AppError, type Role } from '../domain/errors.ts';
import { closest } from '../domain/names.ts';
import { describeError } from '../i18n/errors.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { common } from '../i18n/texts/common.ts';

/** Null for anything but an `AppError`. */
export function describe(error: unknown, locale: Locale): Described | null {
  if (!(error instanceof AppError)) return null;
  const text = describeError(error.code, error.params, locale);
  if (text === null) return null;
  return error.code === 'command.unknown'
    ? { text, code: error.code, buttons: [helpButton(locale)] }
    : { text, code: error.code };
}

const helpButton = (locale: Locale) => ({
  label: say(locale, common.help),
  action: 'help.show',
  value: '',
});

export const refusals: RouterDeps<unknown>['refusals'] = {
  unknownCommand: (word, names) =>
    new AppError('command.unknown', { text: word, near: closest(word, names) }),
  roleNeeded: (roles) => new AppError('access.role_needed', { roles: roles as readonly Role[] }),
};
