/** What Slack sends, as far as Upside reads it. The signature says that it is Slack's; the shape is checked all the same. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const id = z.string().min(1);
const place = z.object({ id }).nullish();
const user = z.object({ id, team_id: id.nullish() });
const team = z.object({ id }).nullish();
const responseUrl = z.string().nullish();

const viewed = z.object({
  id,
  hash: z.string().nullish(),
  type: z.string().optional(),
  private_metadata: z.string().default(''),
  app_installed_team_id: id.nullish(),
});

export const commandPayload = z.object({
  command: id,
  text: z.string().default(''),
  user_id: id,
  team_id: id,
  channel_id: id,
  channel_name: z.string().nullish(),
  trigger_id: id,
  response_url: responseUrl,
});

export const actionPayload = z.object({
  user,
  team,
  channel: place,
  container: z.object({
    type: z.string(),
    message_ts: id.optional(),
    channel_id: id.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: viewed.nullish(),
  trigger_id: id,
  response_url: responseUrl,
  actions: z
    .array(
      z.object({
        action_id: id,
        action_ts: z.string().default(''),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

/** The state of one input, whatever its kind. */
const input = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
});

export const submissionPayload = z.object({
  user,
  team,
  view: viewed.extend({
    callback_id: id,
    state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
});

export const shortcutPayload = z.object({
  callback_id: id,
  message: z.object({ ts: id, text: z.string().default('') }).nullish(),
  user,
  team,
  channel: place,
  trigger_id: id,
  response_url: responseUrl,
});

const envelope = z.object({
  event_id: id,
  team_id: id.nullish(),
  context_team_id: id.nullish(),
  authorizations: z.array(z.object({ team_id: id.nullish() })).nullish(),
});

export const openedPayload = envelope.extend({
  event: z.object({
    user: id,
    channel: id,
    tab: z.string(),
    view: z.object({ hash: z.string().nullish() }).nullish(),
  }),
});

export const memberPayload = envelope.extend({ event: z.object({ user: z.unknown() }) });
export const revokedPayload = envelope.extend({
  event: z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) }),
});
export const envelopePayload = envelope;

/** The installation that an event is meant for. */
export const teamOfEvent = ({
  authorizations,
  context_team_id,
  team_id,
}: z.output<typeof envelope>): string | null =>
  authorizations?.[0]?.team_id ?? context_team_id ?? team_id ?? null;

const timed = z.object({ event_time: z.number() });

/** When it happened, by Slack's clock, in whole seconds; null: it does not say. */
export function timeOfEvent(body: unknown): Temporal.Instant | null {
  const { data } = timed.safeParse(body);
  return data ? Temporal.Instant.fromEpochMilliseconds(data.event_time * 1000) : null;
}

/** What travels with a form, or with a card in a window, and comes back. */
const metadata = z.object({
  value: z.string().catch(''),
  origin: z.string().nullish().catch(null),
});

export interface Carried {
  readonly value: string;
  readonly origin: string | null;
}

export function readCarried(text: string): Carried {
  const read = metadata.safeParse(parsed(text));
  return read.success
    ? { value: read.data.value, origin: read.data.origin ?? null }
    : { value: '', origin: null };
}

const originShape = z.object({ place: id, url: z.string().nullable() });

/** Where a form was asked for, and how to answer there. */
export interface Origin {
  readonly place: string;
  readonly url: string | null;
}

export function readOrigin(text: string | null): Origin | null {
  const read = originShape.safeParse(parsed(text ?? ''));
  return read.success ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
