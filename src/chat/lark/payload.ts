/** What Lark sends, as far as Upside reads it. That it is Lark's is known before; the shape is checked all the same. */
import { z } from 'zod';

const id = z.string().min(1);
const text = z.string().nullish();

/** By HTTP with `token`, which both sides know; over the long connection it may be left out. */
export const payload = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: id,
    event_type: id,
    /** Milliseconds since 1970. */
    create_time: z.string().regex(/^\d{1,19}$/),
    token: text,
    app_id: id,
    tenant_key: id,
  }),
  event: z.unknown(),
});
export type Payload = z.output<typeof payload>;

/** Lark asks whether the address is the app's. It signs nothing then. */
export const challenge = z.object({
  type: z.literal('url_verification'),
  challenge: z.string().max(2000),
  token: z.string(),
});

const person = z.object({ open_id: id });

export const messageEvent = z.object({
  sender: z.object({ sender_id: person, sender_type: text, tenant_key: text }),
  message: z.object({
    message_id: id,
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.object({
          key: id,
          name: z.string().catch(''),
          id: z.object({ open_id: text }).nullish(),
        }),
      )
      .nullish(),
  }),
});

export const textContent = z.object({ text: z.string() });

/** What is written with bold letters, a list or a pasted link, line by line. Mentions stand in `user_id`, by their key. */
export const postContent = z.object({
  content: z.array(z.array(z.object({ tag: z.string(), text, user_id: text }))),
});

/** Each value that a form sends is a text; what is left empty may be missing. */
const formValue = z.record(z.string(), z.string().nullable());

export const cardEvent = z.object({
  operator: z.object({ open_id: id, tenant_key: text }),
  action: z.object({
    value: z.unknown().optional(),
    option: text,
    form_value: formValue.nullish(),
  }),
  context: z.object({ open_message_id: id, open_chat_id: id }),
});

export const menuEvent = z.object({
  operator: z.object({ operator_id: person }),
  event_key: id.max(30),
});

export const enteredEvent = z.object({
  chat_id: id,
  operator_id: person,
  /** The last thing said there; empty where nothing was said yet. */
  last_message_id: text,
});

export const groupEvent = z.object({ chat_id: id, name: text });

/** As Lark describes a person there: what has changed is not told apart. */
export const personEvent = z.object({ object: z.unknown() });
