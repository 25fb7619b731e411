import { describe, expect, it } from 'vitest';
import { assignmentOn, inForce, membersOn, teamsFrom } from '../../src/domain/people.ts';
import { day, person, team, teams } from './samples.ts';

const tree = [
  team('sales'),
  team('east', 'sales'),
  team('shanghai', 'east'),
  team('west', 'sales'),
];

describe('what holds for a while', () => {
  const range = { from: day('2026-01-01'), to: day('2026-07-01') };

  it('holds on its first day and no more on its end', () => {
    const held = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((on) =>
      inForce(range, day(on)),
    );
    expect(held).toEqual([false, true, true, false]);
    expect(inForce({ ...range, to: null }, day('2099-01-01'))).toBe(true);
  });

  it('assigns nobody before they came or after they left', () => {
    const leaver = person('li', { team: 'east', from: '2026-01-01', to: '2026-07-01' });
    expect(assignmentOn(leaver, day('2026-06-30'))?.teamId).toBe('east');
    expect(assignmentOn(leaver, day('2026-07-01'))).toBeNull();
    expect(assignmentOn(person('new'), day('2026-07-01'))).toBeNull();
  });
});

describe('teams below teams', () => {
  it('are found on every level, the tops included', () => {
    expect([...teamsFrom(teams('sales'), tree)].sort()).toEqual([
      'east',
      'sales',
      'shanghai',
      'west',
    ]);
    expect([...teamsFrom(teams('east', 'west'), tree)].sort()).toEqual([
      'east',
      'shanghai',
      'west',
    ]);
  });

  it('do no harm when they go in a circle', () => {
    const circle = [team('a', 'b'), team('b', 'a')];
    expect([...teamsFrom(teams('a'), circle)].sort()).toEqual(['a', 'b']);
  });

  it('count their people to the team above, by the day', () => {
    const people = [
      person('chen', { team: 'east' }),
      person('li', { team: 'shanghai' }),
      person('wang', { team: 'west' }),
      person('gone', { team: 'east', to: '2026-05-01' }),
    ];
    const keys = (key: string, on: string) =>
      membersOn(team(key).id, people, tree, day(on)).map((each) => each.key);
    expect(keys('east', '2026-11-23')).toEqual(['chen', 'li']);
    expect(keys('east', '2026-04-30')).toEqual(['chen', 'li', 'gone']);
    expect(keys('sales', '2026-11-23')).toEqual(['chen', 'li', 'wang']);
  });
});
