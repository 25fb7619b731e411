/** Strings on their way to Slack: only ever shown, never markup. */
import type { types } from '@slack/bolt';
import { clean } from '../text.ts';

/** Emoji codes such as `:tada:` stay the letters that they are. `text` is not blank. */
export const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: clean(text),
  emoji: false,
});

/** For the one place that Slack reads markup in: the words of a notification. No mention, link or entity is left in it. */
export const escapeText = (text: string): string =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
