/** A person's own page: what each feature has to say to them, and the way to everything else. */
import type { CardElement } from '../chat/card.ts';
import type { Answer } from '../chat/port.ts';
import { say } from '../i18n/locale.ts';
import { common } from '../i18n/texts/common.ts';
import { help as texts } from '../i18n/texts/help.ts';
import type { Feature, Request } from './feature.ts';
import { noteElement, textElement } from './figures.ts';
import { personName } from './words.ts';

export async function homeAnswer(request: Request, features: readonly Feature[]): Promise<Answer> {
  const { locale, actor } = request;
  const sections = await Promise.all(features.map(async ({ home }) => (home ? home(request) : [])));
  const said = sections.filter((section) => section.length > 0);
  const title = say(locale, texts.welcomeTitle, { name: personName(actor, locale) });
  return {
    kind: 'private',
    card: {
      audience: 'private',
      title,
      elements: [
        ...(said.length > 0
          ? said.flatMap(withDivider)
          : [textElement(say(locale, texts.welcome))]),
        {
          kind: 'actions',
          buttons: [
            { label: say(locale, texts.board), action: 'leaderboard.show', value: '' },
            { label: say(locale, texts.everything), action: 'help.show', value: '' },
          ],
        },
        // A section says it itself.
        ...(said.length > 0 ? [] : [noteElement([say(locale, common.onlyYou)])]),
      ],
    },
  };
}

const withDivider = (section: readonly CardElement[]): readonly CardElement[] => [
  ...section,
  { kind: 'divider' },
];
