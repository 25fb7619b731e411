/** How long many messages take, by what the platforms let through. */
import type { SendLimits } from '../chat/port.ts';

/** So many messages to so many conversations, as evenly as can be. */
export interface Bulk {
  readonly messages: number;
  readonly conversations: number;
}

/** Milliseconds on the slowest of the platforms, with nothing else to say there. 0: without limit. */
export function estimateMs(
  { messages, conversations }: Bulk,
  limits: readonly (SendLimits | null)[],
): number {
  if (messages === 0) return 0;
  const longestQueue = Math.ceil(messages / Math.max(1, conversations));
  const seconds = limits.map((each) =>
    Math.max(
      messages / (each?.perWorkspacePerSecond ?? Number.POSITIVE_INFINITY),
      (60 * messages) / (each?.perAppPerMinute ?? Number.POSITIVE_INFINITY),
      longestQueue / (each?.perConversationPerSecond ?? Number.POSITIVE_INFINITY),
    ),
  );
  return Math.ceil(1000 * Math.max(0, ...seconds));
}
