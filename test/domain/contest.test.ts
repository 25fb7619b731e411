import { describe, expect, it } from 'vitest';
import {
  type ContestRules,
  canonicalRules,
  contestParticipants,
} from '../../src/domain/contest.ts';
import { day, instant, people, person, team, teams } from './samples.ts';

const rules: ContestRules = {
  kind: 'race',
  measure: 'bookings',
  target: 10_000_000n,
  firstDay: day('2026-11-24'),
  lastDay: day('2026-12-05'),
  endsAt: instant('2026-12-05T10:00:00Z'),
  teams: teams('east', 'south'),
  prizes: ['¥2,000', '¥800'],
};

describe('canonicalRules', () => {
  it('is the same text for the same rules, whatever the order of the teams', () => {
    expect(canonicalRules({ ...rules, teams: teams('south', 'east') })).toBe(canonicalRules(rules));
  });

  it('changes with every single rule', () => {
    const changes: readonly Partial<ContestRules>[] = [
      { kind: 'top' },
      { measure: 'deals' },
      { target: 10_000_001n },
      { target: null },
      { firstDay: day('2026-11-23') },
      { lastDay: day('2026-12-06') },
      { endsAt: instant('2026-12-05T10:00:01Z') },
      { teams: teams('east') },
      { teams: [] },
      { prizes: ['¥800', '¥2,000'] },
      { prizes: ['¥2,000","¥800'] },
    ];
    const texts = changes.map((change) => canonicalRules({ ...rules, ...change }));
    expect(new Set([canonicalRules(rules), ...texts]).size).toBe(changes.length + 1);
  });
});

describe('contestParticipants', () => {
  const tree = [
    team('sales'),
    team('east', 'sales'),
    team('shanghai', 'east'),
    team('west', 'sales'),
  ];
  const company = [
    person('wang', { team: 'west' }),
    person('li', { team: 'shanghai' }),
    person('chen', { team: 'east' }),
    person('maria', { team: 'east', roles: ['manager'] }),
    person('playing-coach', { team: 'east', roles: ['manager', 'rep'] }),
    person('gone', { team: 'east', to: '2026-11-01' }),
    person('never'),
  ];
  const participants = (...keys: readonly string[]) =>
    contestParticipants(teams(...keys), company, tree, day('2026-11-24'));

  it('are those who sell in the teams invited and below them, on that day', () => {
    expect(participants('east')).toEqual(people('chen', 'li', 'playing-coach'));
    expect(participants('shanghai', 'west')).toEqual(people('li', 'wang'));
  });

  it('are everybody who sells when no team is named', () => {
    expect(participants()).toEqual(people('chen', 'li', 'playing-coach', 'wang'));
  });

  it('are nobody in a team that does not exist', () => {
    expect(participants('nowhere')).toEqual([]);
  });
});
