/** The two pages by which a workspace installs the app: the way to Slack's question, and back with the answer. */
import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiverOptions, Installation } from '@slack/bolt';
import { Temporal } from 'temporal-polyfill';
import { type Locale, say, type Text } from '../../i18n/locale.ts';
import { slackInstall as texts } from '../../i18n/texts/slack-install.ts';
import { botScopes } from './manifest.ts';
import type { AppOptions, Distribution, Grant } from './options.ts';
import { tokensText } from './tokens.ts';
import { clientOptions } from './web.ts';

/** Asked for by a browser; everything else at the door is Slack's. */
export const installPaths: ReadonlySet<string> = new Set([
  '/slack/install',
  '/slack/oauth_redirect',
]);

/** What Bolt's receiver has to be told, for an app that others install. */
export function installing(
  options: AppOptions,
  distribution: Distribution,
): Partial<HTTPReceiverOptions> {
  const { clientId, clientSecret } = distribution;
  return {
    clientId,
    clientSecret,
    // The same in every process, since the browser may come back to another.
    stateSecret: createHmac('sha256', clientSecret).update('installing').digest('hex'),
    scopes: [...botScopes],
    installationStore: {
      storeInstallation: (installation) => distribution.installed(grantOf(installation)),
      // Bolt is never asked for a token.
      fetchInstallation: () => Promise.reject(new Error('installations are kept elsewhere')),
    },
    installerOptions: {
      directInstall: true,
      stateVerification: true,
      clientOptions: clientOptions(options),
      ...(options.apiUrl === null
        ? {}
        : { authorizationUrl: new URL('../oauth/v2/authorize', options.apiUrl).href }),
      callbackOptions: {
        success: (_, __, request, response) => show(request, response, 200, texts.installed),
        failure: (error, _, request, response) => {
          options.log.warn({ err: error }, 'an installation came to nothing');
          show(request, response, 400, texts.failed);
        },
      },
    },
  };
}

/** Throws RangeError for what Slack never grants: an installation without a bot, or of nobody. */
function grantOf(installation: Installation<'v1' | 'v2', boolean>): Grant {
  const { bot, enterprise, isEnterpriseInstall, team, user } = installation;
  const home = isEnterpriseInstall ? enterprise : team;
  if (!bot || !home) throw new RangeError('an installation without a bot or without a workspace');
  const { token, refreshToken = null, expiresAt } = bot;
  return {
    tenant: home.id,
    isOrganisation: isEnterpriseInstall === true,
    name: home.name ?? home.id,
    installer: user.id,
    credentials: tokensText({ token, refreshToken }),
    expiresAt:
      expiresAt === undefined ? null : Temporal.Instant.fromEpochMilliseconds(expiresAt * 1000),
  };
}

interface Page {
  readonly title: Text;
  readonly body: Text;
}

function show(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { title, body }: Page,
): void {
  const locale = localeOf(request.headers['accept-language']);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(pageOf(locale, say(locale, title), say(locale, body)));
}

const localeOf = (accepted = ''): Locale => (/^\s*zh\b/i.test(accepted) ? 'zh' : 'en');

const pageOf = (locale: Locale, title: string, body: string): string => `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; }
  body { margin: 20vh auto 0; max-width: 32rem; padding: 0 1.5rem; font: 1.05rem/1.6 system-ui, sans-serif; }
  h1 { font-size: 1.5rem; }
</style>
<h1>${title}</h1>
<p>${body}</p>
</html>
`;
