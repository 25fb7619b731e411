/** How a chat, an account and a value of a button are written. */
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { type Locale, say, type Text } from '../../i18n/locale.ts';
import { people as texts } from '../../i18n/texts/people.ts';
import type { Candidate } from './candidates.ts';

export function chatName(platform: string, locale: Locale): string {
  const name = new Map<string, Text>(Object.entries(texts.chats)).get(platform);
  return name ? say(locale, name) : platform;
}

/** With the address, by which two of one name are told apart. */
export const accountText = ({ name, email }: Pick<Candidate, 'name' | 'email'>): string =>
  email === null ? name : `${name} · ${email}`;

/** Ids of a button, in a fixed order: what a person's client sends back is read, never trusted. */
export const valueOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** Throws AppError `people.changed` for what is no such value. */
export function partsOf(value: string, count: number): readonly string[] {
  try {
    const parts = z.array(z.string()).parse(JSON.parse(value));
    if (parts.length === count) return parts;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
  }
  throw new AppError('people.changed', {});
}
