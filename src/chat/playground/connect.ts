/**
 * The third chat platform: a page on this machine. It does not listen itself; `routes` is served by whoever has the server, together
 * with the rest, on loopback only.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { systemClock } from '../../clock.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Answer, Inbound, Platform } from '../port.ts';
import { apiRoutes } from './api.ts';
import { lookUp, send } from './deliver.ts';
import { Bell } from './feed.tsx';
import { onlyThisMachine, strictHeaders } from './guard.ts';
import { History } from './history.ts';
import type { PlaygroundPerson } from './identity.ts';
import type { PlaygroundOptions } from './options.ts';
import { type PageSource, pageRoutes } from './pages.tsx';
import { RequestError } from './request-error.ts';
import { showError } from './show-error.tsx';
import { Seen } from './view.ts';

export interface Playground extends Platform {
  /** `/playground`, its API below it, and `/`, which leads there. */
  readonly routes: Hono;
}

const LARGEST_BODY = 64 * 1024;

export function createPlayground(options: PlaygroundOptions): Playground {
  const history = History.open(options.folder, systemClock.now().toString());
  const bell = new Bell();
  history.listen(() => bell.ring());
  const switched = new Map<string, Locale>();
  const localeOf = (person: PlaygroundPerson): Locale => switched.get(person.key) ?? person.locale;
  let handler: ((inbound: Inbound) => Promise<Answer>) | null = null;
  const now = () => options.clock.now();
  const source: PageSource = {
    options,
    history,
    bell,
    localeOf,
    seen: new Seen(history.latest),
    gestures: {
      tenant: options.tenant,
      directory: options.directory,
      history,
      now,
      localeOf,
      handle: async (inbound) => (handler ? handler(inbound) : { kind: 'none' }),
    },
    setLocale: async (person, locale) => {
      switched.set(person, locale);
      await options.setLocale?.(person, locale);
    },
  };
  return {
    name: 'playground',
    routes: routesOf(source),
    start: async (handle) => {
      handler = handle;
    },
    send: (message) => send(history, options.directory, now().toString(), message),
    lookUp: async (message) => lookUp(history, message),
    stop: async () => {
      handler = null;
      bell.stop();
      history.close();
    },
  };
}

function routesOf(source: PageSource): Hono {
  const routes = new Hono();
  routes.use(strictHeaders);
  routes.use('/', onlyThisMachine);
  routes.use('/playground/*', onlyThisMachine);
  routes.use(
    '/playground/*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new RequestError(413, 'too_large');
      },
    }),
  );
  routes.get('/', (context) => context.redirect('/playground'));
  routes.route('/playground/api', apiRoutes(source));
  routes.route('/playground', pageRoutes(source));
  routes.all('/playground/*', (context) => {
    throw new RequestError(404, 'not_found', context.req.path);
  });
  routes.onError((error, context) => showError(error, context, source));
  return routes;
}
