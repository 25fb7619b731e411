/** The same playground for scripts: JSON in, JSON out, on this machine only. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Card, Form } from '../card.ts';
import { fallbackText, formText } from '../fallback.ts';
import { advance, inZone, readTarget } from './clock-steps.ts';
import type { Message } from './history.ts';
import { findPerson, findPlace, placeKey } from './identity.ts';
import { type Outcome, press, saySomething } from './inbound.ts';
import type { PageSource } from './pages.tsx';
import { RequestError } from './request-error.ts';

export interface Reply {
  readonly id: string;
  readonly in: string;
  readonly visibleTo: 'all' | readonly string[];
  readonly text: string;
  readonly card: Card | null;
  /** A form that opened: press its `action` on this message with a value per field. */
  readonly form?: Form;
  /** By field, what is to be mended; the form stays open. */
  readonly errors?: Readonly<Record<string, string>>;
}

const text = z.string();
const value = z.union([text, z.number(), z.boolean()]).transform(String);
const saying = z.object({ as: text, in: text, text });
const pressing = z.object({
  as: text,
  message: text,
  action: text,
  values: z.record(text, value).default({}),
});
const moving = z.union([z.object({ advance: text }).strict(), z.object({ to: text }).strict()]);

export function apiRoutes(source: PageSource): Hono {
  const { options, gestures, history } = source;
  const routes = new Hono();
  routes.get('/people', async (context) => context.json(await peopleOf(source)));
  routes.get('/places', async (context) =>
    context.json(
      (await options.directory.places()).map(({ key, name, nameZh }) => ({ key, name, nameZh })),
    ),
  );
  routes.post('/say', async (context) => {
    const asked = await bodyOf(context, saying);
    const person = await findPerson(options.directory, asked.as);
    const gesture = { person, repeatKey: repeatKeyOf(context) };
    const words = { place: asked.in, text: asked.text };
    const outcome = await saySomething(gestures, gesture, words);
    await options.sent?.();
    return context.json(repliesOf(outcome));
  });
  routes.post('/press', async (context) => {
    const asked = await bodyOf(context, pressing);
    const person = await findPerson(options.directory, asked.as);
    const gesture = { person, repeatKey: repeatKeyOf(context) };
    const outcome = await press(gestures, gesture, asked);
    await options.sent?.();
    return context.json(repliesOf(outcome));
  });
  routes.post('/clock', async (context) => {
    const target = readTarget(options.clock, await bodyOf(context, moving));
    await advance(options.clock, target);
    source.bell.ring();
    return context.json(clockOf(source));
  });
  routes.get('/clock', (context) => context.json(clockOf(source)));
  routes.get('/messages', async (context) => {
    const person = await findPerson(options.directory, context.req.query('as') ?? '');
    const place = await findPlace(options.directory, person, context.req.query('in') ?? 'dm');
    return context.json({
      messages: history
        .conversation(person.key, (message) => message.place === place.id)
        .map((message) => ({
          ...replyOf(message, null),
          author: message.author === 'bot' ? 'bot' : message.author.person,
          at: message.at,
          changedAt: message.changedAt,
        })),
    });
  });
  return routes;
}

const peopleOf = async ({ options, localeOf }: PageSource) =>
  (await options.directory.people()).map((person) => ({
    key: person.key,
    name: person.name,
    nameZh: person.nameZh,
    role: person.role,
    team: person.team,
    locale: localeOf(person),
  }));

function clockOf({ options: { clock } }: PageSource) {
  const now = clock.now();
  return { now: now.toString(), local: inZone(now, clock.timeZone), timeZone: clock.timeZone };
}

const repliesOf = ({ messages, errors }: Outcome): { replies: Reply[] } => ({
  replies: messages.map((message) => replyOf(message, errors)),
});

function replyOf(message: Message, errors: Outcome['errors']): Reply {
  const { id, place, visibleTo, content } = message;
  const at = { id, in: placeKey(place), visibleTo };
  switch (content.kind) {
    case 'said':
      return { ...at, text: content.text, card: null };
    case 'card':
      return { ...at, text: fallbackText(content.card), card: content.card };
    case 'form':
      return {
        ...at,
        text: formText(content.form),
        card: null,
        form: content.form,
        ...(errors ? { errors } : {}),
      };
  }
}

const repeatKeyOf = (context: Context): string | null =>
  context.req.header('idempotency-key') ?? null;

async function bodyOf<S extends z.ZodType>(context: Context, schema: S): Promise<z.output<S>> {
  const body = await context.req.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) throw new RequestError(400, 'bad_json');
    throw error;
  });
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  throw new RequestError(400, 'bad_request', problems.join('; '));
}
