/** The sales floor with people who answer: Mia leads Ann and Bob; Olga and Finn are sales operations and finance. */
import type { Card, Form } from '../../../src/chat/card.ts';
import type { Answer } from '../../../src/chat/port.ts';
import type { Person } from '../../../src/domain/people.ts';
import { question } from '../../../src/features/question/feature.ts';
import type { Database } from '../../../src/store/port.ts';
import { person } from '../../support/company.ts';
import { type Office, wordsOf } from '../../support/office.ts';
import { openFloor } from '../sales-floor.ts';

export const olga = person('olga', 'Olga Ops', { roles: ['ops'] });
export const finn = person('finn', 'Finn Finance', { roles: ['finance'] });

export const openDesk = (
  database: Database,
  options: Parameters<typeof openFloor>[1] = {},
): Promise<Office> =>
  openFloor(database, { ...options, staff: [olga, finn, ...(options.staff ?? [])] });

export const words = 'I closed D-2 alone, not half of it.';
export const ofCommission = { line: 'component:commission', deal: 'D-2', words };

export const send = (
  office: Office,
  who: Person,
  fields: Readonly<Record<string, string>> = ofCommission,
  period = '2026-Q1',
): Promise<Answer> => office.press(question, who, 'send', period, fields);

/** Sent to somebody, as it stands there now, in the order in which it came. */
export function toldTo({ platform }: Office, who: Person): readonly Card[] {
  return platform.shown
    .filter(({ message }) => message.to.kind === 'person' && message.to.user === `U-${who.key}`)
    .map(({ message, updates }) => (updates.at(-1) ?? message).to.card);
}

/** The values of the buttons on a card, by what they do. */
export function buttonsOn(card: Card | undefined): ReadonlyMap<string, string> {
  const buttons = card?.elements.flatMap((element) =>
    element.kind === 'actions' ? element.buttons : [],
  );
  return new Map(buttons?.map(({ action, value }) => [action, value]));
}

export function valueOn(card: Card | undefined, action: string): string {
  const value = buttonsOn(card).get(action);
  if (value === undefined) throw new Error(`no ${action} on:\n${wordsOf(card)}`);
  return value;
}

export function formOf(answer: Answer): Form {
  if (answer.kind !== 'form') throw new Error(`a ${answer.kind} is no form`);
  return answer.form;
}

/** What is written in the answer of whoever answers. */
export const explained = {
  verdict: 'explained',
  words: 'Cy has the other half: the split says so.',
};

/** What who asked asks then. */
export const back = { words: 'Who agreed to the split?' };
