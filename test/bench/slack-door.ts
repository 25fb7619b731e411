/**
 * All that stands around Bolt, and no database: the connection over HTTP, the router with every feature of the catalogue, and beside
 * them one command that says a word. `slack-door.ts <signing secret> <Web API> <team>` says where it listens.
 */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { createRouter } from '../../src/chat/router.ts';
import { createSlack } from '../../src/chat/slack/connect.ts';
import { systemClock } from '../../src/clock.ts';
import { catalogue, home, welcome } from '../../src/features/catalogue.ts';
import type { Request } from '../../src/features/feature.ts';
import { describe, refusals } from '../../src/features/routing.ts';
import { silentLog } from '../../src/log.ts';
import { listen } from '../../src/server.ts';
import { botToken } from '../support/slack/workspace.ts';

export const doorEntry = fileURLToPath(import.meta.url);

const [, script, ...words] = process.argv;
if (script === doorEntry) await open(words);

async function open([signingSecret = '', apiUrl = '', tenant = '']: readonly string[]) {
  const slack = await createSlack({
    ...{ tokens: { bot: botToken, app: null }, signingSecret, apiUrl, tenant },
    ...{ log: silentLog, clock: systemClock },
  });
  await slack.start(routing());
  const { listener } = slack;
  const where = {
    address: '127.0.0.1',
    port: 0,
    operations: new Hono(),
    page: null,
    slack: listener,
  };
  const server = await listen(where);
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function routing() {
  const word = {
    id: 'word',
    command: {
      ...{ names: ['word'], effect: 'reads' as const, roles: ['rep'] },
      run: async () => ({
        kind: 'private' as const,
        card: {
          ...{ audience: 'private' as const, title: 'Well.' },
          elements: [{ kind: 'text' as const, spans: [{ text: 'Well.' }] }],
        },
      }),
    },
    actions: {},
  };
  const refuse = () => Promise.reject(new Error('a word changes nothing'));
  return createRouter<Request>({
    features: [...catalogue, word],
    resolve: async () => ({
      ...{ locale: 'en', roles: ['rep'], inbox: { begin: refuse, finish: refuse } },
      // The one command that is asked for here looks at nothing of it.
      request: () => ({}) as Request,
    }),
    ...{ welcome, home, describe, refusals },
    report: ({ error }) => console.error(error),
  });
}
