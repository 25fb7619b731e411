import { describe, expect, it } from 'vitest';
import { teamId } from '../../src/domain/ids.ts';
import type { Person, Team } from '../../src/domain/people.ts';
import {
  sameAs,
  withZonesOf,
  zoneNamed,
  zoneOfPerson,
  zoneOfTeam,
  zonesOf,
} from '../../src/domain/time-zone.ts';
import { teams as companyTeams, day, person, seat } from '../support/company.ts';

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

describe('the time zone of a person', () => {
  const lisa = person('lisa', 'Lisa', {
    assignments: [{ ...seat(companyTeams.all), teamId: teamId('lisbon') }],
  });
  const zoneFor = (who: Person) => zoneOfPerson(who, day('2026-11-23'), teams, 'Asia/Shanghai');

  it('is their own, else their team’s, else the company’s', () => {
    expect(zoneFor({ ...lisa, timeZone: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
    expect(zoneFor(lisa)).toBe('Europe/Lisbon');
    expect(zoneFor({ ...lisa, assignments: [] })).toBe('Asia/Shanghai');
  });

  it('is the same as another in which clocks show the same all year', () => {
    expect(sameAs('Asia/Kuala_Lumpur', ['Europe/Berlin', 'Asia/Shanghai'], 2026)).toBe(
      'Asia/Shanghai',
    );
    expect(sameAs('America/Phoenix', ['America/Denver', 'America/Los_Angeles'], 2026)).toBeNull();
    expect(sameAs('Europe/London', ['Europe/Lisbon', 'Europe/London'], 2026)).toBe('Europe/London');
    // Two days apart in spring.
    expect(sameAs('Asia/Jerusalem', ['Europe/Athens'], 2026)).toBeNull();
    expect(sameAs('America/Toronto', ['America/New_York'], 2026)).toBe('America/New_York');
  });

  it('is beside those of the teams only where it is another', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin'];
    expect(
      withZonesOf(['Asia/Singapore', 'Europe/Paris', 'Asia/Tokyo', 'Mars/Olympus'], zones, 2026),
    ).toEqual([...zones, 'Asia/Tokyo']);
  });
});
