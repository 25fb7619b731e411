/** Who somebody is at Slack: language and standing of one, for a reply; all of them, to be matched with the people of the company. */
import { z } from 'zod';
import { monotonicMs } from '../../clock.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Member } from '../port.ts';
import { remember } from '../remembering.ts';
import { failureOf } from './outcome.ts';
import type { WebClient } from './web.ts';

const profile = z.object({
  id: z.string().min(1),
  team_id: z.string().nullish(),
  name: z.string().default(''),
  real_name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  locale: z.string().nullish(),
  tz: z.string().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  profile: z.object({ email: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
});
type Profile = z.output<typeof profile>;

/** A bot in everything but what Slack calls it. */
const slackbot = 'USLACKBOT';

/** Whose people are meant. `tenant`: null as long as Slack has not said it. */
export interface Home {
  readonly tenant: string | null;
  readonly isOrganisation: boolean;
}

/**
 * Null for what is no user. People of other companies, of whom Slack tells where a channel is shared, count as guests: their e-mail address
 * is what they say it is, and nobody may become a colleague by it.
 */
export function memberOf(user: unknown, home: Home): Member | null {
  const read = profile.safeParse(user);
  if (!read.success) return null;
  const isForeign = isElsewhere(read.data, home);
  const member = asMember(read.data);
  return { ...member, isGuest: member.isGuest || isForeign };
}

const asMember = (user: Profile): Member => ({
  user: user.id,
  email: emptyIsNone(user.profile?.email),
  name: emptyIsNone(user.profile?.real_name) ?? emptyIsNone(user.real_name) ?? user.name,
  locale: emptyIsNone(user.locale) === null ? null : localeOf(user.locale),
  timeZone: emptyIsNone(user.tz),
  isBot: user.is_bot === true || user.id === slackbot,
  isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
  isDeleted: user.deleted === true,
});

const emptyIsNone = (text: string | null | undefined): string | null =>
  text === undefined || text === '' ? null : text;

/** Slack writes `zh-CN`, `zh-TW`, `en-GB`. */
const localeOf = (text: string | null | undefined): Locale =>
  text?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';

const page = z.object({
  members: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const pageSize = 200;

const teamsPage = z.object({
  teams: z.array(z.object({ id: z.string().min(1) })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

type Pause = (ms: number) => Promise<void>;

/**
 * Reading a page again harms nobody: told to wait, it waits. Throws what the call throws otherwise. Of an organisation each workspace is
 * asked; who is in several comes once.
 */
export async function* readMembers(
  web: WebClient,
  home: Home,
  pause: Pause,
): AsyncIterable<Member> {
  if (!home.isOrganisation) return yield* membersOf(web, home, {}, pause);
  const seen = new Set<string>();
  for await (const team_id of teamsOf(web, pause))
    for await (const member of membersOf(web, home, { team_id }, pause)) {
      if (!seen.has(member.user)) yield member;
      seen.add(member.user);
    }
}

async function* membersOf(
  web: WebClient,
  home: Home,
  whose: { readonly team_id?: string },
  pause: Pause,
): AsyncIterable<Member> {
  let cursor = '';
  do {
    const asked = { ...whose, limit: pageSize, include_locale: true };
    const read = await patiently(pause, async () =>
      page.parse(await web.users.list(cursor === '' ? asked : { ...asked, cursor })),
    );
    for (const each of read.members) {
      const member = memberOf(each, home);
      if (member) yield member;
    }
    cursor = read.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
}

async function* teamsOf(web: WebClient, pause: Pause): AsyncIterable<string> {
  let cursor = '';
  do {
    const asked = { limit: pageSize };
    const read = await patiently(pause, async () =>
      teamsPage.parse(await web.auth.teams.list(cursor === '' ? asked : { ...asked, cursor })),
    );
    for (const { id } of read.teams) yield id;
    cursor = read.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
}

/** Null: nobody of that id, or Slack does not say in time. */
export async function readMember(web: WebClient, user: string, home: Home): Promise<Member | null> {
  try {
    const reply = await web.users.info({ user, include_locale: true });
    return memberOf(reply.user, home);
  } catch {
    return null;
  }
}

async function patiently<T>(
  pause: (ms: number) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'rate_limited') throw error;
      await pause(failure.retryAfterMs);
    }
  }
}

/** What has to be known of somebody before they are answered. */
export interface Visitor {
  readonly locale: Locale;
  readonly standing: 'member' | 'guest' | 'foreign';
}

export interface Visitors {
  /** Never throws: of whom nothing can be learned in time is greeted in English, and judged by whoever knows the people. */
  of(user: string, tenant: string): Promise<Visitor>;
  /** Something about them changed. */
  forget(user: string): void;
}

const freshMs = 10 * 60_000;
const mostRemembered = 20_000;

/** `isOrganisation`: all of its workspaces belong together. */
export function createVisitors(web: WebClient, isOrganisation: boolean): Visitors {
  const known = new Map<string, { readonly visitor: Visitor; readonly until: number }>();
  return {
    async of(user, tenant) {
      const before = known.get(user);
      if (before && monotonicMs() < before.until) return before.visitor;
      const visitor = await ask(web, user, { tenant, isOrganisation });
      if (visitor === null) return before?.visitor ?? { locale: 'en', standing: 'member' };
      remember(known, user, { visitor, until: monotonicMs() + freshMs }, mostRemembered);
      return visitor;
    },
    forget: (user) => {
      known.delete(user);
    },
  };
}

async function ask(web: WebClient, user: string, home: Home): Promise<Visitor | null> {
  try {
    const reply: unknown = await web.users.info({ user, include_locale: true });
    const { user: found } = z.object({ user: profile }).parse(reply);
    return { locale: localeOf(found.locale), standing: standingOf(found, home) };
  } catch {
    return null;
  }
}

function standingOf(user: Profile, home: Home): Visitor['standing'] {
  if (isElsewhere(user, home)) return 'foreign';
  return asMember(user).isGuest ? 'guest' : 'member';
}

/** Everybody of an organisation is said to be; of a workspace, only who is of another. */
function isElsewhere(user: Profile, { tenant, isOrganisation }: Home): boolean {
  const { team_id: team = null, enterprise_user: inOrganisation } = user;
  if (user.is_stranger === true) return true;
  if (tenant === null) return false;
  return isOrganisation
    ? inOrganisation?.enterprise_id !== tenant
    : team !== null && team !== tenant;
}
