/** A question about a statement that has waited for three working days: told once to whoever answers, and to nobody else. */
import { businessDay } from '../../domain/period.ts';
import type { Question } from '../../domain/question.ts';
import { formatDate } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { questionTexts } from '../../i18n/texts/question.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import { answerersOf } from '../answerers.ts';
import { periodTitle, textElement } from '../figures.ts';
import { personName } from '../words.ts';
import { workdaysBetween } from '../workdays.ts';
import type { Gather, Reader, Reminder, Saying } from './reminder.ts';

const patientDays = 3;

export const gatherQuestions: Gather = async ({ store, workspace, now, today, isWorkday }) => {
  const waiting = await store.questions.openSince(now.subtract({ hours: patientDays * 24 }));
  const reminders: Reminder[] = [];
  for (const question of waiting) {
    const asked = businessDay(sinceOf(question), workspace);
    if (workdaysBetween(asked, today, isWorkday) < patientDays) continue;
    const asker = await store.people.byId(question.askedBy);
    if (!asker) continue;
    for (const { id } of await answerersOf(store, asker, today))
      reminders.push({
        ...{ personId: id, kind: 'question', expiresAt: null },
        // What is asked back waits anew.
        subject: `${question.id} ${question.turns.length}`,
        says: (reader) => saying(question, personName(asker, reader.locale), reader),
      });
  }
  return reminders;
};

const sinceOf = ({ turns }: Question) => (turns.at(-1) ?? turns[0]).at;

function saying(question: Question, name: string, reader: Reader): Saying {
  const { locale, workspace } = reader;
  const { about, id, turns } = question;
  return {
    title: say(locale, texts.questionTitle),
    elements: [
      textElement(
        say(locale, texts.questionWaits, {
          name,
          line: about.line?.title[locale] ?? say(locale, questionTexts.missing),
          period: periodTitle(about.period, workspace, locale),
          day: formatDate(businessDay(sinceOf(question), workspace), locale, { weekday: true }),
        }),
      ),
    ],
    buttons: [
      {
        label: say(locale, texts.questionOpen),
        ...{ action: 'question.show', value: id, style: 'primary' },
      },
      {
        label: say(locale, questionTexts.answerButton),
        ...{ action: 'question.reply', value: `${id}|${turns.length}` },
      },
    ],
  };
}
