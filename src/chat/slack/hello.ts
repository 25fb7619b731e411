/** The first word of the bot in a workspace, to the person who set it up or in a channel: it shows that the way there is open. */
import { z } from 'zod';
import { locales, say } from '../../i18n/locale.ts';
import { slackSetUp as texts } from '../../i18n/texts/slack-set-up.ts';
import type { Verdict } from '../access.ts';
import { callSlack, type SlackAccess } from './check.ts';

const found = z.object({ user: z.object({ id: z.string() }) });

/** Slack's word. */
const notThere = 'users_not_found';

/** `refused` with `users_not_found`: nobody has that address there. */
export async function findByEmail(
  email: string,
  token: string,
  access: SlackAccess,
): Promise<Verdict<{ readonly user: string }>> {
  const reply = await callSlack(access, token, 'users.lookupByEmail', { email });
  if (reply.kind !== 'valid') return reply;
  const user = found.safeParse(reply.body).data?.user.id;
  return user === undefined ? { kind: 'refused', code: notThere } : { kind: 'valid', user };
}

/** In both languages, for whoever reads it there. `to`: a channel by `#name` or id, or a person by id. Posted once, never again by itself. */
export async function sayHello(to: string, token: string, access: SlackAccess): Promise<Verdict> {
  const text = locales.map((locale) => say(locale, texts.hello)).join('\n');
  const reply = await callSlack(access, token, 'chat.postMessage', { channel: to, text });
  return reply.kind === 'valid' ? { kind: 'valid' } : reply;
}
