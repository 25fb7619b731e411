/** What is asked of the tenant and how it answers: the shapes that all endpoints share. */
import type { Content } from './state.ts';

export interface Asked {
  /** Of the `:id` in the route; empty without one. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Content;
}

export interface Answered {
  readonly status: number;
  readonly body: Content;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Endpoint = (asked: Asked) => Answered;

/** By `<method> <path>`, where `:id` stands for one part of the path. */
export type Routes = Readonly<Record<string, Endpoint>>;

export const done = (data: Content = {}): Answered => ({
  status: 200,
  body: { code: 0, msg: 'success', data },
});

export const refused = (code: number, msg: string, status = 400): Answered => ({
  status,
  body: { code, msg, error: { log_id: '20261126000000000000000000000001' } },
});

/** One page of a list. `page_token` is where the next one begins. */
export function pageOf(all: readonly unknown[], query: URLSearchParams, size: number): Content {
  const asked = Number(query.get('page_size') ?? size);
  const from = Number(query.get('page_token') || 0);
  const items = all.slice(from, from + asked);
  const next = from + items.length;
  const hasMore = next < all.length;
  return { items, has_more: hasMore, ...(hasMore ? { page_token: String(next) } : {}) };
}

export const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null: it is no JSON object. */
export function parsed(text: unknown): Content | null {
  try {
    const value: unknown = JSON.parse(String(text));
    return isContent(value) ? value : null;
  } catch {
    return null;
  }
}
