/** The way from an installation to a company that works with it, as far as it has got. */
import type { Button, CardElement, PrivateCard } from '../../chat/card.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { setup as texts } from '../../i18n/texts/setup.ts';
import { noteElement, textElement } from '../figures.ts';
import type { Progress, Step } from './steps.ts';

const marks = { done: '✓', open: '○', skipped: '–' } as const;

/** `company`: how commands on the machine name it, where it is one of several; null: it is the only one. */
export function setupCard(progress: Progress, company: string | null, locale: Locale): PrivateCard {
  const { steps } = progress;
  const next = steps.find(({ state }) => state === 'open');
  return {
    audience: 'private',
    title: say(locale, texts.title),
    elements: [
      textElement(say(locale, next ? texts.intro : texts.ready)),
      ...steps.flatMap((step) => stepElements(step, step === next, locale)),
      { kind: 'actions', buttons: buttonsOf(steps, next ?? null, locale) },
      noteElement([
        // Whoever reads this in a chat is one of them: nobody means that this is no chat.
        ...(company === null ? [] : [say(locale, texts.oneOfMany, { company })]),
        ...(progress.reached > 0 ? [reachedText(progress, locale)] : []),
        say(locale, texts.again),
        say(locale, common.onlyYou),
      ]),
    ],
  };
}

/** How it is done is told of the next one only: one thing at a time. */
function stepElements(
  { name, state }: Step,
  isNext: boolean,
  locale: Locale,
): readonly CardElement[] {
  const words = texts.steps[name];
  return [
    {
      kind: 'text',
      spans: [
        { text: `${marks[state]} ${say(locale, words.title)}`, style: 'strong' },
        { text: ` · ${say(locale, words[state])}`, style: 'muted' },
      ],
    },
    ...(isNext ? [textElement(say(locale, words.how))] : []),
  ];
}

const reachedText = ({ people, reached }: Progress, locale: Locale): string =>
  say(locale, texts.reached, {
    people: formatNumber(people, locale),
    reached: formatNumber(reached, locale),
  });

function buttonsOf(steps: readonly Step[], next: Step | null, locale: Locale): readonly Button[] {
  const skipped = steps.filter(({ state }) => state === 'skipped');
  return [
    { label: say(locale, texts.look), action: 'setup.show', value: '', style: 'primary' },
    ...(next ? [{ label: say(locale, texts.skip), action: 'setup.skip', value: next.name }] : []),
    ...skipped.map(({ name }) => ({
      label: say(locale, texts.resume, { step: say(locale, texts.steps[name].title) }),
      ...{ action: 'setup.resume', value: name },
    })),
    { label: say(locale, texts.everything), action: 'help.show', value: '' },
  ];
}

/** One's own company is the only one; others have the name of the platform in front, from which they have come. */
export const nameOnMachine = (workspaceId: string): string | null =>
  /^[a-z]+-[A-Z0-9]+$/.test(workspaceId) ? workspaceId : null;
