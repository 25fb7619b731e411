/** Words that name a person and a period in any order: `Chen Yu Q3`, `上季度`, or nothing at all. */
import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/people.ts';
import type { Period } from '../domain/period.ts';
import type { Request } from './feature.ts';
import { looksLikePeriod, takePeriod } from './period-words.ts';
import { readPerson } from './words.ts';

export interface Whose {
  readonly person: Person;
  /** Null: not said. */
  readonly period: Period | null;
}

/** Without a name: the asker. Throws `period.unreadable` or `people.*`; whether the asker may look is another question. */
export async function readWhose(request: Request, words: string): Promise<Whose> {
  const { store, workspace, today, actor, locale } = request;
  const { period, rest } = takePeriod(words, { ...workspace, today });
  const name = rest.replace(/^@/u, '').trim();
  if (name === '') return { person: actor, period };
  if (!period && looksLikePeriod(name)) {
    const { exact } = await store.people.find(name);
    if (exact.length === 0) throw new AppError('period.unreadable', { text: name });
  }
  return { person: await readPerson(name, store.people, locale), period };
}
