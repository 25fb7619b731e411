/** What has come in already, so that a platform that says it twice is answered once. */
import type { Scope } from './client.ts';
import { instantText } from './moments.ts';
import type { InboxRepository } from './port-delivery.ts';
import { jsonText } from './record-rows.ts';

export const inboxRepository = ({ sql, workspace: { id } }: Scope): InboxRepository => ({
  async begin(platform, key, at) {
    const added = await sql.$executeRaw`
      insert into inbox_event (workspace_id, platform, key, received_at)
      values (${id}, ${platform}, ${key}, ${instantText(at)}::timestamptz) on conflict do nothing`;
    if (added === 1) return { state: 'new' };
    const row = await sql.inboxEvent.findUnique({
      where: { workspaceId_platform_key: { workspaceId: id, platform, key } },
    });
    return { state: 'seen', answer: row?.answer ?? null };
  },
  async finish(platform, key, answer) {
    await sql.$executeRaw`
      update inbox_event set finished = true, answer = ${jsonText(answer ?? null)}::jsonb
      where workspace_id = ${id} and platform = ${platform} and key = ${key}`;
  },
});
