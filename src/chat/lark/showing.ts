/** What is said in answer to somebody: sent at once, by a key that lets Lark show it only once, however often it is sent. */
import type { Log } from '../../log.ts';
import { referenceOf } from '../reference.ts';
import { remember } from '../remembering.ts';
import type { OpenForm, Send } from './answer.ts';
import type { Content, LarkApi, Receiver } from './api.ts';
import type { Chats } from './chats.ts';
import { uuidOf } from './deliver.ts';
import { CallFailed } from './outcome.ts';

export interface Showing {
  /** Null: it is there. `refused`: it never will be. `later`: it may be there or not, and the same may be sent again. */
  show(send: Send, key: string): Promise<'refused' | 'later' | null>;
  /** Where nothing depends on it. */
  say(to: Receiver, text: string, key: string): Promise<void>;
  /** The form that a message shows; null: none, or nobody knows any more. */
  openForm(message: string | null): OpenForm | null;
  /** That message shows that form now. */
  opened(message: string, form: OpenForm): void;
}

/** Lark waits three seconds for everything. */
const timeoutMs = 2_000;
const mostForms = 5_000;

export function createShowing(api: LarkApi, chats: Chats, log: Log): Showing {
  const forms = new Map<string, OpenForm>();
  const show: Showing['show'] = async ({ to, shown, form }, key) => {
    try {
      const { message, place } = await api.send(to, contentOf(shown), uuidOf(key), { timeoutMs });
      if (to.kind === 'person' && place !== null) chats.met(to.user, place);
      if (form) remember(forms, message, form, mostForms);
      return null;
    } catch (error) {
      log.warn({ reference: referenceOf(key), err: error }, 'an answer was not shown');
      return error instanceof CallFailed && error.failure.kind === 'no' ? 'refused' : 'later';
    }
  };
  return {
    show,
    say: async (to, text, key) => {
      await show({ to, shown: { kind: 'text', text }, form: null }, key);
    },
    opened: (message, form) => remember(forms, message, form, mostForms),
    openForm: (message) => forms.get(message ?? '') ?? null,
  };
}

function contentOf(shown: Send['shown']): Content {
  return shown.kind === 'text'
    ? { type: 'text', text: JSON.stringify({ text: shown.text }) }
    : { type: 'interactive', text: JSON.stringify(shown.card) };
}
