/** Who somebody is at Lark: one, when they are asked for; all of them, to be matched with the people of the company. */
import { z } from 'zod';
import type { Member } from '../port.ts';
import type { LarkApi, Page } from './api.ts';
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

/** Null for what is no person. The own address comes before the one that the company gave: Lark itself finds people by it. */
export function memberOf(user: unknown, isGone = false): Member | null {
  const read = profile.safeParse(user);
  if (!read.success) return null;
  const { open_id, name, en_name, email, enterprise_email, status } = read.data;
  return {
    user: open_id,
    email: told(email) ?? told(enterprise_email),
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

const root = '0';
const department = z.object({ open_department_id: z.string().min(1) });

/**
 * Everybody whom the app may see, department by department; who is in several comes once. Reading a page again harms nobody: told to
 * wait, it waits. Throws what the call throws otherwise.
 */
export async function* readMembers(api: LarkApi, pause: Pause): AsyncIterable<Member> {
  const seen = new Set<string>();
  for await (const id of departments(api, pause))
    for await (const user of pages((page) => api.usersOf(id, page), pause)) {
      const member = memberOf(user);
      if (member && !seen.has(member.user)) yield member;
      if (member) seen.add(member.user);
    }
}

async function* departments(api: LarkApi, pause: Pause): AsyncIterable<string> {
  yield root;
  for await (const each of pages((page) => api.departmentsBelow(root, page), pause)) {
    const read = department.safeParse(each);
    if (read.success) yield read.data.open_department_id;
  }
}

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
