/** `upside installations list`. Days are those of UTC: the companies live in many zones. */
import type { Temporal } from 'temporal-polyfill';
import { formatDate } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { installations as texts } from '../../i18n/texts/installations.ts';
import type { Installed } from '../../store/port-installations.ts';
import type { CliContext, InstalledCompanies } from '../cli.ts';

export async function listInstallations(
  json: boolean,
  { locale, print }: CliContext,
  companies: InstalledCompanies,
): Promise<number> {
  const { installations, retentionDays } = companies;
  const names = await namesOf(companies, locale);
  const all = await installations.all();
  if (json) {
    const rows = all.map((each) => jsonOf(each, names.get(each.workspaceId), retentionDays));
    print(JSON.stringify({ installations: rows }, null, 2));
    return 0;
  }
  if (all.length === 0) print(say(locale, texts.cliNone));
  for (const each of all) {
    const parts = [
      companyName(each, names.get(each.workspaceId), locale),
      each.isEnterprise ? say(locale, texts.cliOrganisation) : '',
      stateOf(each, retentionDays, locale),
    ];
    print(parts.filter((part) => part !== '').join(' · '));
  }
  return 0;
}

/** By id of the workspace. A company has none before it has done anything. */
export async function namesOf({ database }: InstalledCompanies, locale: Locale) {
  const workspaces = await database.workspaces();
  return new Map(
    workspaces.map(({ id, name, nameZh }) => [id, locale === 'zh' ? (nameZh ?? name) : name]),
  );
}

export const companyName = (
  { platform, tenant }: Installed,
  name: string | undefined,
  locale: Locale,
): string => say(locale, texts.cliName, { name: name ?? null, platform, tenant });

function stateOf(
  { installedAt, uninstalledAt }: Installed,
  retentionDays: number,
  locale: Locale,
): string {
  const day = (instant: Temporal.Instant) =>
    formatDate(instant.toZonedDateTimeISO('UTC').toPlainDate(), locale, { year: true });
  if (!uninstalledAt) return say(locale, texts.cliInstalled, { day: day(installedAt) });
  const goes = day(goingAt(uninstalledAt, retentionDays));
  return say(locale, texts.cliLeft, { day: day(uninstalledAt), goes });
}

const goingAt = (uninstalledAt: Temporal.Instant, retentionDays: number): Temporal.Instant =>
  uninstalledAt.add({ hours: 24 * retentionDays });

const jsonOf = (each: Installed, name: string | undefined, retentionDays: number) => ({
  ...{ platform: each.platform, tenant: each.tenant, workspace: each.workspaceId },
  ...{ name: name ?? null, enterprise: each.isEnterprise },
  installedAt: each.installedAt.toString(),
  uninstalledAt: each.uninstalledAt?.toString() ?? null,
  dataGoAt: each.uninstalledAt && goingAt(each.uninstalledAt, retentionDays).toString(),
});
