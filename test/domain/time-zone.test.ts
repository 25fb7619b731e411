import { describe, expect, it } from 'vitest';
import { teamId } from '../../src/domain/ids.ts';
import type { Team } from '../../src/domain/people.ts';
import { zoneNamed, zoneOfTeam, zonesOf } from '../../src/domain/time-zone.ts';

const team = (id: string, parent: string | null, timeZone?: string): Team => ({
  ...{ id: teamId(id), key: id, name: id, nameZh: null },
  ...{ parentId: parent === null ? null : teamId(parent), timeZone: timeZone ?? null },
});
const teams = [
  team('world', null),
  team('europe', 'world', 'Europe/Berlin'),
  team('north', 'europe'),
  team('lisbon', 'europe', 'Europe/Lisbon'),
  team('a', 'b', undefined),
  team('b', 'a'),
];
const zoneOf = (id: string) => zoneOfTeam(teamId(id), teams, 'Asia/Shanghai');

describe('the time zone of a team', () => {
  it('is its own, else that of the nearest team above, else the company’s', () => {
    expect(zoneOf('lisbon')).toBe('Europe/Lisbon');
    expect(zoneOf('north')).toBe('Europe/Berlin');
    expect(zoneOf('world')).toBe('Asia/Shanghai');
    expect(zoneOfTeam(null, teams, 'Asia/Shanghai')).toBe('Asia/Shanghai');
    expect(zoneOf('gone')).toBe('Asia/Shanghai');
    expect(zoneOf('a')).toBe('Asia/Shanghai');
  });

  it('is one of those of the company, which come with its own first', () => {
    expect(zonesOf(teams, 'Asia/Shanghai')).toEqual([
      ...['Asia/Shanghai', 'Europe/Berlin', 'Europe/Lisbon'],
    ]);
    expect(zonesOf(teams, 'Europe/Lisbon')).toEqual(['Europe/Lisbon', 'Europe/Berlin']);
  });

  it('is an IANA name, spelled as the world spells it', () => {
    expect(zoneNamed('europe/berlin')).toBe('Europe/Berlin');
    expect(zoneNamed('Asia/Kolkata')).toBe('Asia/Kolkata');
    for (const text of ['Mars/Olympus', '+08:00', 'Berlin', 'UTC+8', ' ', 'Europe/Berlin;'])
      expect([text, zoneNamed(text)]).toEqual([text, null]);
    expect(zoneNamed('UTC')).toBe('UTC');
  });
});
