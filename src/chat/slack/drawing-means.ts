/** Which blocks this workspace takes, as far as it has turned any down: newer ones come to workspaces one after the other. */
import { type Capabilities, everyBlock } from './capabilities.ts';

export interface DrawingMeans {
  capabilities(): Capabilities;
  /** Slack turned down a message that had these blocks. */
  turnedDown(blocks: readonly { readonly type: string }[]): void;
}

const newBlocks: readonly (readonly [keyof Capabilities, type: string])[] = [
  ['charts', 'data_visualization'],
  ['dataTables', 'data_table'],
  ['containers', 'container'],
];

/** Begins with everything. A message without anything new was turned down for another reason. */
export function createDrawingMeans(): DrawingMeans {
  let capabilities = everyBlock;
  return {
    capabilities: () => capabilities,
    turnedDown: (blocks) => {
      const culprit = newBlocks.find(([, type]) => blocks.some((block) => block.type === type));
      if (culprit) capabilities = { ...capabilities, [culprit[0]]: false };
    },
  };
}
