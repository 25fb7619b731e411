/** When there is no statement: why, and where to look instead. */
import type { PrivateCard } from '../../chat/card.ts';
import { periodName, periodOf } from '../../domain/period.ts';
import { formatDate } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { mybonus as texts } from '../../i18n/texts/mybonus.ts';
import type { NoStatement } from '../earnings.ts';
import { noteElement, periodTitle, textElement, type Viewer } from '../figures.ts';
import { personName } from '../words.ts';

export function noStatementCard(request: Viewer, absence: NoStatement): PrivateCard {
  const { locale, workspace, actor } = request;
  const period = periodTitle(absence.period, workspace, locale);
  const name = personName(absence.person, locale);
  const isOwn = absence.person.id === actor.id;
  return {
    audience: 'private',
    title: isOwn
      ? say(locale, texts.titleOwn, { period })
      : say(locale, texts.titleOf, { name, period }),
    elements: [
      ...reasons(request, absence, period, name, isOwn).map(textElement),
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

function reasons(
  { locale, workspace, actor }: Viewer,
  { state, period: asked, day }: NoStatement,
  period: string,
  name: string,
  isOwn: boolean,
): readonly string[] {
  const shownDay = formatDate(day ?? asked.start, locale, { year: true });
  switch (state) {
    case 'future':
      return [say(locale, texts.future, { period, day: shownDay })];
    case 'not_hired':
      return [say(locale, texts.notHired, { period, day: shownDay })];
    case 'left': {
      const last = periodOf(asked.kind, day ?? asked.start, workspace);
      const tryPeriod = periodName(last, workspace);
      return [say(locale, texts.left, { period, day: shownDay, tryPeriod })];
    }
    case 'no_plan': {
      const others = actor.roles.includes('manager') ? texts.forReports : texts.forOthers;
      const mayAsk = isOwn && actor.roles.some((role) => role !== 'rep');
      return [
        isOwn
          ? say(locale, texts.noPlan, { period })
          : say(locale, texts.noPlanOf, { name, period }),
        ...(mayAsk ? [say(locale, others)] : []),
      ];
    }
  }
}
