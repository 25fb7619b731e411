/** What Upside can do: the list of its features, in the order in which /help shows them. A new one is a folder and a line here. */
import type { Answer } from '../chat/port.ts';
import { boards } from './boards/feature.ts';
import { celebrations } from './celebrations/feature.ts';
import { contest } from './contest/feature.ts';
import { digest } from './digest/feature.ts';
import type { Feature, Request } from './feature.ts';
import { createHelp, welcomeAnswer } from './help/feature.ts';
import { homeAnswer } from './home.ts';
import { leaderboard } from './leaderboard/feature.ts';
import { mybonus } from './mybonus/feature.ts';
import { outbox } from './outbox/feature.ts';
import { people } from './people/feature.ts';
import { plan } from './plan/feature.ts';
import { pulse } from './pulse/feature.ts';
import { question } from './question/feature.ts';
import { reminders } from './reminders/feature.ts';
import { createSchedule } from './schedule/feature.ts';
import { setup } from './setup/feature.ts';
import { target } from './target/feature.ts';

const features: readonly Feature[] = [
  mybonus,
  question,
  plan,
  leaderboard,
  target,
  contest,
  pulse,
  digest,
  reminders,
  celebrations,
  boards,
  outbox,
  setup,
  people,
];

const withSchedule: readonly Feature[] = [...features, createSchedule(features)];

export const catalogue: readonly Feature[] = [...withSchedule, createHelp(withSchedule)];

/** The person's own page. */
export const home = (request: Request): Promise<Answer> => homeAnswer(request, catalogue);

/** The answer to somebody who opens the conversation with the bot. */
export const welcome = async (request: Request): Promise<Answer> =>
  welcomeAnswer(request, catalogue);
