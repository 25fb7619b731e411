/**
 * Where each kind of answer goes: into what Lark is answered as far as it takes it there, the rest in messages that are sent before. Pure.
 * A private card only ever goes to the conversation of its reader with the bot.
 */
import { type Locale, say } from '../../i18n/locale.ts';
import { lark } from '../../i18n/texts/lark.ts';
import type { Card, Form, PrivateCard, PublicCard } from '../card.ts';
import type { Answer } from '../port.ts';
import type { Receiver } from './api.ts';
import type { LarkCard } from './card-schema.ts';
import type { Reply } from './inbound.ts';
import { renderCard } from './render.ts';
import { renderForm } from './render-form.ts';

/** What a press of a button is answered with. */
export interface Callback {
  readonly toast?: { readonly type: 'info' | 'success' | 'error'; readonly content: string };
  /** Takes the place of the card that was pressed, for everybody who sees it. */
  readonly card?: { readonly type: 'raw'; readonly data: LarkCard };
}

export type Shown =
  | { readonly kind: 'card'; readonly card: LarkCard }
  | { readonly kind: 'text'; readonly text: string };

/** A form as somebody has it before them, to be drawn again with what is to be mended. */
export interface OpenForm {
  readonly form: Form;
  readonly origin: string | null;
}

export interface Send {
  readonly to: Receiver;
  readonly shown: Shown;
  readonly form: OpenForm | null;
}

export interface Plan {
  /** One after the other, in this order, before the acknowledgement. */
  readonly sends: readonly Send[];
  readonly callback: Callback;
  /** What the card of `callback` asks; absent: nothing new. */
  readonly openForm?: OpenForm;
}

export interface Shows {
  readonly locale: Locale;
  /** The pressed card stands where its reader alone sees it, and that is who has pressed it. */
  readonly isOwnCard: boolean;
  /** The form that was sent back; null: not known any more. */
  readonly openForm: OpenForm | null;
}

const silence: Plan = { sends: [], callback: {} };

/** Throws what drawing throws. */
export function planAnswer(answer: Answer, reply: Reply, shows: Shows): Plan {
  if (answer.kind === 'field_errors') return errorsPlan(answer.errors, reply, shows);
  switch (reply.via) {
    case 'command':
    case 'menu':
    case 'opened':
      return messagePlan(answer, reply, shows);
    case 'button':
      return buttonPlan(answer, reply, shows);
    case 'form':
      return submissionPlan(answer, reply, shows);
  }
}

type Given = Exclude<Answer, { readonly kind: 'field_errors' }>;

const isInGroup = ({ place }: Reply): boolean => place?.kind === 'channel';

/** The group that it is about; null: none. */
const originOf = (reply: Reply): string | null =>
  isInGroup(reply) ? (reply.place?.id ?? null) : reply.origin;

const drawnFor = (card: Card, reply: Reply, { locale }: Shows): LarkCard =>
  renderCard(asPrivate(card), { locale, reader: reply.user, origin: originOf(reply) });

const toPerson = (card: Card, reply: Reply, shows: Shows): Send => ({
  to: { kind: 'person', user: reply.user },
  shown: { kind: 'card', card: drawnFor(card, reply, shows) },
  form: null,
});

const asPrivate = ({ title, elements }: Card): PrivateCard => ({
  audience: 'private',
  title,
  elements,
});

const formTo = (form: Form, reply: Reply, { locale }: Shows): Send => {
  const origin = originOf(reply);
  const card = renderForm(form, { locale, reader: reply.user, origin });
  const to: Receiver = { kind: 'person', user: reply.user };
  return { to, shown: { kind: 'card', card }, form: { form, origin } };
};

/** Below what was asked in a group; nothing elsewhere. */
const pointer = (text: string, { message }: Reply): readonly Send[] =>
  message === null
    ? []
    : [{ to: { kind: 'reply', message }, shown: { kind: 'text', text }, form: null }];

const publicReply = (card: PublicCard, { message, place }: Reply, { locale }: Shows): Send => ({
  to: message === null ? { kind: 'place', place: place?.id ?? '' } : { kind: 'reply', message },
  shown: { kind: 'card', card: renderCard(card, shared(card, locale)) },
  form: null,
});

/** Others read it too, in whichever language they have. */
const shared = ({ translation, locale: own }: PublicCard, locale: Locale) => ({
  locale: own ?? locale,
  ...(translation ? { translation } : {}),
});

/** What is private goes to the person; a group reads one line that says so, and what is public. */
function messagePlan(answer: Given, reply: Reply, shows: Shows): Plan {
  const { locale } = shows;
  const inGroup = isInGroup(reply);
  switch (answer.kind) {
    case 'none':
      return silence;
    case 'form': {
      const said = inGroup ? pointer(say(locale, lark.formPointer), reply) : [];
      return { sends: [formTo(answer.form, reply, shows), ...said], callback: {} };
    }
    case 'private':
    case 'replace': {
      const said = inGroup ? pointer(say(locale, lark.pointer), reply) : [];
      return { sends: [toPerson(answer.card, reply, shows), ...said], callback: {} };
    }
    case 'public': {
      const { card, aside } = answer;
      const main = inGroup ? publicReply(card, reply, shows) : toPerson(card, reply, shows);
      const besides = aside ? [toPerson(aside, reply, shows)] : [];
      return { sends: [main, ...besides], callback: {} };
    }
  }
}

/** What others read too is left as it is: the answer comes in private, and a word says so. */
function buttonPlan(answer: Given, reply: Reply, shows: Shows): Plan {
  if (answer.kind === 'replace' && shows.isOwnCard)
    return { sends: [], callback: { card: raw(answer.card, reply, shows) } };
  const plan = messagePlan(answer, { ...reply, via: 'command', message: null }, shows);
  if (answer.kind === 'none' || !isInGroup(reply)) return plan;
  if (answer.kind === 'public') return messagePlan(answer, { ...reply, via: 'command' }, shows);
  const text = answer.kind === 'form' ? lark.formPointer : lark.pointer;
  return { sends: plan.sends, callback: { toast: info(say(shows.locale, text)) } };
}

const info = (content: string) => ({ type: 'info', content }) as const;

const raw = (card: Card, reply: Reply, shows: Shows) =>
  ({ type: 'raw', data: drawnFor(card, reply, shows) }) as const;

/** The answer takes the form's place, so that it is not sent twice; what is public goes where the form was asked for. */
function submissionPlan(answer: Given, reply: Reply, shows: Shows): Plan {
  const { locale, isOwnCard } = shows;
  // Lark takes a card in the answer only for all who see it: where others may, the answer goes to the person.
  if (!isOwnCard) return messagePlan(answer, { ...reply, message: null, place: null }, shows);
  const { user, origin } = reply;
  switch (answer.kind) {
    case 'none':
      return {
        sends: [],
        callback: { card: raw(closing(locale, lark.nothingMore), reply, shows) },
      };
    case 'form': {
      const data = renderForm(answer.form, { locale, reader: user, origin });
      const openForm = { form: answer.form, origin };
      return { sends: [], callback: { card: { type: 'raw', data } }, openForm };
    }
    case 'private':
    case 'replace':
      return { sends: [], callback: { card: raw(answer.card, reply, shows) } };
    case 'public': {
      if (origin === null)
        return {
          sends: answer.aside ? [toPerson(answer.aside, reply, shows)] : [],
          callback: { card: raw(answer.card, reply, shows) },
        };
      const to: Receiver = { kind: 'place', place: origin };
      const card = renderCard(answer.card, shared(answer.card, locale));
      const instead = answer.aside ?? closing(locale, lark.postedThere);
      return {
        sends: [{ to, shown: { kind: 'card', card }, form: null }],
        callback: { card: raw(instead, reply, shows) },
      };
    }
  }
}

const closing = (
  locale: Locale,
  text: typeof lark.postedThere | typeof lark.nothingMore,
): PrivateCard => ({
  audience: 'private',
  title: say(locale, lark.doneTitle),
  elements: [{ kind: 'text', spans: [{ text: say(locale, text) }] }],
});

/** Drawn again with what was typed and what is to be mended; where the form is not known any more, all of it is said at once. */
function errorsPlan(
  errors: Readonly<Record<string, string>>,
  { via, user, fields }: Reply,
  { locale, openForm, isOwnCard }: Shows,
): Plan {
  if (via !== 'form') return silence;
  const words = Object.values(errors).join(' ');
  if (openForm === null || !isOwnCard)
    return { sends: [], callback: { toast: { type: 'error', content: words } } };
  const { form, origin } = openForm;
  const mending = { values: fields, errors, origin };
  const data = renderForm(form, { locale, reader: user, ...mending });
  const toast = { type: 'error', content: say(locale, lark.mend) } as const;
  return { sends: [], callback: { toast, card: { type: 'raw', data } } };
}
