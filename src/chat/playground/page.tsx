/** The whole page: a team chat with places, a conversation and a panel. Everything it needs comes from this server. */
import type { FC } from 'hono/jsx';
import { say } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import { assetVersion } from './assets.ts';
import { Conversation } from './conversation.tsx';
import { DialogSlot } from './form.tsx';
import type { Message } from './history.ts';
import { DIRECT } from './identity.ts';
import type { CommandHint } from './options.ts';
import { ClockPanel, Language, Looks, Persona, Places, Things, TryThis } from './panel.tsx';
import type { View } from './view.ts';

export interface PageContent {
  readonly view: View;
  readonly messages: readonly Message[];
  readonly shown: number;
  readonly commands: readonly CommandHint[];
  readonly things: readonly string[];
  /** The latest change that the page shows; updates begin behind it. */
  readonly seq: number;
}

/** No script may be made from text (the page forbids it anyway), and no style sheet is put in. */
const htmxConfig = 'includeIndicatorCSS:false, history:false, extensions:"sse,upsert"';

const asset = (name: string): string => `/playground/assets/${name}?v=${assetVersion(name)}`;

export const Page: FC<{ content: PageContent }> = ({ content }) => {
  const { view, seq } = content;
  const { locale, look, person, here } = view;
  const events = new URLSearchParams({ as: person.key, in: here.key, after: String(seq) });
  return (
    <html lang={locale === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{`${placeTitle(view)} · ${say(locale, playground.title)}`}</title>
        <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
        <link rel="stylesheet" href={asset('styles.css')} />
        {look === 'lark' && <link rel="stylesheet" href={asset('lark.css')} />}
        <script src={asset('htmx.js')} defer />
        <script src={asset('page.js')} defer />
        {look === 'lark' && <script src={asset('lark.js')} defer />}
      </head>
      <body data-offline={say(locale, playground.offline)}>
        <a class="skip" href="#text">
          {say(locale, playground.skip)}
        </a>
        <div class="app">
          <nav class="side" id="side" aria-label={say(locale, playground.places)}>
            <p class="brand">
              <img src={asset('icon.svg')} alt="" width="24" height="24" /> Upside
            </p>
            <Places view={view} />
          </nav>
          <Middle content={content} />
          <aside class="panel" id="panel" aria-label={say(locale, playground.panel)}>
            <Persona view={view} />
            <ClockPanel view={view} />
            <TryThis view={view} things={content.things} />
            <div class="ways">
              <Looks view={view} />
              <Language view={view} />
            </div>
          </aside>
        </div>
        <DialogSlot state={null} />
        <div id="toast" role="status" aria-live="polite" />
        <div hx-sse:connect={`/playground/events?${events}`} hx-swap="none" />
      </body>
    </html>
  );
};

/** Groups have no sign of their own in Lark. */
const placeTitle = ({ here, look }: View): string =>
  here.key === DIRECT || look === 'lark' ? here.name : `# ${here.name}`;

const Middle: FC<{ content: PageContent }> = ({ content }) => {
  const { view, messages, shown } = content;
  const { locale, here } = view;
  const isDirect = here.key === DIRECT;
  return (
    <main>
      <header class="top">
        <button
          type="button"
          class="quiet open-side"
          data-toggle="side"
          aria-label={say(locale, playground.menu)}
        >
          ☰
        </button>
        <div>
          <h1>{placeTitle(view)}</h1>
          <p class="muted">
            {say(locale, isDirect ? playground.directHint : playground.channelHint)}
          </p>
        </div>
        <button
          type="button"
          class="quiet open-panel"
          data-toggle="panel"
          aria-label={say(locale, playground.panel)}
        >
          ⋯
        </button>
      </header>
      {/* The conversation is scrolled by keyboard, so it takes the focus */}
      <section class="conversation" tabindex={0} aria-label={say(locale, playground.conversation)}>
        <Conversation view={view} messages={messages} shown={shown} />
        <div class="empty">
          <p>{say(locale, isDirect ? playground.emptyDirect : playground.emptyChannel)}</p>
          <Things view={view} things={content.things} />
        </div>
      </section>
      <Composer content={content} title={placeTitle(view)} />
    </main>
  );
};

const Composer: FC<{ content: PageContent; title: string }> = ({ content, title }) => {
  const { view, commands } = content;
  const { locale, person, here } = view;
  const label = say(locale, playground.composer, { place: title });
  return (
    <form
      id="composer"
      method="post"
      action="/playground/say"
      hx-post="/playground/say"
      hx-target="#toast"
      hx-swap="none"
      hx-indicator="#working"
    >
      <input type="hidden" name="as" value={person.key} />
      <input type="hidden" name="in" value={here.key} />
      <ul id="completions" role="listbox" aria-label={say(locale, playground.commands)} hidden>
        {commands.map(({ name, usage, help }, at) => (
          <li role="option" id={`command-${at}`} data-name={name} aria-selected="false">
            <span class="name">{name}</span> <span class="usage">{usage}</span>
            <span class="help">{help}</span>
          </li>
        ))}
      </ul>
      <p id="working" class="htmx-indicator" role="status">
        {say(locale, playground.working)}
      </p>
      <div class="line">
        <input
          id="text"
          name="text"
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded="false"
          aria-controls="completions"
          aria-autocomplete="list"
          aria-describedby="composer-hint"
          placeholder={label}
          autocomplete="off"
          maxlength={4000}
        />
        <button type="submit" class="primary">
          {say(locale, playground.send)}
        </button>
      </div>
      <p id="composer-hint" class="muted small">
        {say(locale, playground.composerHint)}
      </p>
    </form>
  );
};
