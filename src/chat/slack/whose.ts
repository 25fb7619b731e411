/** For whom a request is meant: for the workspace, or the organisation, in which the app was installed. */
import { z } from 'zod';

const id = z.string().min(1);
const named = z.object({ id }).nullish();
/** In a command it is a word. */
const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
  .nullish();

const addressed = z.object({
  authorizations: z
    .array(
      z.object({
        team_id: id.nullish(),
        enterprise_id: id.nullish(),
        is_enterprise_install: flag,
      }),
    )
    .nullish(),
  is_enterprise_install: flag,
  enterprise_id: id.nullish(),
  enterprise: named,
  context_team_id: id.nullish(),
  team_id: id.nullish(),
  team: named,
  user: z.object({ team_id: id.nullish() }).nullish().catch(null),
  view: z.object({ app_installed_team_id: id.nullish() }).nullish().catch(null),
});

/** Null: it does not say. */
export function tenantNamed(body: unknown): string | null {
  const read = addressed.safeParse(body);
  if (!read.success) return null;
  const { authorizations, enterprise, enterprise_id, team, user, view, ...own } = read.data;
  // Events say it of each that may see them; the first is the one that they are sent for.
  const [meant] = authorizations ?? [];
  if (meant) return (meant.is_enterprise_install ? meant.enterprise_id : meant.team_id) ?? null;
  if (own.is_enterprise_install) return enterprise?.id ?? enterprise_id ?? null;
  const team_id = own.context_team_id ?? own.team_id ?? team?.id ?? user?.team_id ?? null;
  return view?.app_installed_team_id ?? team_id;
}
