/** Faces without pictures: initials on one of eight calm colours, always the same for the same person. */
import type { FC } from 'hono/jsx';
import type { Locale } from '../../i18n/locale.ts';
import { nameIn, type PlaygroundPerson } from './identity.ts';

export const Avatar: FC<{ person: PlaygroundPerson; locale: Locale }> = ({ person, locale }) => (
  <span class={`avatar hue-${hueOf(person.key)}`} aria-hidden="true">
    {initials(nameIn(person, locale))}
  </span>
);

export const BotAvatar: FC = () => (
  <span class="avatar bot" aria-hidden="true">
    <svg viewBox="0 0 24 24">
      <path d="M4 17l6-6 4 4 6-7m0 0h-5m5 0v5" />
    </svg>
  </span>
);

function hueOf(key: string): number {
  let sum = 0;
  for (const sign of key) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 997;
  return sum % 8;
}

/** `Li Na` LN, 李娜 娜: a Chinese name is told apart by its last sign. */
function initials(name: string): string {
  const signs = [...name.trim()];
  if (/\p{Script=Han}/u.test(name)) return signs.at(-1) ?? '';
  return name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => ([...word][0] ?? '').toUpperCase())
    .join('');
}
