/** What people chose for themselves, and a team or the company for all of theirs. */
import { type PersonId, personId, type TeamId, teamId } from '../domain/ids.ts';
import type { Scope } from './client.ts';
import type { SettingsRepository } from './port.ts';

export const settingsRepository = ({ sql, workspace }: Scope): SettingsRepository => ({
  async get(person, name) {
    const row = await sql.personSetting.findUnique({
      where: { workspaceId_personId_name: { workspaceId: workspace.id, personId: person, name } },
    });
    return row?.value ?? null;
  },
  async set(person, name, value) {
    const key = { workspaceId: workspace.id, personId: person, name };
    await sql.personSetting.upsert({
      where: { workspaceId_personId_name: key },
      create: { ...key, value },
      update: { value },
    });
  },
  async ofPeople(ids, names) {
    const rows = await sql.personSetting.findMany({
      where: { workspaceId: workspace.id, personId: { in: [...ids] }, name: { in: [...names] } },
    });
    const chosen = new Map<PersonId, Map<string, string>>();
    for (const row of rows) {
      const id = personId(row.personId);
      const own = chosen.get(id) ?? new Map<string, string>();
      chosen.set(id, own.set(row.name, row.value));
    }
    return chosen;
  },
  async ofCompany(name) {
    const row = await sql.companySetting.findUnique({
      where: { workspaceId_name: { workspaceId: workspace.id, name } },
    });
    return row?.value ?? null;
  },
  async setForCompany(name, value) {
    const key = { workspaceId: workspace.id, name };
    await sql.companySetting.upsert({
      where: { workspaceId_name: key },
      create: { ...key, value },
      update: { value },
    });
  },
  async ofTeams(name) {
    const where = { workspaceId: workspace.id, name };
    const rows = await sql.teamSetting.findMany({ where, orderBy: { teamId: 'asc' } });
    return new Map<TeamId, string>(rows.map((row) => [teamId(row.teamId), row.value]));
  },
  async setForTeam(team, name, value) {
    const key = { workspaceId: workspace.id, teamId: team, name };
    await sql.teamSetting.upsert({
      where: { workspaceId_teamId_name: key },
      create: { ...key, value },
      update: { value },
    });
  },
});
