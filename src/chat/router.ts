/**
 * From a neutral inbound event to its answer: finds the feature, resolves the person, checks the role, sees to it that a change
 * happens once, and turns every failure into words. What it cannot know (people, store, features) is handed in.
 */
import { type Locale, say } from '../i18n/locale.ts';
import { common } from '../i18n/texts/common.ts';
import type { Button, PrivateCard } from './card.ts';
import { type CommandNames, commandNames, findCommand, firstWord } from './command-name.ts';
import type { Answer, Inbound } from './port.ts';
import { referenceOf } from './reference.ts';

type Effect = 'reads' | 'changes';

export interface ActionInput {
  readonly value: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What the router has to know of a feature; `R` is what a feature is handed about the request. */
export interface RoutedFeature<R> {
  readonly id: string;
  readonly command: {
    readonly names: readonly string[];
    readonly effect: Effect;
    readonly roles: readonly string[];
    run(request: R, words: string): Promise<Answer>;
  } | null;
  readonly actions: Readonly<
    Record<
      string,
      { readonly effect: Effect; run(request: R, input: ActionInput): Promise<Answer> }
    >
  >;
}

/** The person behind an inbound event, in their workspace. */
export interface Visitor<R> {
  /** The person's own setting; null: none. */
  readonly locale: Locale | null;
  readonly roles: readonly string[];
  readonly request: (requestKey: string, locale: Locale) => R;
  readonly inbox: Inbox;
}

export interface Inbox {
  /** `busy`: somebody is at it, or vanished less than `leaseMs` ago. Throws when it could not be written: then nothing was taken. */
  begin(
    platform: string,
    key: string,
    at: Inbound['receivedAt'],
    leaseMs: number,
  ): Promise<
    { readonly state: 'new' | 'busy' } | { readonly state: 'seen'; readonly answer: unknown }
  >;
  finish(platform: string, key: string, answer: unknown): Promise<void>;
}

/**
 * Nothing was taken, so nothing may be acknowledged: whoever asked asks again. `busy`: the same request is being worked on, and its answer
 * will be there then. `unavailable`: it could not be written down.
 */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly reason: 'busy' | 'unavailable';

  constructor(reason: 'busy' | 'unavailable', options?: ErrorOptions) {
    super(`the request was not taken: ${reason}`, options);
    this.reason = reason;
  }
}

/** Shorter than the pause before a platform's second repetition (a minute at Slack), longer than any answer takes. */
const inboxLeaseMs = 45_000;

/** An expected failure in words. `buttons` offer the way on. */
export interface Described {
  readonly text: string;
  readonly code: string;
  readonly buttons?: readonly Button[];
}

export interface RouterDeps<R> {
  readonly features: readonly RoutedFeature<R>[];
  /** Throws an expected error for somebody who is not known. */
  readonly resolve: (inbound: Inbound) => Promise<Visitor<R>>;
  /** What somebody reads who opens the conversation. */
  readonly welcome: (request: R) => Promise<Answer>;
  /** What somebody sees on the own page; a private card becomes the page. */
  readonly home: (request: R) => Promise<Answer>;
  /** Null for an error that nobody expected. */
  readonly describe: (error: unknown, locale: Locale) => Described | null;
  readonly refusals: {
    /** `names`: those there are, in the order in which to suggest them. */
    unknownCommand(word: string, names: readonly string[]): Error;
    roleNeeded(roles: readonly string[]): Error;
  };
  /** An unexpected error, for the log. */
  readonly report: (failure: {
    readonly reference: string;
    readonly feature: string;
    readonly error: unknown;
  }) => void;
}

interface Route<R> {
  readonly feature: string;
  readonly effect: Effect;
  /** Null: everybody. */
  readonly roles: readonly string[] | null;
  run(request: R): Promise<Answer>;
}

/** With the names of all commands, made ready to be found. */
interface Routing<R> extends RouterDeps<R> {
  readonly commands: CommandNames<CommandOf<R>>;
}

interface CommandOf<R> {
  readonly id: string;
  readonly command: NonNullable<RoutedFeature<R>['command']>;
}

const namedIn = <R>(features: readonly RoutedFeature<R>[]) =>
  features.flatMap(({ id, command }) =>
    command ? [{ names: command.names, target: { id, command } }] : [],
  );

/** What has been found out about the request so far. */
interface Known {
  locale: Locale;
  feature: string;
}

/** Rejects with `NotTaken` only; whatever else happens, the person gets an answer. */
export function createRouter<R>(given: RouterDeps<R>): (inbound: Inbound) => Promise<Answer> {
  const deps: Routing<R> = { ...given, commands: commandNames(namedIn(given.features)) };
  return async (inbound) => {
    const known: Known = { locale: inbound.locale, feature: 'none' };
    try {
      const visitor = await resolved(deps, inbound);
      known.locale = visitor.locale ?? inbound.locale;
      const route = routeOf(deps, inbound, known.locale);
      known.feature = route.feature;
      if (route.roles && !route.roles.some((role) => visitor.roles.includes(role)))
        throw deps.refusals.roleNeeded(route.roles);
      const request = visitor.request(requestKey(inbound), known.locale);
      if (route.effect === 'reads') return await route.run(request);
      return await once(deps, visitor.inbox, inbound, known, () => route.run(request));
    } catch (error) {
      if (error instanceof NotTaken) throw error;
      return failed(deps, inbound, known, error);
    }
  };
}

/** Who cannot be looked up for no reason that we know of may have wanted to change something: that is not lost, but not taken. */
async function resolved<R>(deps: Routing<R>, inbound: Inbound): Promise<Visitor<R>> {
  try {
    return await deps.resolve(inbound);
  } catch (error) {
    if (deps.describe(error, inbound.locale) || !mayChange(deps, inbound)) throw error;
    throw notTaken(deps, inbound, error);
  }
}

function mayChange<R>(deps: Routing<R>, inbound: Inbound): boolean {
  try {
    return routeOf(deps, inbound, inbound.locale).effect === 'changes';
  } catch {
    return false;
  }
}

function notTaken<R>(deps: RouterDeps<R>, inbound: Inbound, error: unknown): NotTaken {
  deps.report({ reference: referenceOf(requestKey(inbound)), feature: 'none', error });
  return new NotTaken('unavailable', { cause: error });
}

const requestKey = ({ platform, tenant, dedupeKey }: Inbound): string =>
  JSON.stringify([platform, tenant, dedupeKey]);

function routeOf<R>(deps: Routing<R>, { event }: Inbound, locale: Locale): Route<R> {
  switch (event.kind) {
    case 'opened':
      return { feature: 'welcome', effect: 'reads', roles: null, run: deps.welcome };
    case 'home':
      return { feature: 'home', effect: 'reads', roles: null, run: deps.home };
    case 'command':
      return commandRoute(deps, legible(event.text), locale);
    case 'button':
      return actionRoute(deps, event.action, { value: event.value, fields: {} });
    case 'form':
      return actionRoute(deps, event.action, {
        value: event.value,
        fields: Object.fromEntries(
          Object.entries(event.fields).map(([name, text]) => [name, legible(text)]),
        ),
      });
  }
}

/** Without what nobody types and no reader sees: control characters, which no database takes, and turns of the writing direction. */
const legible = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '');

function commandRoute<R>(deps: Routing<R>, text: string, locale: Locale): Route<R> {
  const found = findCommand(text, deps.commands);
  if (!found) {
    const names = namedIn(deps.features).flatMap((each) => each.names);
    const inLanguage = names.sort(byLanguage(locale));
    throw deps.refusals.unknownCommand(firstWord(text), inLanguage);
  }
  const { id, command } = found.target;
  return {
    feature: id,
    effect: command.effect,
    roles: command.roles,
    run: (request) => command.run(request, found.words),
  };
}

/** Names in the reader's script first, so that they are the ones suggested. */
const byLanguage = (locale: Locale) => (a: string, b: string) =>
  Number(isHan(b) === (locale === 'zh')) - Number(isHan(a) === (locale === 'zh'));
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

function actionRoute<R>(deps: RouterDeps<R>, name: string, input: ActionInput): Route<R> {
  const [id, ...rest] = name.split('.');
  const feature = deps.features.find((each) => each.id === id);
  const actions = new Map(Object.entries(feature?.actions ?? {}));
  const action = actions.get(rest.join('.'));
  if (!feature || !action) throw new Error(`no action is called ${JSON.stringify(name)}`);
  return {
    feature: feature.id,
    effect: action.effect,
    roles: null,
    run: (request) => action.run(request, input),
  };
}

/** A repeated gesture gets the stored answer. Nothing is said of what the inbox does not hold. */
async function once<R>(
  deps: RouterDeps<R>,
  inbox: Inbox,
  inbound: Inbound,
  known: Known,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { platform, tenant, dedupeKey, receivedAt } = inbound;
  const key = JSON.stringify([tenant, dedupeKey]);
  const begun = await inbox.begin(platform, key, receivedAt, inboxLeaseMs).catch((error) => {
    throw notTaken(deps, inbound, error);
  });
  if (begun.state === 'busy') throw new NotTaken('busy');
  if (begun.state === 'seen' && !isToMend(begun.answer))
    return (begun.answer as Answer | null) ?? { kind: 'none' };
  const done = await work().then(
    (answer) => ({ answer, isMade: true }),
    (error: unknown) => ({
      answer: failed(deps, inbound, known, error),
      isMade: deps.describe(error, known.locale) !== null,
    }),
  );
  await inbox.finish(platform, key, done.answer).catch((error: unknown) => {
    // What is made is made, and what was refused in words stays refused. A failure that cannot be written down is the database's:
    // whether anything was changed is not known, and a repetition finds out.
    const taken = notTaken(deps, inbound, error);
    if (!done.isMade) throw taken;
  });
  return done.answer;
}

/** A form that stayed open is sent again, perhaps with the same words: what stood in their way then may be out of it now. */
const isToMend = (answer: unknown): boolean => (answer as Answer | null)?.kind === 'field_errors';

function failed<R>(
  deps: RouterDeps<R>,
  { event, ...inbound }: Inbound,
  { locale, feature }: Known,
  error: unknown,
): Answer {
  const described = deps.describe(error, locale);
  if (described)
    return event.kind === 'form'
      ? keptOpen(described.text, described.code)
      : { kind: 'private', card: errorCard(locale, described) };
  const reference = referenceOf(requestKey({ event, ...inbound }));
  deps.report({ reference, feature, error });
  return event.kind === 'form'
    ? keptOpen(say(locale, common.failure), reference)
    : { kind: 'private', card: failureCard(locale, reference) };
}

/** What somebody wrote stays before their eyes: a card in the place of the form would take it away. It belongs to no field. */
const keptOpen = (text: string, code: string): Answer => ({
  kind: 'field_errors',
  errors: { '': `${text} · ${code}` },
});

const errorCard = (locale: Locale, { text, code, buttons = [] }: Described): PrivateCard => ({
  audience: 'private',
  title: say(locale, common.errorTitle),
  elements: [
    { kind: 'text', spans: [{ text }] },
    ...(buttons.length > 0 ? [{ kind: 'actions', buttons } as const] : []),
    { kind: 'note', text: code },
  ],
});

const failureCard = (locale: Locale, reference: string): PrivateCard => ({
  audience: 'private',
  title: say(locale, common.failureTitle),
  elements: [
    { kind: 'text', spans: [{ text: say(locale, common.failure) }] },
    { kind: 'note', text: say(locale, common.reference, { reference }) },
  ],
});
