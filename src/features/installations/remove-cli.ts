/** `upside installations remove`: a company and all that is known of it, now, and not when its time is up. */
import { AppError } from '../../domain/errors.ts';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { installations as texts } from '../../i18n/texts/installations.ts';
import type { Installed } from '../../store/port-installations.ts';
import type { CliContext, InstalledCompanies } from '../cli.ts';
import { companyName, namesOf } from './list-cli.ts';

interface Said {
  /** Without it, what would go is shown. */
  readonly yes: boolean;
  /** The platform is not asked to take the app out. */
  readonly anyway: boolean;
}

/**
 * 1: nothing was removed, since `yes` was not said, the platform did not take the app out, or the company has just come back. Throws
 * `installation.unknown`.
 */
export async function removeInstallation(
  named: Pick<Installed, 'platform' | 'tenant'>,
  said: Said,
  { locale, print, complain }: CliContext,
  companies: InstalledCompanies,
): Promise<number> {
  const { database, installations, now } = companies;
  const { platform, tenant } = named;
  const all = await installations.all();
  const found = all.find((each) => each.platform === platform && each.tenant === tenant);
  if (!found) throw new AppError('installation.unknown', named);
  const { workspaceId, uninstalledAt } = found;
  const company = companyName(found, (await namesOf(companies, locale)).get(workspaceId), locale);
  if (!said.yes) {
    const store = await database.findWorkspace(workspaceId);
    const people = (await store?.people.list())?.length ?? 0;
    const count = { people: formatNumber(people, locale), isOne: people === 1 };
    complain(say(locale, texts.cliSure, { company, ...count }));
    if (!uninstalledAt) complain(say(locale, texts.cliGoesOut, { platform }));
    complain(say(locale, texts.cliHow, named));
    return 1;
  }
  const isThere = !uninstalledAt;
  const left = isThere && !said.anyway ? await companies.leave(found) : null;
  if (left?.kind === 'failed') {
    complain(say(locale, texts.cliNotOut, { company, ...named, reason: left.reason }));
    return 1;
  }
  await installations.uninstall(platform, tenant, now);
  const removed = await database.removeWorkspace(workspaceId, now);
  if (removed === null) {
    complain(say(locale, texts.cliBack, { company }));
    return 1;
  }
  if (left?.kind === 'uninstalled') print(say(locale, texts.cliOut, { platform }));
  else if (isThere) complain(say(locale, texts.cliStillThere, { platform }));
  print(say(locale, texts.cliRemoved, { company, rows: formatNumber(removed, locale) }));
  return 0;
}
