/** The middle of the page: what was said in one place, as one person sees it. */
import type { FC } from 'hono/jsx';
import { Temporal } from 'temporal-polyfill';
import { formatDate, formatDateTime, formatTime } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { lark } from '../../i18n/texts/lark.ts';
import { playground } from '../../i18n/texts/playground.ts';
import type { Card, PublicCard } from '../card.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import type { Message } from './history.ts';
import { DIRECT, nameIn } from './identity.ts';
import { CardView } from './render.tsx';
import { isForOneAlone, linkTo, type View } from './view.ts';

/** More are a link away. */
export const SHOWN = 60;

export const Conversation: FC<{ view: View; messages: readonly Message[]; shown: number }> = ({
  view,
  messages,
  shown,
}) => {
  const hidden = Math.max(0, messages.length - shown);
  const { person, here, locale } = view;
  const more = new URLSearchParams({ as: person.key, in: here.key, show: String(shown * 4) });
  return (
    <>
      {hidden > 0 && (
        <a class="earlier" href={`/playground?${more}`}>
          {say(locale, playground.earlier, { count: hidden })}
        </a>
      )}
      <ol id="messages" aria-live="polite" aria-relevant="additions">
        {messages.slice(hidden).map((message, at) => (
          <MessageView view={view} message={message} before={messages[hidden + at - 1] ?? null} />
        ))}
      </ol>
    </>
  );
};

/** `before`: what stands above it in the conversation, to tell where a day begins. */
export const MessageView: FC<{ view: View; message: Message; before: Message | null }> = ({
  view,
  message,
  before,
}) => {
  const { locale, timeZone, person } = view;
  const { author } = message;
  const isOwn = author !== 'bot' && author.person === person.key;
  const at = Temporal.Instant.from(message.at);
  const day = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const dayBefore =
    before && Temporal.Instant.from(before.at).toZonedDateTimeISO(timeZone).toPlainDate();
  return (
    <li id={message.id} class="message">
      {!dayBefore?.equals(day) && (
        <p class="day">{formatDate(day, locale, { weekday: true, year: true })}</p>
      )}
      <article class={isOwn ? 'own' : ''}>
        <Author view={view} message={message} at={at} />
        <Content view={view} message={message} />
      </article>
    </li>
  );
};

const Author: FC<{ view: View; message: Message; at: Temporal.Instant }> = ({
  view,
  message,
  at,
}) => {
  const { locale, timeZone, people, person, here } = view;
  const { author, changedAt } = message;
  const writer = author === 'bot' ? null : people.find(({ key }) => key === author.person);
  // In a direct message that is plain from the place.
  const isOwnOnly = message.visibleTo !== 'all' && here.key !== DIRECT;
  return (
    <header>
      {author === 'bot' ? <BotAvatar /> : writer ? <Avatar person={writer} locale={locale} /> : ''}
      <strong>
        {author === 'bot'
          ? say(locale, playground.bot)
          : writer
            ? nameIn(writer, locale)
            : author.person}
      </strong>
      {author === 'bot' && <span class="tag">{say(locale, playground.botTag)}</span>}
      {writer?.key === person.key && <span class="tag">{say(locale, playground.you)}</span>}
      <time datetime={message.at}>{formatTime(at, timeZone)}</time>
      {changedAt !== null && (
        <span class="muted">
          {say(locale, playground.changedAt, { time: shortTime(changedAt, message.at, view) })}
        </span>
      )}
      {isOwnOnly && <OnlyYou view={view} />}
    </header>
  );
};

/** The time of day; with the day when it is another. */
function shortTime(changed: string, first: string, { timeZone, locale }: View): string {
  const instant = Temporal.Instant.from(changed);
  const dayOf = (each: Temporal.Instant) => each.toZonedDateTimeISO(timeZone).toPlainDate();
  return dayOf(instant).equals(dayOf(Temporal.Instant.from(first)))
    ? formatTime(instant, timeZone)
    : formatDateTime(instant, timeZone, locale);
}

const OnlyYou: FC<{ view: View }> = ({ view }) => (
  <span class="only-you">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7zm1.5 0h5V5a2.5 2.5 0 0 0-5 0z" />
    </svg>
    {say(view.locale, playground.onlyYou)}
  </span>
);

const Content: FC<{ view: View; message: Message }> = ({ view, message }) => {
  const { content, id, seq } = message;
  if (content.kind === 'said') return <p class="said">{content.text}</p>;
  if (content.kind === 'form') return <></>;
  const { person, here, look, locale } = view;
  if (look === 'lark' && here.key !== DIRECT && isForOneAlone(message))
    return (
      <p class="said">
        <a href={linkTo(person.key, DIRECT)}>{say(locale, lark.pointer)}</a>
      </p>
    );
  const place = { person: person.key, here: here.key, message: id, seq, locale, look };
  return <CardView card={cardFor(content.card, view)} place={place} />;
};

/** Lark holds both languages of a public card, and shows each reader their own. */
const cardFor = (card: Card | PublicCard, { look, locale }: View): Card =>
  look === 'lark' && 'translation' in card && card.translation && card.locale !== locale
    ? card.translation
    : card;
