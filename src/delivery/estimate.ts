/** How long many messages take, by what the platforms let through. */
import { type SendLimits, sendLimits } from '../chat/port.ts';

/** A platform on which people are reached; of several, whoever is on more than one is reached on the first. */
export interface Reach {
  readonly name: string;
  readonly limits?: SendLimits | null;
}

/** For who is connected to none, such as the command line: all whose limits are known. */
export const knownReach: readonly Reach[] = Object.entries(sendLimits).map(([name, limits]) => ({
  ...{ name, limits },
}));

/** So many messages on one platform, to so many conversations, as evenly as can be. */
export interface Bulk {
  readonly messages: number;
  readonly conversations: number;
  readonly limits: SendLimits | null;
}

/** Milliseconds until the last of the platforms is done, with nothing else to say there. 0: without limit. */
export const estimateMs = (parts: readonly Bulk[]): number =>
  Math.ceil(1000 * Math.max(0, ...parts.map(seconds)));

function seconds({ messages, conversations, limits }: Bulk): number {
  if (messages === 0) return 0;
  const longestQueue = Math.ceil(messages / Math.max(1, conversations));
  return Math.max(
    messages / (limits?.perWorkspacePerSecond ?? Number.POSITIVE_INFINITY),
    (60 * messages) / (limits?.perAppPerMinute ?? Number.POSITIVE_INFINITY),
    longestQueue / (limits?.perConversationPerSecond ?? Number.POSITIVE_INFINITY),
  );
}
