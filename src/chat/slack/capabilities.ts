/** What Slack may be sent. Newer blocks come to workspaces one after the other, so each can be done without. */

export interface Capabilities {
  readonly charts: boolean;
  readonly dataTables: boolean;
  readonly containers: boolean;
}

export const everyBlock: Capabilities = { charts: true, dataTables: true, containers: true };
export const oldBlocks: Capabilities = { charts: false, dataTables: false, containers: false };
