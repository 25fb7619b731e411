/** `upside plan acknowledgements KEY`: who on the plan has confirmed to have read its version, and who has not. */
import { parseArgs } from 'node:util';
import { AppError } from '../../domain/errors.ts';
import { businessDay } from '../../domain/period.ts';
import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { planVersions as texts } from '../../i18n/texts/plan-versions.ts';
import type { Store } from '../../store/port.ts';
import { type CliContext, parsed } from '../cli.ts';
import { personName } from '../words.ts';
import { concernedOn, type Published, planByKey, publishedVersion } from './plan-of.ts';

/** Of the version in force, or one that is named. Who has left the plan since is listed only when they confirmed. Null: wrongly called. */
export async function listAcknowledgements(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const options = { version: { type: 'string' }, json: { type: 'boolean' } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const [key, ...more] = read?.positionals ?? [];
  const number = read?.values.version;
  const isBroken = number !== undefined && !/^\d{1,6}$/.test(number);
  if (!read || key === undefined || more.length > 0 || isBroken) return null;
  const { store, now } = await context.openStore();
  const today = businessDay(now, store.workspace);
  const version = await versionAsked(store, key, number, today);
  const people = await answersOf(store, version, today);
  if (read.values.json) {
    const rows = people.map(({ person, at }) => ({ rep: person.key, at: at?.toString() ?? null }));
    context.print(JSON.stringify({ plan: key, version: version.version, people: rows }, null, 2));
    return 0;
  }
  const { locale, print } = context;
  const count = (value: number) => formatNumber(value, locale);
  const confirmed = people.filter(({ at }) => at !== null).length;
  print(
    say(locale, texts.read, {
      ...{ plan: key, version: `${version.version}` },
      ...{ read: count(confirmed), people: count(people.length) },
    }),
  );
  for (const { person, at } of people) {
    const name = personName(person, locale);
    const shown = at && formatDateTime(at, store.workspace.timeZone, locale, { year: true });
    print(
      shown
        ? say(locale, texts.hasRead, { name, at: shown })
        : say(locale, texts.notRead, { name }),
    );
  }
  return 0;
}

/** Throws `plan.unknown` or `plan.version_unknown`. */
async function versionAsked(
  store: Store,
  key: string,
  number: string | undefined,
  today: Parameters<typeof planByKey>[2],
): Promise<Published> {
  const version =
    number === undefined
      ? (await planByKey(store, key, today))?.version
      : await publishedVersion(store, key, Number(number));
  if (version) return version;
  const plans = await store.plans.listKeys();
  if (number !== undefined && plans.includes(key))
    throw new AppError('plan.version_unknown', { plan: key, version: Number(number) });
  throw new AppError('plan.unknown', { plan: key, plans });
}

/** Everybody on the plan, and who has confirmed; by key. */
async function answersOf(
  { people, plans }: Store,
  version: Published,
  today: Parameters<typeof planByKey>[2],
) {
  const all = await people.list();
  const ids = all.map(({ id }) => id);
  const [plansOf, answers] = await Promise.all([
    plans.plansOf(ids, concernedOn(version, today)),
    plans.acknowledgementsOf(version.key, version.version),
  ]);
  const at = new Map(answers.map((each) => [each.personId, each.at]));
  return all
    .filter(({ id }) => plansOf.get(id) === version.key || at.has(id))
    .map((person) => ({ person, at: at.get(person.id) ?? null }));
}
