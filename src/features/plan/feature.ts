/** /plan: somebody's plan in plain words, always in private, and the word that it has been read. */
import type { Answer } from '../../chat/port.ts';
import { can, demand } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { businessDay } from '../../domain/period.ts';
import { planCard as texts } from '../../i18n/texts/plan-card.ts';
import type { Action, Feature, Request } from '../feature.ts';
import { demandFigures } from '../viewing.ts';
import { readPerson } from '../words.ts';
import { thanksCard } from './news.ts';
import { noPlanCard, planCard, type Shown } from './plan-card.ts';
import { concernedOn, type Published, planByKey, planFor, publishedVersion } from './plan-of.ts';

export const plan: Feature = {
  id: 'plan',
  command: {
    names: ['plan', '我的方案', '方案'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: async (request, words) => {
      const name = words.replace(/^@/u, '').trim();
      const all = await planNamed(request, name);
      if (all) return privately(request, all);
      const person =
        name === '' ? request.actor : await readPerson(name, request.store.people, request.locale);
      return planOfPerson(request, person);
    },
  },
  actions: {
    show: {
      effect: 'reads',
      run: async (request, { value }) => privately(request, await shownBy(request, value)),
    },
    acknowledge: confirming(async (request, version) => ({
      kind: 'replace',
      card: await planCard(request, { person: request.actor, version, next: null }),
    })),
    noted: confirming(async (request, version) => {
      const { actor, locale, store, workspace, now } = request;
      const all = await store.plans.acknowledgementsOf(version.key, version.version);
      const at = all.find(({ personId: who }) => who === actor.id)?.at ?? now;
      const card = thanksCard(version, businessDay(at, workspace), actor, locale);
      return { kind: 'replace', card };
    }),
  },
  jobs: {},
  sweep: null,
};

const privately = async (request: Request, shown: Shown): Promise<Answer> => ({
  kind: 'private',
  card: await planCard(request, shown),
});

async function planOfPerson(request: Request, person: Person): Promise<Answer> {
  const { store, actor, today, locale } = request;
  await demandFigures(store, actor, person, today, locale);
  const found = await planFor(store, person, today);
  if (!found) return { kind: 'private', card: noPlanCard(request, person) };
  return privately(request, { person, ...found });
}

/** A plan by its key, for those who write plans. Null: the words are something else. */
async function planNamed(request: Request, name: string): Promise<Shown | null> {
  const { store, actor, today } = request;
  const key = name.toLowerCase();
  if (key === '' || !can(actor, { action: 'plan.publish' })) return null;
  if (!(await store.plans.listKeys()).includes(key)) return null;
  const found = await planByKey(store, key, today);
  return found && { person: null, ...found };
}

/** What a button names: a version, and for whom it is shown. Rights are checked again, since they may have changed since. */
async function shownBy(request: Request, value: string): Promise<Shown> {
  const { store, actor, today, locale } = request;
  const version = await versionBy(request, value);
  const id = value.split('|')[2] ?? '';
  if (id === '') {
    demand(actor, { action: 'plan.publish' });
    return { person: null, version, next: null };
  }
  const person = await store.people.byId(personId(id));
  if (!person) throw new AppError('people.unknown', { text: id, near: [] });
  await demandFigures(store, actor, person, today, locale);
  await demandConcerned(request, person, version);
  return { person, version, next: null };
}

async function versionBy({ store }: Request, value: string): Promise<Published> {
  const [key = '', number = ''] = value.split('|');
  const version = /^\d{1,6}$/.test(number) ? Number(number) : 0;
  const found = await publishedVersion(store, key, version);
  if (!found) throw new AppError('plan.version_unknown', { plan: key, version });
  return found;
}

/** Throws `plan.not_yours`: a version of a plan that the person is not on is none of theirs. */
async function demandConcerned(
  { store, today }: Request,
  person: Person,
  version: Published,
): Promise<void> {
  const key = await store.plans.planOf(person.id, concernedOn(version, today));
  if (key !== version.key) throw new AppError('plan.not_yours', { plan: version.key });
}

/** Whoever confirms twice has confirmed once: the first time counts. */
function confirming(answer: (request: Request, version: Published) => Promise<Answer>): Action {
  return {
    effect: 'changes',
    run: async (request, { value }) => {
      const { store, actor, now } = request;
      const version = await versionBy(request, value);
      await demandConcerned(request, actor, version);
      await store.plans.acknowledge(version.key, version.version, actor.id, now);
      return answer(request, version);
    },
  };
}
