/** The playground under the platform contract: people act through its JSON and see what the page shows. */
import { formText } from '../../src/chat/fallback.ts';
import type { Reply } from '../../src/chat/playground/api.ts';
import { messagesIn } from '../support/page-words.ts';
import { startSample } from '../support/sample-playground.ts';
import { describePlatform, type PlatformDriver, type Seen } from './platform.ts';

async function makeDriver(): Promise<PlatformDriver> {
  const sample = await startSample();
  const look = async (person: string, place: string): Promise<readonly Seen[]> => {
    const page = await sample.ask(`/playground?as=${person}&in=${place}&show=100000`);
    return messagesIn(await page.text()).map(({ id, words }) => ({
      id,
      words,
      form: false,
      errors: {},
    }));
  };
  const repeat = (gesture: string | undefined): Record<string, string> =>
    gesture === undefined ? {} : { 'idempotency-key': gesture };
  const seenOf = async (person: string, response: Response): Promise<readonly Seen[]> => {
    const { replies } = (await response.json()) as { replies: readonly Reply[] };
    const shown = await Promise.all(
      replies.map(
        async (reply): Promise<Seen | undefined> =>
          reply.form
            ? { id: reply.id, words: formText(reply.form), form: true, errors: reply.errors ?? {} }
            : (await look(person, reply.in)).find(({ id }) => id === reply.id),
      ),
    );
    return shown.flatMap((each) => each ?? []);
  };
  return {
    platform: sample.playground,
    tenant: 'sample',
    people: { one: 'li-na', other: 'maria' },
    place: 'sales',
    heard: () => sample.bot.heard.filter(({ event }) => event.kind !== 'opened'),
    say: async (person, place, text, gesture) => {
      const body = { as: person, in: place, text };
      return seenOf(person, await sample.ask('/playground/api/say', body, repeat(gesture)));
    },
    press: async (person, message, action, values, gesture) => {
      const body = { as: person, message, action, values };
      return seenOf(person, await sample.ask('/playground/api/press', body, repeat(gesture)));
    },
    look,
    stop: async () => sample.stop(),
  };
}

describePlatform('the playground', makeDriver);
