/**
 * Where each kind of answer goes: into the acknowledgement as far as Slack takes it there, the rest in calls that follow it. Pure. A
 * private card only ever goes where its reader alone sees it.
 */
import type { types } from '@slack/bolt';
import { type Locale, say } from '../../i18n/locale.ts';
import { slack } from '../../i18n/texts/slack.ts';
import type { Card, PrivateCard } from '../card.ts';
import type { Answer } from '../port.ts';
import type { Capabilities } from './capabilities.ts';
import type { Reply } from './inbound.ts';
import type { Origin } from './payload.ts';
import { renderCardView, renderHome, renderMessage, renderModal } from './render.ts';
import { allAsTyped } from './typed.ts';

export type Message = ReturnType<typeof renderMessage>;

/** What an acknowledgement or a `response_url` takes to show a message. */
export type Shown = Message &
  (
    | { readonly response_type: 'ephemeral' | 'in_channel'; readonly replace_original: false }
    | { readonly replace_original: true }
  );

export type Acknowledgement =
  | Shown
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: 'update'; readonly view: types.View }
  | { readonly response_action: 'clear' };

/** A call that follows the acknowledgement. None is ever made twice. */
export type Call =
  | { readonly kind: 'respond'; readonly url: string; readonly body: Shown }
  /** `otherwise`: where to say that it did not open. */
  | {
      readonly kind: 'open' | 'push';
      readonly trigger: string;
      readonly view: types.View;
      readonly otherwise: { readonly url: string; readonly body: Shown } | null;
    }
  | {
      readonly kind: 'change_window';
      readonly id: string;
      readonly hash: string | null;
      readonly view: types.View;
    }
  | {
      readonly kind: 'publish';
      readonly user: string;
      readonly hash: string | null;
      readonly view: types.View;
    }
  | {
      readonly kind: 'whisper';
      readonly place: string;
      readonly user: string;
      readonly message: Message;
    };

export interface Plan {
  readonly acknowledgement: Acknowledgement | null;
  readonly calls: readonly Call[];
}

/** How to show things to this reader. */
export interface Shows {
  readonly locale: Locale;
  readonly capabilities: Capabilities;
}

const silence: Plan = { acknowledgement: null, calls: [] };
const after = (...calls: readonly Call[]): Plan => ({ acknowledgement: null, calls });

/** Throws what drawing throws. */
export function planAnswer(given: Answer, reply: Reply, shows: Shows): Plan {
  const answer = allAsTyped(given);
  if (answer.kind === 'none') return silence;
  if (answer.kind === 'form') return formPlan(answer.form, reply, shows);
  if (answer.kind === 'field_errors') return errorsPlan(answer.errors, reply);
  switch (reply.via) {
    case 'command':
      return commandPlan(answer, reply, shows);
    case 'own_message':
    case 'message':
      return messagePlan(answer, reply, shows);
    case 'submission':
      return submissionPlan(answer, reply, shows);
    case 'window':
      return windowPlan(answer.card, reply, shows);
    case 'page':
      return answer.kind === 'replace'
        ? publishPlan(answer.card, reply, shows)
        : openPlan(windowOf(answer.card, reply, shows), reply, shows);
    case 'nowhere':
      return openPlan(windowOf(answer.card, reply, shows), reply, shows);
    case 'page_opened':
      return answer.kind === 'private' ? publishPlan(answer.card, reply, shows) : silence;
    case 'conversation_opened':
      return answer.kind === 'private' ? whisperPlan(answer.card, reply, shows) : silence;
  }
}

type CardAnswer = Extract<Answer, { readonly card: Card }>;

const ephemeral = (card: Card, shows: Shows): Shown => ({
  response_type: 'ephemeral',
  replace_original: false,
  ...renderMessage(card, shows),
});

/** Where two talk, one of them may be anybody: there, even what is public is shown to the asker alone. */
const inPlace = (card: Card, { place }: Reply, shows: Shows): Shown =>
  card.audience === 'public' && place?.kind === 'channel'
    ? { ...ephemeral(card, shows), response_type: 'in_channel', replace_original: false }
    : ephemeral(card, shows);

const respond = (url: string | null, body: Shown): readonly Call[] =>
  url === null ? [] : [{ kind: 'respond', url, body }];

const besides = (answer: CardAnswer, { url }: Reply, shows: Shows): readonly Call[] =>
  answer.kind === 'public' && answer.aside ? respond(url, ephemeral(answer.aside, shows)) : [];

const commandPlan = (answer: CardAnswer, reply: Reply, shows: Shows): Plan => ({
  acknowledgement: inPlace(answer.card, reply, shows),
  calls: besides(answer, reply, shows),
});

/** What others read too is left as it is: the answer comes beside it, for the presser alone. */
function messagePlan(answer: CardAnswer, reply: Reply, shows: Shows): Plan {
  if (answer.kind === 'replace' && reply.via === 'own_message')
    return after(
      ...respond(reply.url, { ...renderMessage(answer.card, shows), replace_original: true }),
    );
  return after(
    ...respond(reply.url, inPlace(answer.card, reply, shows)),
    ...besides(answer, reply, shows),
  );
}

/** A private answer takes the form's place in its window; a public one goes where the form was asked for, if that can be reached. */
function submissionPlan(answer: CardAnswer, reply: Reply, shows: Shows): Plan {
  if (answer.kind !== 'public' || reply.url === null || reply.place?.kind !== 'channel')
    return {
      acknowledgement: { response_action: 'update', view: windowOf(answer.card, reply, shows) },
      calls: besides(answer, reply, shows),
    };
  return {
    acknowledgement: { response_action: 'clear' },
    calls: messagePlan(answer, reply, shows).calls,
  };
}

function windowPlan(card: Card, reply: Reply, shows: Shows): Plan {
  const { id = null, hash = null } = reply.view ?? {};
  if (id === null) return silence;
  return after({ kind: 'change_window', id, hash, view: windowOf(card, reply, shows) });
}

const publishPlan = (card: PrivateCard, { user, view }: Reply, { locale }: Shows): Plan =>
  after({ kind: 'publish', user, hash: view?.hash ?? null, view: renderHome(card, { locale }) });

const whisperPlan = (card: PrivateCard, { user, place }: Reply, shows: Shows): Plan =>
  place === null
    ? silence
    : after({ kind: 'whisper', place: place.id, user, message: renderMessage(card, shows) });

function openPlan(view: types.View, { trigger, url }: Reply, shows: Shows): Plan {
  if (trigger === null) return silence;
  const body = ephemeral(notOpened(shows.locale), shows);
  return after({
    kind: 'open',
    trigger,
    view,
    otherwise: url === null ? null : { url, body },
  });
}

function formPlan(
  form: Extract<Answer, { kind: 'form' }>['form'],
  reply: Reply,
  shows: Shows,
): Plan {
  const origin = originOf(reply);
  const { locale } = shows;
  const view = renderModal(form, { locale, ...(origin === null ? {} : { origin }) });
  if (reply.via === 'submission')
    return { acknowledgement: { response_action: 'update', view }, calls: [] };
  if (reply.via === 'window' && reply.trigger !== null)
    return after({ kind: 'push', trigger: reply.trigger, view, otherwise: null });
  return openPlan(view, reply, shows);
}

/** Slack takes errors of fields that it shows only: what belongs to none of them is said at the first. */
function errorsPlan(errors: Readonly<Record<string, string>>, { via, fields }: Reply): Plan {
  const [first] = fields;
  if (via !== 'submission' || first === undefined) return silence;
  const shown: Record<string, string> = {};
  for (const [name, text] of Object.entries(errors)) {
    const at = fields.includes(name) ? name : first;
    shown[at] = shown[at] === undefined ? text : `${shown[at]} ${text}`;
  }
  return { acknowledgement: { response_action: 'errors', errors: shown }, calls: [] };
}

const originOf = ({ place, url }: Reply): string | null =>
  place === null ? null : JSON.stringify({ place: place.id, url } satisfies Origin);

/** Remembers where it came from, for what is pressed in it. */
const windowOf = (card: Card, reply: Reply, { locale }: Shows): types.View => ({
  ...renderCardView(card, { locale }),
  private_metadata: JSON.stringify({ value: '', origin: originOf(reply) }),
});

const notOpened = (locale: Locale): PrivateCard => ({
  audience: 'private',
  title: say(locale, slack.formTitle),
  elements: [{ kind: 'text', spans: [{ text: say(locale, slack.formClosed) }] }],
});
