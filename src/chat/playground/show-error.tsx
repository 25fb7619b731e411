/** The one catch of the playground's addresses: JSON for scripts, a line on the page for people. Nothing pressed stays unanswered. */
import type { Context } from 'hono';
import { type Locale, say } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import { NotTaken } from '../router.ts';
import type { PageSource } from './pages.tsx';
import { RequestError } from './request-error.ts';
import { Toast } from './updates.tsx';

export async function showError(
  error: Error,
  context: Context,
  source: PageSource,
): Promise<Response> {
  const known = knownError(error);
  if (!known)
    source.options.log.error({ err: error, path: context.req.path }, 'playground request failed');
  const status = known?.status ?? 500;
  if (context.req.path.startsWith('/playground/api/')) {
    const message = known?.inWords('en') ?? say('en', playground.failed);
    return context.json({ error: { code: known?.code ?? 'internal', message } }, status);
  }
  const locale = await localeOf(context, source);
  const message = known?.inWords(locale) ?? say(locale, playground.failed);
  if (context.req.header('hx-request') !== undefined)
    return context.html(String(<Toast text={message} />), status);
  return context.html(
    `<!doctype html>${String(<ErrorPage locale={locale} message={message} />)}`,
    status,
  );
}

/** What was not taken is the platform's to repeat: here the person does. */
function knownError(error: Error): RequestError | null {
  if (error instanceof NotTaken) return new RequestError(503, error.reason);
  return error instanceof RequestError ? error : null;
}

const ErrorPage = ({ locale, message }: { locale: Locale; message: string }) => (
  <html lang={locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{say(locale, playground.title)}</title>
      <link rel="stylesheet" href="/playground/assets/styles.css" />
    </head>
    <body>
      <main class="lost">
        <h1>{say(locale, playground.title)}</h1>
        <p>{message}</p>
        <p>
          <a href="/playground">{say(locale, playground.backToStart)}</a>
        </p>
      </main>
    </body>
  </html>
);

/** The reader's, as far as the request tells. */
async function localeOf(context: Context, source: PageSource): Promise<Locale> {
  const key = context.req.query('as') ?? (await postedPerson(context));
  const people = await source.options.directory.people().catch(() => []);
  const person = people.find((each) => each.key === key);
  return person ? source.localeOf(person) : 'en';
}

async function postedPerson(context: Context): Promise<string | undefined> {
  if (context.req.method !== 'POST') return undefined;
  // Read already where it could be; a body that cannot be read tells nothing.
  const body = await context.req.parseBody().catch(() => ({}));
  const as: unknown = 'as' in body ? body.as : undefined;
  return typeof as === 'string' ? as : undefined;
}
