import { describe, expect, it } from 'vitest';
import {
  type AccessAction,
  type Actor,
  can,
  demand,
  reportingOf,
  teamAbout,
  type Wish,
} from '../../src/domain/access.ts';
import type { Role } from '../../src/domain/errors.ts';
import { personId, teamId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/people.ts';
import { day, person, team } from './samples.ts';

/** Zoe leads Maria, who leads Chen and Li in East; Otto leads Wang in West; Li changes over to Otto on 1 July. */
const company: readonly Person[] = [
  person('zoe', { team: 'sales', roles: ['manager'] }),
  person('maria', { team: 'sales', manager: 'zoe', roles: ['manager'] }),
  person('otto', { team: 'sales', manager: 'zoe', roles: ['manager'] }),
  person('chen', { team: 'east', manager: 'maria' }),
  person('wang', { team: 'west', manager: 'otto' }),
  {
    ...person('li'),
    assignments: [
      ...person('li', { team: 'east', manager: 'maria', to: '2026-07-01' }).assignments,
      ...person('li', { team: 'west', manager: 'otto', from: '2026-07-01' }).assignments,
    ],
  },
];
const teams = [team('sales'), team('east', 'sales'), team('west', 'sales')];
const find = (id: string) => company.find((each) => each.id === id);
const reporting = (key: string, on: string) => reportingOf(find(key) ?? person(key), day(on), find);
const about = (key: string, on = '2026-11-23') => teamAbout(teamId(key), company, teams, day(on));
const actor = (key: string, ...roles: readonly Role[]): Actor => ({ id: personId(key), roles });
const seesFigures = (who: Actor, of: string, on = '2026-11-23') =>
  can(who, { action: 'figures.see', of: reporting(of, on) });

/** What `maria` may do about Chen, East and the company, in each role: y for yes, everything else is no. */
const table: Readonly<Record<AccessAction, Readonly<Record<Role, 'y' | '-'>>>> = {
  'figures.see': { rep: '-', manager: 'y', ops: 'y', finance: 'y', executive: '-', admin: '-' },
  'question.answer': { rep: '-', manager: 'y', ops: 'y', finance: 'y', executive: '-', admin: '-' },
  'team.see': { rep: '-', manager: 'y', ops: 'y', finance: 'y', executive: 'y', admin: '-' },
  'company.see': { rep: '-', manager: '-', ops: 'y', finance: 'y', executive: 'y', admin: '-' },
  'target.set': { rep: '-', manager: 'y', ops: 'y', finance: '-', executive: '-', admin: '-' },
  'contest.launch': { rep: '-', manager: 'y', ops: 'y', finance: '-', executive: 'y', admin: 'y' },
  'pulse.send': { rep: '-', manager: 'y', ops: 'y', finance: '-', executive: 'y', admin: 'y' },
  'schedule.change': { rep: '-', manager: 'y', ops: 'y', finance: '-', executive: '-', admin: 'y' },
  'schedule.change_all': {
    ...{ rep: '-', manager: '-', ops: 'y', finance: '-', executive: '-', admin: 'y' },
  },
  'data.import': { rep: '-', manager: '-', ops: 'y', finance: '-', executive: '-', admin: '-' },
  'plan.publish': { rep: '-', manager: '-', ops: 'y', finance: '-', executive: '-', admin: '-' },
  'payroll.export': { rep: '-', manager: '-', ops: '-', finance: 'y', executive: '-', admin: '-' },
  'settings.change': { rep: '-', manager: '-', ops: '-', finance: '-', executive: '-', admin: 'y' },
};

const wishes: Readonly<Record<AccessAction, Wish>> = {
  'figures.see': { action: 'figures.see', of: reporting('chen', '2026-11-23') },
  'question.answer': { action: 'question.answer', of: reporting('chen', '2026-11-23') },
  'team.see': { action: 'team.see', team: about('east') },
  'company.see': { action: 'company.see' },
  'target.set': { action: 'target.set', team: about('east') },
  'contest.launch': { action: 'contest.launch' },
  'pulse.send': { action: 'pulse.send' },
  'schedule.change': { action: 'schedule.change' },
  'schedule.change_all': { action: 'schedule.change_all' },
  'data.import': { action: 'data.import' },
  'plan.publish': { action: 'plan.publish' },
  'payroll.export': { action: 'payroll.export' },
  'settings.change': { action: 'settings.change' },
};

const cells = Object.entries(table).flatMap(([action, roles]) =>
  Object.entries(roles).map(([role, verdict]): [Role, AccessAction, boolean] => [
    role as Role,
    action as AccessAction,
    verdict === 'y',
  ]),
);

describe('every role and every action', () => {
  it.each(cells)('%s, %s: %s', (role, action, allowed) => {
    expect(can(actor('maria', role), wishes[action])).toBe(allowed);
  });

  it('lets nobody do anything without a role', () => {
    for (const wish of Object.values(wishes)) expect(can(actor('maria'), wish)).toBe(false);
    expect(seesFigures(actor('chen'), 'chen')).toBe(false);
  });

  it('adds the rights of several roles', () => {
    const both = actor('maria', 'admin', 'finance');
    expect(can(both, wishes['settings.change'])).toBe(true);
    expect(can(both, wishes['payroll.export'])).toBe(true);
    expect(can(both, wishes['plan.publish'])).toBe(false);
  });
});

describe('seeing somebody’s figures', () => {
  it('shows everybody with a role their own', () => {
    for (const role of ['rep', 'manager', 'executive', 'admin'] as const)
      expect(seesFigures(actor('chen', role), 'chen')).toBe(true);
  });

  it('shows no rep a colleague’s, nor the manager’s', () => {
    expect(seesFigures(actor('chen', 'rep'), 'li')).toBe(false);
    expect(seesFigures(actor('chen', 'rep'), 'maria')).toBe(false);
  });

  it('reaches down through all levels, and neither up nor sideways', () => {
    expect(seesFigures(actor('zoe', 'manager'), 'chen')).toBe(true);
    expect(seesFigures(actor('zoe', 'manager'), 'maria')).toBe(true);
    expect(seesFigures(actor('maria', 'manager'), 'zoe')).toBe(false);
    expect(seesFigures(actor('maria', 'manager'), 'otto')).toBe(false);
    expect(seesFigures(actor('maria', 'manager'), 'wang')).toBe(false);
  });

  it('follows the assignment of the day', () => {
    expect(seesFigures(actor('maria', 'manager'), 'li', '2026-06-30')).toBe(true);
    expect(seesFigures(actor('otto', 'manager'), 'li', '2026-06-30')).toBe(false);
    expect(seesFigures(actor('maria', 'manager'), 'li', '2026-07-01')).toBe(false);
    expect(seesFigures(actor('otto', 'manager'), 'li', '2026-07-01')).toBe(true);
  });

  it('needs the role: who leads people without being a manager sees nobody', () => {
    expect(seesFigures(actor('maria', 'rep'), 'chen')).toBe(false);
  });

  it('shows nobody who is not assigned on the day to a manager', () => {
    expect(seesFigures(actor('maria', 'manager'), 'chen', '2025-12-31')).toBe(false);
    expect(seesFigures(actor('ops', 'ops'), 'chen', '2025-12-31')).toBe(true);
  });
});

describe('the line of managers', () => {
  it('goes from the nearest to the top', () => {
    expect(reporting('chen', '2026-11-23').above).toEqual(['maria', 'zoe']);
    expect(reporting('zoe', '2026-11-23').above).toEqual([]);
  });

  it('ends where it would go in a circle', () => {
    const circle = [
      person('a', { team: 't', manager: 'b' }),
      person('b', { team: 't', manager: 'c' }),
      person('c', { team: 't', manager: 'b' }),
      person('d', { team: 't', manager: 'd' }),
    ];
    const above = (key: string) => {
      const start = circle.find((each) => each.id === key) ?? person(key);
      return reportingOf(start, day('2026-11-23'), (id) => circle.find((each) => each.id === id))
        .above;
    };
    expect(above('a')).toEqual(['b', 'c']);
    expect(above('b')).toEqual(['c']);
    expect(above('d')).toEqual([]);
  });
});

describe('teams', () => {
  it('are open to whoever leads somebody in them or below them', () => {
    expect(can(actor('maria', 'manager'), { action: 'team.see', team: about('sales') })).toBe(true);
    expect(can(actor('maria', 'manager'), { action: 'team.see', team: about('west') })).toBe(false);
    expect(can(actor('maria', 'manager'), { action: 'team.see', team: about('nowhere') })).toBe(
      false,
    );
  });
});

describe('demand', () => {
  const wish: Wish = { action: 'figures.see', of: reporting('li', '2026-11-23') };

  it('says whose figures they are and whom to ask', () => {
    const concerned = { person: 'Li Na', manager: 'Otto' };
    expect(() => demand(actor('chen', 'rep'), wish, concerned)).toThrow(
      expect.objectContaining({ code: 'access.denied', params: concerned }),
    );
    expect(demand(actor('otto', 'manager'), wish, concerned)).toBeUndefined();
  });

  it.each([
    ['contest.launch', 'manager'],
    ['company.see', 'ops'],
    ['payroll.export', 'finance'],
    ['settings.change', 'admin'],
  ] as const)('names for %s the role that it takes: %s', (action, role) => {
    expect(() => demand(actor('chen', 'rep'), wishes[action])).toThrow(
      expect.objectContaining({ code: 'access.role_needed', params: { roles: [role] } }),
    );
  });
});
