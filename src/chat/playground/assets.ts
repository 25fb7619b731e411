/** The files of the page: its own from this folder, htmx from its package. Read once, named by content, cached for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Asset {
  readonly type: string;
  readonly body: string;
  readonly version: string;
}

const { resolve } = createRequire(import.meta.url);
const own = (name: string): string =>
  readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
const styles = (...names: string[]): string => names.map((name) => own(`${name}.css`)).join('\n');
const ofHtmx = (name: string): string => readFileSync(resolve(`htmx.org/dist/${name}`), 'utf8');

const sources: Readonly<Record<string, { type: string; read: () => string }>> = {
  'styles.css': {
    type: 'text/css; charset=utf-8',
    read: () => styles('theme', 'page', 'message', 'card'),
  },
  'lark.js': { type: 'text/javascript; charset=utf-8', read: () => own('lark.js') },
  'lark.css': { type: 'text/css; charset=utf-8', read: () => styles('lark-page', 'lark-card') },
  'group.svg': { type: 'image/svg+xml', read: () => own('group.svg') },
  'icon.svg': { type: 'image/svg+xml', read: () => own('icon.svg') },
  'page.js': { type: 'text/javascript; charset=utf-8', read: () => own('page.js') },
  // In one file: htmx begins at the next moment of leisure, and an extension that comes after it comes too late.
  'htmx.js': {
    type: 'text/javascript; charset=utf-8',
    read: () =>
      ['htmx.min.js', 'ext/hx-sse.min.js', 'ext/hx-upsert.min.js'].map(ofHtmx).join('\n;'),
  },
};

const loaded = new Map<string, Asset>();

export function findAsset(name: string): Asset | null {
  const before = loaded.get(name);
  if (before) return before;
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (!source) return null;
  const body = source.read();
  const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const asset = { type: source.type, body, version };
  loaded.set(name, asset);
  return asset;
}

export const assetVersion = (name: string): string => findAsset(name)?.version ?? '0';
