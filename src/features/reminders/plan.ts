/** A new version of the plan that somebody is on, and has not confirmed after some days. */
import { Temporal } from 'temporal-polyfill';
import { formatDate } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { StoredPlan } from '../../store/port-plans.ts';
import { textElement } from '../figures.ts';
import { compiledOf } from '../plan-loading.ts';
import type { Gather, Reader, Reminder, Round, Saying } from './reminder.ts';

/** So long everybody has to read it undisturbed; later than the second nobody is reminded any more. */
const graceHours = 3 * 24;
const newsHours = 30 * 24;

export const gatherPlans: Gather = async (round) => {
  const { store, today, people } = round;
  const recent: StoredPlan[] = [];
  for (const key of await store.plans.listKeys())
    recent.push(...(await store.plans.versions(key)).filter((version) => isRecent(version, round)));
  const reminders: Reminder[] = [];
  for (const version of recent) {
    const { key, effectiveFrom: from } = version;
    if (from === null) continue;
    const day = Temporal.PlainDate.compare(from, today) > 0 ? from : today;
    const plans = await store.plans.plansOf(
      people.map(({ id }) => id),
      day,
    );
    const done = await store.plans.acknowledgementsOf(key, version.version);
    const confirmed = new Set(done.map(({ personId }) => personId));
    for (const { id } of people)
      if (plans.get(id) === key && !confirmed.has(id))
        reminders.push({
          ...{ personId: id, kind: 'plan', subject: `${key} ${version.version}`, expiresAt: null },
          says: (reader) => saying(version, from, id, reader),
        });
  }
  return reminders;
};

function isRecent({ state, publishedAt }: StoredPlan, { now }: Round): boolean {
  if (state !== 'published' || publishedAt === null) return false;
  const hours = publishedAt.until(now).total('hours');
  return hours >= graceHours && hours <= newsHours;
}

function saying(
  version: StoredPlan,
  from: Temporal.PlainDate,
  person: string,
  { locale }: Reader,
): Saying {
  const { title } = compiledOf(version);
  const value = `${version.key}|${version.version}|`;
  return {
    title: say(locale, texts.planTitle),
    elements: [
      textElement(
        say(locale, texts.planWaits, {
          ...{ plan: title[locale], version: version.version },
          day: formatDate(from, locale, { year: true }),
        }),
      ),
    ],
    buttons: [
      { label: say(locale, texts.planShow), action: 'plan.show', value: `${value}${person}` },
      { label: say(locale, texts.planRead), action: 'plan.noted', value, style: 'primary' },
    ],
  };
}
