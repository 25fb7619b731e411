/** What is known while one card is drawn, and the blocks that it becomes. */
import type { types } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import type { Table } from '../card.ts';
import type { Capabilities } from './capabilities.ts';
import type { DataVisualizationBlock } from './chart-block.ts';
import { limits, within } from './limits.ts';

export type Surface = 'message' | 'home' | 'modal';

export type SlackBlock = types.KnownBlock | DataVisualizationBlock;
export type ContainerChild = types.ContainerBlock['child_blocks'][number];

export interface Drawing {
  readonly locale: Locale;
  readonly surface: Surface;
  readonly capabilities: Capabilities;
  /** The card's title: what a table that is read aloud is called. */
  readonly title: string;
  /** The one table that is drawn as a table; Slack takes no second one in a message. */
  readonly table: Table | null;
  /** Counted while drawing. */
  actions: number;
  charts: number;
  tables: number;
}

/** `<action>#<n>`: unique in the message, and what comes before the first `#` is the feature's name for it. */
export function actionId(action: string, drawing: Drawing): string {
  drawing.actions += 1;
  return within('an action', `${action}#${drawing.actions}`, limits.identifier);
}
