/** The addresses of the page: the page itself, what its forms post, its pictures, files and updates. */
import { type Context, Hono } from 'hono';
import { formatDateTime } from '../../i18n/format.ts';
import { locales, say } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import { findAsset } from './assets.ts';
import { chartsOf, drawChart } from './chart.ts';
import { advance, clockSteps, stepFrom } from './clock-steps.ts';
import { SHOWN } from './conversation.tsx';
import { type Bell, streamFeed } from './feed.tsx';
import type { FormState } from './form.tsx';
import { isVisible } from './history.ts';
import { findPerson } from './identity.ts';
import { type GestureContext, type Outcome, openDirect, press, saySomething } from './inbound.ts';
import { keepLook, lookOf, readLook } from './look.ts';
import { Page } from './page.tsx';
import { RequestError } from './request-error.ts';
import { ClockUpdate, DialogUpdate, MessageUpdates, PlacesUpdate, Toast } from './updates.tsx';
import { conversationOf, linkTo, lookAt, type View, type ViewSource } from './view.ts';

export interface PageSource extends ViewSource {
  readonly gestures: GestureContext;
  readonly bell: Bell;
  setLocale(person: string, locale: 'en' | 'zh'): Promise<void>;
}

export function pageRoutes(source: PageSource): Hono {
  const routes = new Hono();
  routes.get('/', (context) => showPage(context, source));
  routes.get('/events', (context) => streamFeed(context, source, source.bell));
  routes.get('/assets/:name', (context) => {
    const asset = findAsset(context.req.param('name'));
    if (!asset) throw new RequestError(404, 'not_found', context.req.path);
    context.header('Cache-Control', 'public, max-age=31536000, immutable');
    return context.body(asset.body, 200, { 'Content-Type': asset.type });
  });
  routes.get('/chart/:message/:at/:theme', (context) => showChart(context, source));
  routes.post('/say', (context) =>
    gesture(context, source, async (fields, gestureOf) =>
      saySomething(source.gestures, gestureOf, {
        place: fields['in'] ?? '',
        text: fields['text'] ?? '',
      }),
    ),
  );
  routes.post('/press', (context) =>
    gesture(context, source, async (fields, gestureOf) =>
      press(source.gestures, gestureOf, {
        message: fields['message'] ?? '',
        action: fields['action'] ?? '',
        values: valuesOf(fields),
      }),
    ),
  );
  routes.post('/clock', (context) => moveClock(context, source));
  routes.post('/language', async (context) => {
    const { as = '', in: at = '', locale } = await fieldsOf(context);
    const wanted = locales.find((each) => each === locale);
    const person = await findPerson(source.options.directory, as);
    if (wanted) await source.setLocale(person.key, wanted);
    return context.redirect(linkTo(person.key, at), 303);
  });
  routes.post('/look', async (context) => {
    const { as = '', in: at = '', look } = await fieldsOf(context);
    const wanted = readLook(look);
    if (wanted) keepLook(context, wanted);
    return context.redirect(linkTo(as, at), 303);
  });
  return routes;
}

async function showPage(context: Context, source: PageSource): Promise<Response> {
  const { options, history, gestures } = source;
  const asked = readLook(context.req.query('look'));
  if (asked) keepLook(context, asked);
  const looking = {
    as: context.req.query('as'),
    at: context.req.query('in'),
    look: lookOf(context),
  };
  let view = await lookAt(source, looking);
  const { person, locale, here } = view;
  if (conversationOf(history, view).length === 0 && here.id.startsWith('dm:')) {
    await openDirect(gestures, { person, repeatKey: null });
    view = await lookAt(source, looking);
  }
  const content = {
    view,
    messages: conversationOf(history, view),
    shown: Math.max(SHOWN, Math.floor(Number(context.req.query('show')) || 0)),
    commands: options.commands(person, locale),
    things: options.suggestions(person, locale),
    seq: history.latest,
  };
  return context.html(`<!doctype html>${String(<Page content={content} />)}`);
}

/** Something the person did. The page is told in pieces; a browser without scripts is sent back to the whole page. */
async function gesture(
  context: Context,
  source: PageSource,
  run: (
    fields: Readonly<Record<string, string>>,
    gestureOf: { person: View['person']; repeatKey: string | null },
  ) => Promise<Outcome>,
): Promise<Response> {
  const fields = await fieldsOf(context);
  const person = await findPerson(source.options.directory, fields['as'] ?? '');
  const repeatKey = context.req.header('idempotency-key') ?? null;
  const outcome = await run(fields, { person, repeatKey });
  const place = fields['in'] ?? outcome.messages[0]?.place;
  const shownIn = place ?? source.history.find(fields['message'] ?? '')?.place;
  if (context.req.header('hx-request') === undefined)
    return context.redirect(linkTo(person.key, shownIn?.replace(/^dm:.*/, 'dm') ?? 'dm'), 303);
  const view = await lookAt(source, { as: person.key, at: shownIn, look: lookOf(context) });
  return context.html(
    String(<Answered source={source} view={view} outcome={outcome} fields={fields} />),
  );
}

function Answered(props: {
  source: PageSource;
  view: View;
  outcome: Outcome;
  fields: Readonly<Record<string, string>>;
}) {
  const { source, view, outcome, fields } = props;
  const { history } = source;
  const form = outcome.messages.find(({ content }) => content.kind === 'form');
  const messages = [...(outcome.said ? [outcome.said] : []), ...outcome.messages];
  const isSilent = outcome.messages.length === 0;
  return (
    <>
      <MessageUpdates view={view} history={history} messages={messages} />
      <PlacesUpdate view={view} />
      <DialogUpdate state={form ? formState(view, form.id, source, outcome, fields) : null} />
      {isSilent && <Toast text={say(view.locale, playground.alreadyDone)} />}
    </>
  );
}

function formState(
  view: View,
  id: string,
  { history }: PageSource,
  outcome: Outcome,
  fields: Readonly<Record<string, string>>,
): FormState | null {
  const content = history.find(id)?.content;
  if (content?.kind !== 'form') return null;
  return {
    message: id,
    person: view.person.key,
    place: view.here.key,
    locale: view.locale,
    form: content.form,
    values: outcome.errors ? valuesOf(fields) : null,
    errors: outcome.errors ?? {},
  };
}

async function moveClock(context: Context, source: PageSource): Promise<Response> {
  const { as, in: at, step } = await fieldsOf(context);
  const { clock } = source.options;
  const wanted = clockSteps.find((each) => each === step);
  if (!wanted) throw new RequestError(400, 'clock_unreadable', step ?? '');
  const before = source.history.latest;
  await advance(clock, stepFrom(clock, wanted));
  source.bell.ring();
  const view = await lookAt(source, { as, at, look: lookOf(context) });
  if (context.req.header('hx-request') === undefined)
    return context.redirect(linkTo(view.person.key, view.here.key), 303);
  const time = formatDateTime(view.now, view.timeZone, view.locale, { weekday: true });
  const { history } = source;
  return context.html(
    String(
      <>
        <MessageUpdates
          view={view}
          history={history}
          messages={history.since(before, view.person.key)}
        />
        <PlacesUpdate view={view} />
        <ClockUpdate view={view} />
        <Toast text={say(view.locale, playground.clockMoved, { time })} />
      </>,
    ),
  );
}

async function showChart(context: Context, source: PageSource): Promise<Response> {
  const person = await findPerson(source.options.directory, context.req.query('as') ?? '');
  const message = source.history.find(context.req.param('message') ?? '');
  const content = message && isVisible(message, person.key) ? message.content : null;
  const charts = content?.kind === 'card' ? chartsOf(content.card.elements) : [];
  const chart = charts[Number(context.req.param('at'))];
  if (!chart) throw new RequestError(404, 'not_found', context.req.path);
  const svg = await drawChart(
    chart,
    context.req.param('theme') === 'dark' ? 'dark' : 'light',
    lookOf(context),
  );
  return context.body(svg, 200, {
    'Content-Type': 'image/svg+xml',
    // The picture is a document of its own, and its library writes styles into it.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'Cache-Control': 'private, max-age=3600',
  });
}

async function fieldsOf(context: Context): Promise<Record<string, string>> {
  const body = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

/** A dialog's fields are sent as `field.<name>`, a button's opaque value as `value`. */
const valuesOf = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith('field.')
        ? [[name.slice('field.'.length), value]]
        : name === 'value'
          ? [[name, value]]
          : [],
    ),
  );
