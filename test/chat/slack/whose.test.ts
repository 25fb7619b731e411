import { describe, expect, it } from 'vitest';
import { tenantNamed } from '../../../src/chat/slack/whose.ts';

describe('whom a request of Slack’s is meant for', () => {
  it.each([
    ['a command in a workspace', { team_id: 'T1', enterprise_id: 'E1' }, 'T1'],
    [
      'a command where the whole organisation has the app',
      { team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'true' },
      'E1',
    ],
    [
      'a command that says that it is a workspace’s',
      { team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'false' },
      'T1',
    ],
    ['a button', { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' } }, 'T1'],
    [
      'a button of an organisation, which names no workspace',
      { team: null, enterprise: { id: 'E1' }, is_enterprise_install: true, user: { id: 'W1' } },
      'E1',
    ],
    [
      'a form that was opened in another company’s workspace',
      { team: { id: 'T2' }, user: { id: 'U1' }, view: { app_installed_team_id: 'T1' } },
      'T1',
    ],
    [
      'an event in a shared channel, sent for the first of those that may see it',
      {
        team_id: 'T2',
        authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }],
      },
      'T1',
    ],
    [
      'an event of an organisation',
      {
        team_id: 'T2',
        authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }],
      },
      'E1',
    ],
    [
      'an event that names the workspace it happened for',
      { context_team_id: 'T1', team_id: 'T2' },
      'T1',
    ],
    ['what names nobody', { type: 'event_callback' }, null],
    ['what is nothing of Slack’s', 'T1', null],
    ['a workspace without a name', { team_id: '' }, null],
  ])('%s', (_, body, tenant) => {
    expect(tenantNamed(body)).toBe(tenant);
  });
});
