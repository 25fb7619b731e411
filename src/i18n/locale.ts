/** Two languages, one text each: a text without its twin does not type-check. */
export const locales = ['en', 'zh'] as const;
export type Locale = (typeof locales)[number];

export const otherLocale = (locale: Locale): Locale => (locale === 'en' ? 'zh' : 'en');

/** A message that needs figures is a function of them; one that needs none is a string. */
export interface Text<P = void> {
  readonly en: P extends void ? string : (params: P) => string;
  readonly zh: P extends void ? string : (params: P) => string;
}

export function say(locale: Locale, text: Text): string;
export function say<P>(locale: Locale, text: Text<P>, params: P): string;
export function say<P>(locale: Locale, text: Text<P>, params?: P): string {
  const message = text[locale] as string | ((params: P) => string);
  return typeof message === 'function' ? message(params as P) : message;
}
