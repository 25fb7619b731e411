/**
 * Cards and forms as Slack shows them: pure, every limit kept, no string read as markup. What one message cannot hold is announced,
 * never silently left out. Throws `SlackLimitBreach` for what may not be cut: ids, values, names of actions.
 */
import type { types } from '@slack/bolt';
import { type Locale, say } from '../../i18n/locale.ts';
import { chatCards } from '../../i18n/texts/chat-cards.ts';
import type { Card, CardElement, Form } from '../card.ts';
import { clean, isBlank, pieces, shorten } from '../text.ts';
import { type Capabilities, oldBlocks } from './capabilities.ts';
import type { Drawing, SlackBlock, Surface } from './drawing.ts';
import { fit, type Part } from './fit.ts';
import { limits, SlackLimitBreach, within } from './limits.ts';
import { elementBlocks } from './render-element.ts';
import { fieldBlocks } from './render-field.ts';
import { tableToDraw } from './render-table.ts';
import { type Line, lineOf, richText } from './rich-text.ts';
import { escapeText, plain } from './text.ts';

export interface SlackMessage {
  /** What a notification says; the blocks are the message. */
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export function renderMessage(
  card: Card,
  { locale, capabilities }: { readonly locale: Locale; readonly capabilities: Capabilities },
): SlackMessage {
  const parts = draw(card, 'message', locale, capabilities);
  const blocks = fit(parts, limits.blocks.message, locale);
  return { text: notification(card, locale), blocks: orWords(blocks, locale) };
}

/** The person's own page. */
export function renderHome(
  card: Card,
  {
    locale,
    capabilities = oldBlocks,
  }: { readonly locale: Locale; readonly capabilities?: Capabilities },
): types.HomeView {
  const parts = draw(card, 'home', locale, capabilities);
  let most: number = limits.blocks.home;
  let blocks = fit(parts, most, locale);
  while (Buffer.byteLength(JSON.stringify(blocks)) > limits.homeBytes - homeFrame && most > 2) {
    most -= Math.ceil(most / 10);
    blocks = fit(parts, most, locale);
  }
  return { type: 'home', blocks: orWords(blocks, locale) };
}

/** What a view has around its blocks, generously. */
const homeFrame = 1000;

/** A card in a window: the answer to a form. */
export function renderCardView(
  card: Card,
  { locale }: { readonly locale: Locale },
): types.ModalView {
  const blocks = fit(draw(card, 'modal', locale, oldBlocks), limits.blocks.modal, locale);
  return {
    type: 'modal',
    title: viewTitle(card.title, locale),
    close: plain(say(locale, chatCards.close)),
    blocks: orWords(blocks, locale),
  };
}

export interface FormOptions {
  readonly locale: Locale;
  /** What was typed before, by field name; a field left out keeps what the form opens with. */
  readonly values?: Readonly<Record<string, string>>;
  /** What has to be mended, by field name. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Travels with the form and back, opaque. */
  readonly origin?: string;
}

/** Comes back with `action` as its callback id, the fields by block id, and `{value, origin}` as its private metadata. */
export function renderModal(
  form: Form,
  { locale, values = {}, errors = {}, origin }: FormOptions,
): types.ModalView {
  const blocks = [
    ...Object.values(errors).flatMap(alerts),
    ...whole([form.title, form.submit], limits.viewTitle),
    ...richText(form.intro === null ? [] : [[{ text: form.intro }]]),
    ...form.fields.flatMap((field) => fieldBlocks(field, values[field.name] ?? field.initial)),
  ];
  if (blocks.length > limits.blocks.modal)
    throw new SlackLimitBreach('a form', blocks.length, limits.blocks.modal);
  return {
    type: 'modal',
    callback_id: within('an action', form.action, limits.identifier),
    private_metadata: within(
      'what travels with a form',
      JSON.stringify({ value: form.value, origin: origin ?? null }),
      limits.viewMetadata,
    ),
    title: viewTitle(form.title, locale),
    submit: viewTitle(form.submit, locale),
    close: plain(say(locale, chatCards.cancel)),
    blocks: orWords(blocks, locale),
  };
}

function draw(
  { title, elements }: Card,
  surface: Surface,
  locale: Locale,
  capabilities: Capabilities,
): Part[] {
  const counted = { actions: 0, charts: 0, tables: 0 };
  const table = tableToDraw(elements);
  const drawing: Drawing = { locale, surface, capabilities, title, table, ...counted };
  return [
    { kind: 'title', blocks: titleBlocks(title) },
    ...elements
      .flatMap((element) => opened(element, drawing))
      .map((element): Part => ({ kind: element.kind, blocks: elementBlocks(element, drawing) })),
  ];
}

/** What is not folded away is as many parts as it has elements. */
function opened(element: CardElement, drawing: Drawing): readonly CardElement[] {
  const folds = drawing.capabilities.containers && drawing.surface !== 'modal';
  if (element.kind !== 'details' || folds) return [element];
  const title: CardElement = { kind: 'text', spans: [{ text: element.title, style: 'strong' }] };
  return [title, ...element.elements.flatMap((each) => opened(each, drawing))];
}

/** A title that is too long for a heading stands whole below it. */
const titleBlocks = (title: string): SlackBlock[] =>
  isBlank(title)
    ? []
    : [
        { type: 'header', text: plain(shorten(clean(title), limits.header)) },
        ...whole([title], limits.header),
      ];

const whole = (texts: readonly string[], most: number): types.RichTextBlock[] =>
  richText(
    texts
      .filter((text) => clean(text).length > most)
      .map((text): Line => lineOf([{ text, style: 'strong' }])),
  );

const viewTitle = (title: string, locale: Locale): types.PlainTextElement =>
  plain(
    isBlank(title)
      ? shorten(say(locale, chatCards.message), limits.viewTitle)
      : shorten(clean(title), limits.viewTitle),
  );

const alerts = (text: string): types.AlertBlock[] =>
  pieces(clean(text), limits.alert)
    .filter((piece) => !isBlank(piece))
    .map((piece) => ({ type: 'alert', level: 'error', text: plain(piece) }));

/** Slack takes no message without a block. */
const orWords = (blocks: SlackBlock[], locale: Locale): SlackBlock[] =>
  blocks.length > 0 ? blocks : richText([[{ text: say(locale, chatCards.message) }]]);

/**
 * The title; of a public card also its first words, which everybody reads anyway. Notifications light up on locked screens, so nothing
 * else of a private card is in them.
 */
function notification({ audience, title, elements }: Card, locale: Locale): string {
  const first = audience === 'public' ? elements.find(({ kind }) => kind === 'text') : undefined;
  const words = first?.kind === 'text' ? first.spans.map(({ text }) => text).join('') : '';
  const texts = [title, words].filter((text) => !isBlank(text));
  const text = texts.length > 0 ? texts.join('\n') : say(locale, chatCards.message);
  return escapeText(shorten(text, limits.notification));
}
