/**
 * All that stands around Bolt, as it is compiled, and no database: the connection over HTTP, the router with every feature of the
 * catalogue, and beside them one command that says a word. `slack-door.mjs <bot token> <signing secret> <Web API> <team>` says where it
 * listens.
 */
import { Hono } from 'hono';

/** @param {string} module */
const compiled = (module) => import(new URL(`../../dist/${module}.js`, import.meta.url).href);
const [{ createRouter }, { createSlack }, { monotonicMs, systemClock }, { silentLog }] =
  await Promise.all(['chat/router', 'chat/slack/connect', 'clock', 'log'].map(compiled));
const { listen } = await compiled('server');
const { answeringOf } = await compiled('requests');
const { catalogue, home, welcome } = await compiled('features/catalogue');
const { describe, refusals } = await compiled('features/routing');

const [, , bot = '', signingSecret = '', apiUrl = '', tenant = ''] = process.argv;
const slack = await createSlack({
  ...{ tokens: { bot, app: null }, signingSecret, apiUrl, tenant },
  ...{ log: silentLog, clock: systemClock },
});
await slack.start(routing());
const where = { address: '127.0.0.1', port: 0 };
const listening = await listen({ ...where, starting: 'Wait.', monotonicMs });
const chats = new Map([['/slack/', slack.listener]]);
listening.answer(answeringOf({ operations: new Hono(), page: null, chats }));
console.log(listening.url);

function routing() {
  const well = [{ kind: 'text', spans: [{ text: 'Well.' }] }];
  const card = { audience: 'private', title: 'Well.', elements: well };
  const word = {
    id: 'word',
    command: {
      ...{ names: ['word'], effect: 'reads', roles: ['rep'] },
      run: async () => ({ kind: 'private', card }),
    },
    actions: {},
  };
  const refuse = () => Promise.reject(new Error('a word changes nothing'));
  return createRouter({
    features: [...catalogue, word],
    resolve: async () => ({
      ...{ locale: 'en', roles: ['rep'], inbox: { begin: refuse, finish: refuse } },
      // The one command that is asked for here looks at nothing of it.
      request: () => ({}),
    }),
    ...{ welcome, home, describe, refusals },
    report: console.error,
  });
}
