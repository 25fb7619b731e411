/** `upside plan draft|versions|list|assign`: a plan's life before and after it is published. */
import { parseArgs } from 'node:util';
import { AppError } from '../../domain/errors.ts';
import { businessDay } from '../../domain/period.ts';
import { formatDate } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { planVersions as texts } from '../../i18n/texts/plan-versions.ts';
import type { Store } from '../../store/port.ts';
import type { PlanSubject, StoredPlan } from '../../store/port-plans.ts';
import { type CliContext, parsed, readDay } from '../cli.ts';
import { readPerson } from '../words.ts';
import { checkFile, printVerdict } from './verdict.ts';

/** Keeps a file as the plan's draft, also while its examples still fail: only publishing needs a sound plan. Null: wrongly called. */
export async function draftPlan(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const [file, ...more] = words;
  if (file === undefined || file.startsWith('--') || more.length > 0) return null;
  const verdict = await checkFile(file, context.locale);
  printVerdict(verdict, context);
  const { plan } = verdict.checked;
  if (plan === null) return 1;
  const { store, now } = await context.openStore();
  const saved = await store.plans.saveDraft(plan.key, verdict.source, now, null);
  const figures = { plan: saved.key, version: `${saved.version}`, file };
  context.print(say(context.locale, texts.drafted, figures));
  return 0;
}

/** Newest first. */
export async function listVersions(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const keys = words.filter((word) => word !== '--json');
  const [key] = keys;
  if (key === undefined || keys.length > 1) return null;
  const { store } = await context.openStore();
  const versions = await store.plans.versions(key);
  if (versions.length === 0)
    throw new AppError('plan.unknown', { plan: key, plans: await store.plans.listKeys() });
  if (words.includes('--json')) context.print(JSON.stringify(versions.map(toJson), null, 2));
  else for (const each of versions) context.print(versionLine(each, context));
  return 0;
}

const toJson = ({ key, version, state, hash, effectiveFrom, effectiveTo }: StoredPlan) => ({
  key,
  version,
  state,
  hash,
  from: effectiveFrom?.toString() ?? null,
  to: effectiveTo?.toString() ?? null,
});

function versionLine(
  { version, state, effectiveFrom, effectiveTo, hash }: StoredPlan,
  { locale }: CliContext,
): string {
  const day = (date: StoredPlan['effectiveFrom']) =>
    date && formatDate(date, locale, { year: true });
  const shown = { version: `${version}`, hash: hash.slice(0, 8) };
  if (state === 'draft') return say(locale, texts.draft, shown);
  const last = effectiveTo?.subtract({ days: 1 }) ?? null;
  return say(locale, texts.version, {
    ...shown,
    state: say(locale, texts.states[state]),
    from: day(effectiveFrom) ?? '',
    to: day(last),
  });
}

/** Every plan with the version in force today. */
export async function listPlans(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  if (words.length > 0) return null;
  const { store, now } = await context.openStore();
  const today = businessDay(now, store.workspace);
  const keys = await store.plans.listKeys();
  if (keys.length === 0) context.print(say(context.locale, texts.none));
  for (const key of keys) {
    const current = await store.plans.inForce(key, today);
    const version = current && `${current.version}`;
    context.print(say(context.locale, texts.listed, { plan: key, version }));
  }
  return 0;
}

/** A person, a team or a level is on a plan from a day on. Null: wrongly called. */
export async function assignPlan(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const read = readAssignment(words);
  if (!read) return null;
  const { plan, from, to } = read;
  const { store } = await context.openStore();
  const keys = await store.plans.listKeys();
  if (!keys.includes(plan)) throw new AppError('plan.unknown', { plan, plans: keys });
  const subject = await subjectOf(read, store, context);
  await store.plans.assign(subject, plan, { from, to: to?.add({ days: 1 }) ?? null });
  const day = formatDate(from, context.locale, { year: true });
  context.print(say(context.locale, texts.assigned, { who: read.who, plan, from: day }));
  return 0;
}

function readAssignment(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { person: text, team: text, level: text, from: text, to: text };
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  if (!read) return null;
  const { values, positionals } = read;
  const from = readDay(values.from);
  const to = values.to === undefined ? null : readDay(values.to);
  const named = (['person', 'team', 'level'] as const).filter((kind) => values[kind] !== undefined);
  const [kind] = named;
  const [plan] = positionals;
  const isBroken = values.to !== undefined && to === null;
  if (!kind || named.length > 1 || !plan || positionals.length > 1 || !from || isBroken)
    return null;
  return { kind, who: values[kind] ?? '', plan, from, to };
}

async function subjectOf(
  { kind, who }: { readonly kind: PlanSubject['kind']; readonly who: string },
  store: Store,
  { locale }: CliContext,
): Promise<PlanSubject> {
  if (kind === 'level') return { kind, id: who };
  if (kind === 'person') return { kind, id: (await readPerson(who, store.people, locale)).id };
  const teams = await store.people.teams();
  const team = teams.find(({ key, name, nameZh }) => [key, name, nameZh].includes(who));
  if (!team) throw new AppError('team.unknown', { text: who, teams: teams.map(({ key }) => key) });
  return { kind, id: team.id };
}
