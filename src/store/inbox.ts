/** What has come in already, so that a platform that says it twice is answered once. */
import type { Temporal } from 'temporal-polyfill';
import type { Scope } from './client.ts';
import { instantText } from './moments.ts';
import type { Begun, InboxRepository } from './port-delivery.ts';
import { jsonText } from './record-rows.ts';

export const inboxRepository = (scope: Scope): InboxRepository => {
  const { sql, workspace } = scope;
  const { id } = workspace;
  return {
    begin: (platform, key, at, leaseMs) => begin(scope, { platform, key }, at, leaseMs),
    async finish(platform, key, answer) {
      await sql.$executeRaw`
        update inbox_event set finished = true, answer = ${jsonText(answer ?? null)}::jsonb
        where workspace_id = ${id} and platform = ${platform} and key = ${key}`;
    },
    prune: (before) => sql.$executeRaw`
      delete from inbox_event
      where workspace_id = ${id} and received_at < ${instantText(before)}::timestamptz`,
  };
};

async function begin(
  { sql, workspace: { id } }: Scope,
  { platform, key }: { readonly platform: string; readonly key: string },
  at: Temporal.Instant,
  leaseMs: number,
): Promise<Begun> {
  const time = instantText(at);
  const vanished = instantText(at.subtract({ milliseconds: leaseMs }));
  const taken = await sql.$executeRaw`
    insert into inbox_event (workspace_id, platform, key, received_at)
    values (${id}, ${platform}, ${key}, ${time}::timestamptz)
    on conflict (workspace_id, platform, key) do update set received_at = excluded.received_at
    where not inbox_event.finished and inbox_event.received_at <= ${vanished}::timestamptz`;
  if (taken === 1) return { state: 'new' };
  const row = await sql.inboxEvent.findUnique({
    where: { workspaceId_platform_key: { workspaceId: id, platform, key } },
  });
  return row?.finished ? { state: 'seen', answer: row.answer } : { state: 'busy' };
}
