/**
 * Who may talk to the playground: this machine's own browser and scripts. A page elsewhere can neither post here (Origin) nor reach it
 * under a name of its own that it points at 127.0.0.1 (Host).
 */
import type { MiddlewareHandler } from 'hono';
import { RequestError } from './request-error.ts';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

export const onlyThisMachine: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  if (!loopback.test(host)) throw new RequestError(403, 'foreign');
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
      throw new RequestError(403, 'foreign');
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new RequestError(403, 'foreign');
  }
  await next();
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const strictHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('Content-Security-Policy'))
    context.header('Content-Security-Policy', policy);
  context.header('X-Content-Type-Options', 'nosniff');
  // Not `no-referrer`: a form would then be sent with the origin `null`, like one from elsewhere.
  context.header('Referrer-Policy', 'same-origin');
  context.header('Cross-Origin-Resource-Policy', 'same-origin');
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
};
