/** Who somebody is at Lark: one, when they are asked for; all of them, to be matched with the people of the company. */
import { z } from 'zod';
import type { Member } from '../port.ts';
import type { ContactRange, LarkApi, Page } from './api.ts';
import { CallFailed } from './outcome.ts';

const profile = z.object({
  open_id: z.string().min(1),
  name: z.string().nullish(),
  en_name: z.string().nullish(),
  email: z.string().nullish(),
  enterprise_email: z.string().nullish(),
  status: z
    .object({ is_resigned: z.boolean().nullish(), is_exited: z.boolean().nullish() })
    .nullish(),
});

/** Null for what is no person. The address that the company gave comes before the own one, which people may be able to change. */
export function memberOf(user: unknown, isGone = false): Member | null {
  const read = profile.safeParse(user);
  if (!read.success) return null;
  const { open_id, name, en_name, email, enterprise_email, status } = read.data;
  return {
    user: open_id,
    email: told(enterprise_email) ?? told(email),
    name: told(name) ?? told(en_name) ?? open_id,
    // Lark says neither of its people.
    locale: null,
    timeZone: null,
    isBot: false,
    isGuest: false,
    isDeleted: isGone || status?.is_resigned === true || status?.is_exited === true,
  };
}

const told = (text: string | null | undefined): string | null => (text ? text : null);

type Pause = (ms: number) => Promise<void>;

const department = z.object({ open_department_id: z.string().min(1) });

/**
 * Everybody whom the app may see, department by department, then those whom it may see alone; who is in several comes once. Reading a page
 * again harms nobody: told to wait, it waits. Throws what the call throws otherwise.
 */
export async function* readMembers(api: LarkApi, pause: Pause): AsyncIterable<Member> {
  const seen = new Set<string>();
  for await (const user of usersWithin(await rangeOf(api, pause), api, pause)) {
    const member = memberOf(user);
    if (member && !seen.has(member.user)) yield member;
    if (member) seen.add(member.user);
  }
}

async function* usersWithin(range: Range, api: LarkApi, pause: Pause): AsyncIterable<unknown> {
  const visited = new Set<string>();
  for (const top of range.departments)
    for await (const id of departmentsFrom(top, api, pause)) {
      if (!visited.has(id)) yield* pages((page) => api.usersOf(id, page), pause);
      visited.add(id);
    }
  for (const id of range.users)
    yield await patiently(pause, () => api.user(id, {})).catch(whenRefused(null));
}

async function* departmentsFrom(top: string, api: LarkApi, pause: Pause): AsyncIterable<string> {
  yield top;
  for await (const each of pages((page) => api.departmentsBelow(top, page), pause)) {
    const read = department.safeParse(each);
    if (read.success) yield read.data.open_department_id;
  }
}

type Range = Pick<ContactRange, 'departments' | 'users'>;
const everybody: Range = { departments: ['0'], users: [] };

/** Often less than the company: asked for all of it, Lark would tell nothing. An app may lack the right to ask how far it sees. */
async function rangeOf(api: LarkApi, pause: Pause): Promise<Range> {
  const [departments, users]: [string[], string[]] = [[], []];
  let next: string | null = null;
  do {
    const read = patiently(pause, () => api.contactRange(next));
    const part: ContactRange | null = await read.catch(whenRefused(null));
    if (part === null) return everybody;
    departments.push(...part.departments);
    users.push(...part.users);
    next = part.next;
  } while (next !== null);
  return { departments, users };
}

const whenRefused =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof CallFailed && error.failure.kind === 'no') return instead;
    throw error;
  };

async function* pages(
  read: (page: string | null) => Promise<Page>,
  pause: Pause,
): AsyncIterable<unknown> {
  let next: string | null = null;
  do {
    const page: Page = await patiently(pause, () => read(next));
    yield* page.items;
    next = page.next;
  } while (next !== null);
}

async function patiently<T>(pause: Pause, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CallFailed) || error.failure.kind !== 'rate_limited') throw error;
      await pause(error.failure.retryAfterMs);
    }
  }
}

const hastyTimeoutMs = 800;

/** Null: nobody of that id, or Lark does not say in time. */
export async function readMember(api: LarkApi, user: string): Promise<Member | null> {
  try {
    return memberOf(await api.user(user, { timeoutMs: hastyTimeoutMs }));
  } catch {
    return null;
  }
}
