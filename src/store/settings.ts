/** What a person chose for themselves. */
import type { Scope } from './client.ts';
import type { SettingsRepository } from './port.ts';

export const settingsRepository = ({ sql, workspace }: Scope): SettingsRepository => ({
  async get(personId, name) {
    const row = await sql.personSetting.findUnique({
      where: { workspaceId_personId_name: { workspaceId: workspace.id, personId, name } },
    });
    return row?.value ?? null;
  },
  async set(personId, name, value) {
    const key = { workspaceId: workspace.id, personId, name };
    await sql.personSetting.upsert({
      where: { workspaceId_personId_name: key },
      create: { ...key, value },
      update: { value },
    });
  },
});
