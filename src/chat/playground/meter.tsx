/** A part of a whole: drawn, and in signs for the look that draws none. */
import type { FC } from 'hono/jsx';
import { textBar } from '../../i18n/format.ts';

export const Meter: FC<{ ratio: number; label: string }> = ({ ratio, label }) => (
  <progress
    class={ratio >= 1 ? 'full' : ''}
    max="1"
    value={String(Math.min(1, Math.max(0, ratio)))}
    aria-label={label}
  />
);

export const Signs: FC<{ ratio: number }> = ({ ratio }) => (
  <span class="signs" aria-hidden="true">
    {textBar(ratio)}
  </span>
);
