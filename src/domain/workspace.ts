/** One company: its calendar, its currency and what it makes public. */
import type { PlaceId, TeamId, WorkspaceId } from './ids.ts';
import type { Currency } from './money.ts';
import type { Calendar } from './period.ts';

export interface Workspace extends Calendar {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly nameZh: string | null;
  readonly currency: Currency;
  /** Language of public places that say nothing else. */
  readonly locale: 'en' | 'zh';
  /** Whether public boards show money; otherwise they show the share of target and the rank only. */
  readonly amountsArePublic: boolean;
}

/** A conversation the company talks in, known to the bot. */
export interface Place {
  readonly id: PlaceId;
  readonly platform: string;
  /** The platform's own id. */
  readonly ref: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly locale: 'en' | 'zh';
  /** The team whose place it is; null: everybody's. */
  readonly teamId: TeamId | null;
}
