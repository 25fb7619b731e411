/**
 * How the page looks: as itself, or as Lark shows the same cards. Kept in a cookie: it is the choice of who sits at the browser, whoever
 * they are on the page.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export const looks = ['upside', 'lark'] as const;
export type Look = (typeof looks)[number];

const COOKIE = 'upside_look';
const YEAR_S = 365 * 24 * 60 * 60;

export const readLook = (name: string | undefined): Look | null =>
  looks.find((look) => look === name) ?? null;

/** What the request asks for with `?look=`, else what was chosen before. */
export const lookOf = (context: Context): Look =>
  readLook(context.req.query('look')) ?? readLook(getCookie(context, COOKIE)) ?? 'upside';

export const keepLook = (context: Context, look: Look): void =>
  setCookie(context, COOKIE, look, {
    path: '/playground',
    sameSite: 'Strict',
    httpOnly: true,
    maxAge: YEAR_S,
  });
