/** One row of a people file as plain values; what it refers to (team, manager) is still text. */
import type { Temporal } from 'temporal-polyfill';
import type { Role } from '../../domain/errors.ts';
import type { Sink } from '../port.ts';
import { eachRow } from './each-row.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { dayReader, identifier, timeZoneOf, Unreadable } from './values.ts';

export interface PersonRow {
  readonly row: Row;
  readonly rowNumber: number;
  readonly key: string;
  readonly name: string;
  readonly nameZh: string;
  readonly email: string;
  readonly team: string;
  /** Of the team; null: not said. */
  readonly timeZone: string | null;
  readonly region: string;
  readonly manager: string;
  readonly level: string;
  readonly plan: string;
  readonly from: Temporal.PlainDate | null;
  /** The first day on which it no longer holds; files name the last day on which it does. */
  readonly to: Temporal.PlainDate | null;
  /** Null: not said. */
  readonly roles: readonly Role[] | null;
  readonly locale: 'en' | 'zh' | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export async function readPersonRows(survey: Survey, sink: Sink) {
  const read = personRowReader(survey);
  const drafts: PersonRow[] = [];
  const rows = await eachRow(survey, sink, (row, rowNumber) => {
    drafts.push(read(row, rowNumber));
  });
  return { drafts, rows };
}

function personRowReader(survey: Survey): (row: Row, rowNumber: number) => PersonRow {
  const { cells, columns } = survey;
  const texts = {
    name: cells.of('name'),
    nameZh: cells.of('nameZh'),
    email: cells.of('email'),
    team: cells.of('team'),
    timeZone: cells.of('timeZone'),
    region: cells.of('region'),
    manager: cells.of('manager'),
    level: cells.of('level'),
    plan: cells.of('plan'),
  };
  const [keyText, fromText, toText] = [cells.of('key'), cells.of('from'), cells.of('to')];
  const [rolesText, localeText] = [cells.of('roles'), cells.of('locale')];
  const [fromDay, toDay] = [dayReader(survey, 'from'), dayReader(survey, 'to')];
  const attributes = columns.attributes.map(({ name, index }) => ({
    name,
    of: cells.at(index, name),
  }));
  return (row, rowNumber) => {
    const [from, last] = [fromDay(fromText(row)), toDay(toText(row))];
    if (from && last && last.since(from).sign < 0) throw new Unreadable('to', 'range', toText(row));
    const email = texts.email(row);
    if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email))
      throw new Unreadable('email', 'email', email);
    const said = attributes.map(({ name, of }) => [name, withZero(of(row))] as const);
    return {
      row,
      rowNumber,
      key: identifier('key', keyText(row) || texts.name(row)),
      name: texts.name(row),
      nameZh: texts.nameZh(row),
      email,
      team: texts.team(row),
      timeZone: timeZoneOf('timeZone', texts.timeZone(row)),
      region: texts.region(row),
      manager: texts.manager(row),
      level: texts.level(row),
      plan: texts.plan(row),
      from,
      to: last?.add({ days: 1 }) ?? null,
      roles: rolesOf(rolesText(row)),
      locale: localeOf(localeText(row)),
      attributes: Object.fromEntries(said.filter(([, text]) => text !== '')),
    };
  };
}

/** `.0120`, as some databases write it, is a number to everybody else only with its zero. */
const withZero = (text: string): string => text.replace(/^(-?)\.(?=\d+$)/, '$10.');

const roleWords: Readonly<Record<Role, string>> = {
  rep: 'rep|销售|销售人员',
  manager: 'manager|经理|主管',
  ops: 'ops|sales ops|销售运营|运营',
  finance: 'finance|财务',
  executive: 'executive|高管|管理层',
  admin: 'admin|管理员',
};
const roles = new Map<string, Role>();
for (const [role, words] of Object.entries(roleWords))
  for (const word of words.split('|')) roles.set(word, role as Role);

function rolesOf(text: string): readonly Role[] | null {
  if (text === '') return null;
  const found = text.split(/[,;；、/|]/).map((word) => {
    const role = roles.get(word.normalize('NFKC').trim().toLowerCase());
    if (!role) throw new Unreadable('roles', 'role', word.trim(), Object.keys(roleWords));
    return role;
  });
  return [...new Set(found)];
}

function localeOf(text: string): 'en' | 'zh' | null {
  if (text === '') return null;
  if (/^(en|english|英文|英语)/i.test(text)) return 'en';
  if (/^(zh|cn|chinese|中文|简体)/i.test(text)) return 'zh';
  throw new Unreadable('locale', 'language', text, ['en', 'zh']);
}
