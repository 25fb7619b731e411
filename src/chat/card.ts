/**
 * What Upside shows, on any platform: a closed set of elements, each rendered natively by every platform. All strings are plain
 * text in the reader's language; nothing here is markup, so a hostile name can only ever be shown.
 */
import type { Locale } from '../i18n/locale.ts';

/** `private`: may hold a person's own figures and only ever reaches that person. It is part of the type on purpose. */
export type Audience = 'private' | 'public';

export interface Card<A extends Audience = Audience> {
  readonly audience: A;
  readonly title: string;
  readonly elements: readonly CardElement[];
}

export type PrivateCard = Card<'private'>;
export interface PublicCard extends Card<'public'> {
  /** The language it is in; absent: that of whoever it is handed to. */
  readonly locale?: Locale;
  /** The same in the other language: a platform that can, shows each reader their own. */
  readonly translation?: Card<'public'>;
}

export interface Span {
  readonly text: string;
  readonly style?: 'strong' | 'muted';
}

export type CardElement =
  | { readonly kind: 'text'; readonly spans: readonly Span[] }
  /** The answer: one large figure and what it is. */
  | { readonly kind: 'figure'; readonly value: string; readonly label: string }
  /** Part of a whole. `ratio` 1 is full, above 1 is drawn full; `caption` carries the exact figure. */
  | {
      readonly kind: 'bar';
      readonly label: string;
      readonly ratio: number;
      readonly caption: string;
    }
  | Table
  | Chart
  /** Small print at the end: who can see it, as of when, error code. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'divider' }
  /** Folded away until asked for. */
  | { readonly kind: 'details'; readonly title: string; readonly elements: readonly CardElement[] }
  | { readonly kind: 'actions'; readonly buttons: readonly Button[] }
  /** Pick one of few, by one tap: a pulse's scale. */
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly action: string;
      readonly options: readonly Option[];
    };

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly { readonly title: string; readonly align: 'start' | 'end' }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** `ratio`: drawn as a bar beside the text (0 to 1). `strong`: the reader's own row, a total. */
export interface Cell {
  readonly text: string;
  readonly strong?: boolean;
  readonly ratio?: number;
}

/** `alt` says in words what the picture shows, for those who cannot see it. */
export interface Chart {
  readonly kind: 'chart';
  readonly type: 'bar' | 'line';
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export interface Button {
  readonly label: string;
  /** `<feature>.<action>`, as the feature names it. */
  readonly action: string;
  /** Opaque to the platform; ids only, never figures: rights are checked again when it comes back. */
  readonly value: string;
  readonly style?: 'primary' | 'danger';
}

export interface Option {
  readonly label: string;
  readonly value: string;
}

/** Opened over the conversation; comes back as a `form` event with a text per field. */
export interface Form {
  readonly title: string;
  readonly submit: string;
  readonly action: string;
  /** Travels with the form and back, opaque. */
  readonly value: string;
  readonly intro: string | null;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly type: 'text' | 'multiline' | 'money' | 'number' | 'date' | 'select';
  readonly required: boolean;
  readonly initial: string | null;
  /** For `select`; empty otherwise. */
  readonly options: readonly Option[];
}
