/** What all cards of a contest have in common: names, the end, and scores as the public may read them. */
import type { Button } from '../../chat/card.ts';
import type { Contest } from '../../domain/contest.ts';
import type { BoardPlace } from '../../domain/contest-score.ts';
import { measure } from '../../domain/measure.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { type Locale, say, type Text } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import { measureText, percent } from '../figures.ts';
import { personName } from '../words.ts';
import { type ContestBoard, scoreValue, share } from './scores.ts';

/** Whose workspace, in which language. */
export interface Reader {
  readonly workspace: Workspace;
  readonly locale: Locale;
}

export const endText = ({ rules }: Contest, { workspace, locale }: Reader): string =>
  formatDateTime(rules.endsAt, workspace.timeZone, locale);

export const boardButton = (
  { id }: Contest,
  locale: Locale,
  label: Text = texts.seeBoard,
): Button => ({
  label: say(locale, label),
  action: 'contest.board',
  value: id,
  style: 'primary',
});

export const nameOf = ({ people }: ContestBoard, { score }: BoardPlace, locale: Locale): string => {
  const person = people.get(score.personId);
  return person ? personName(person, locale) : score.personId;
};

/** Where money is not public, how far somebody is, not how much they have. Counts are no secret. */
export function publicValue(board: ContestBoard, place: BoardPlace, reader: Reader): string {
  const { locale, workspace } = reader;
  const counted = measure(board.contest.rules.measure);
  const value = measureText(scoreValue(board.contest, place.score), counted, workspace, locale);
  if (counted.unit !== 'money' || workspace.amountsArePublic) return value;
  const part = share(board, place.score);
  if (part === null) return say(locale, common.none);
  if (board.contest.rules.target !== null)
    return say(locale, texts.ofTarget, { percent: percent(part, locale) });
  return place.rank === 1
    ? say(locale, board.isOver ? texts.mostOfAll : texts.leads)
    : say(locale, texts.ofLeader, { percent: percent(part, locale) });
}
