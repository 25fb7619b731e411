/** A bot of few words for tests of chat platforms: each kind of answer once, and every inbound it was handed. */
import type { Answer, Inbound } from '../../src/chat/port.ts';
import {
  boardCard,
  bonusCard,
  cardSaying,
  contestCard,
  contestForm,
  howCard,
  myPlaceCard,
  pulseCard,
  thanksCard,
} from './sample-cards.ts';

export class SampleBot {
  readonly heard: Inbound[] = [];

  readonly handle = async (inbound: Inbound): Promise<Answer> => {
    this.heard.push(inbound);
    const { event } = inbound;
    if (event.kind === 'command') return answerCommand(event.text, inbound);
    if (event.kind === 'button') return answerButton(event.action, event.value);
    if (event.kind === 'form') return answerForm(event.fields);
    return { kind: 'none' };
  };
}

function answerCommand(text: string, { locale }: Inbound): Answer {
  const [name = '', ...rest] = text.split(' ');
  switch (name) {
    case '/mybonus':
    case '/我的奖金':
      return { kind: 'private', card: bonusCard(locale) };
    case '/leaderboard':
    case '/排行榜':
      return { kind: 'public', card: boardCard('14:05'), aside: myPlaceCard };
    case '/contest':
    case '/竞赛':
      return { kind: 'form', form: contestForm };
    case '/pulse':
    case '/问卷':
      return { kind: 'public', card: pulseCard, aside: null };
    case '/echo':
      return { kind: 'private', card: cardSaying(rest.join(' ')) };
    case '/quiet':
      return { kind: 'none' };
    default:
      return { kind: 'private', card: cardSaying(`I don't know "${text}". Try /mybonus.`) };
  }
}

function answerButton(action: string, value: string): Answer {
  switch (action) {
    case 'mybonus.how':
      return { kind: 'private', card: howCard(1) };
    case 'mybonus.how_page':
      return { kind: 'replace', card: howCard(Number(value)) };
    case 'mybonus.next_deal':
      return { kind: 'form', form: contestForm };
    case 'leaderboard.mine':
      return { kind: 'private', card: myPlaceCard };
    case 'pulse.answer':
      return { kind: 'replace', card: thanksCard(value.split(':')[1] ?? '') };
    default:
      return { kind: 'none' };
  }
}

function answerForm(fields: Readonly<Record<string, string>>): Answer {
  const { title = '', goal = '' } = fields;
  if (!/^[\d,]+$/.test(goal))
    return {
      kind: 'field_errors',
      errors: { goal: `"${goal}" is no amount. Write it like 100,000.` },
    };
  return { kind: 'public', card: contestCard(title, goal), aside: null };
}
