/** One thing that was looked at. */
export interface Finding {
  /** What was looked at, for scripts: stable. */
  readonly id: string;
  /** `unknown`: it could not be told, or there is nothing to tell; no fault of anybody's. */
  readonly state: 'well' | 'ill' | 'unknown';
  readonly text: string;
  /** What to do about what is ill; null: nothing. */
  readonly remedy: string | null;
}

export const well = (id: string, text: string): Finding => ({
  ...{ id, state: 'well', text },
  remedy: null,
});

export const ill = (id: string, text: string, remedy: string | null): Finding => ({
  ...{ id, state: 'ill', text, remedy },
});

export const unknown = (id: string, text: string): Finding => ({
  ...{ id, state: 'unknown', text },
  remedy: null,
});
