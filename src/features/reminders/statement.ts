/** A statement was issued: what it pays, and where to look into it. */
import { type Period, periodName } from '../../domain/period.ts';
import { formatMoney } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { StatementNotice } from '../../store/port-statements.ts';
import { askButton } from '../ask-button.ts';
import { periodTitle, textElement } from '../figures.ts';
import type { Gather, Reader, Saying } from './reminder.ts';

/** Longer ago it is no news, also when it could not be said in time. */
const newsHours = 5 * 24;

export const gatherStatements: Gather = async ({ store, workspace, now }) => {
  const issued = await store.statements.computedSince(now.subtract({ hours: newsHours }));
  return issued.map((notice) => {
    const { personId, planKey, period, revision } = notice;
    const name = periodName(period, workspace);
    const subject = [planKey, name, `${revision}`].join(' ');
    const says = (reader: Reader) => saying(notice, reader, valueOf(personId, period, reader));
    return { personId, kind: 'statement', subject, expiresAt: null, says } as const;
  });
};

/** As the buttons of a statement carry it. */
const valueOf = (person: string, period: Period, { workspace }: Reader): string =>
  [person, periodName(period, workspace), 'deal', '0'].join('|');

function saying(notice: StatementNotice, reader: Reader, value: string): Saying {
  const { locale, workspace } = reader;
  const { payout, revision } = notice;
  return {
    title: say(locale, texts.statementTitle, {
      period: periodTitle(notice.period, workspace, locale),
    }),
    elements: [
      {
        kind: 'figure',
        value: formatMoney(payout.minor, payout.currency, locale, { exact: true }),
        label: say(locale, texts.statementPaid),
      },
      ...(revision > 1 ? [textElement(say(locale, texts.statementRevised, { revision }))] : []),
      textElement(say(locale, texts.statementAsk)),
    ],
    buttons: [
      { label: say(locale, texts.statementOpen), action: 'mybonus.show', value, style: 'primary' },
      askButton(notice, reader),
    ],
  };
}
