/** The office notices what Slack would not take: an answer, a form, and what a job says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrivateCard } from '../../src/chat/card.ts';
import type { Answer } from '../../src/chat/port.ts';
import type { Feature } from '../../src/features/feature.ts';
import { people } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Office, openOffice } from '../support/office.ts';

const button = (value: string) => ({ label: 'Press', action: 'large.press', value });
const cardWith = (value: string): PrivateCard => ({
  audience: 'private',
  title: 'Large',
  elements: [{ kind: 'actions', buttons: [button(value)] }],
});
const large = 'x'.repeat(4000);

const feature = (answer: Answer): Feature => ({
  id: 'large',
  command: {
    names: ['large'],
    effect: 'reads',
    roles: ['rep'],
    usage: { en: '', zh: '' },
    help: { en: '', zh: '' },
    run: async () => answer,
  },
  ...{ actions: {}, jobs: {}, sweep: null },
});

describe('what Slack would not take', () => {
  let db: TestDatabase;
  let office: Office;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
    office = await openOffice(db.database, { now: '2026-02-20T15:00:00Z' });
  });
  afterAll(() => db.close());

  const ask = (answer: Answer) => office.command(feature(answer), people.ann, '');
  const form = (value: string): Answer => ({
    kind: 'form',
    form: {
      ...{ title: 'Form', submit: 'Send', action: 'large.send', value, intro: null, fields: [] },
    },
  });

  it('is noticed in an answer', async () => {
    await expect(ask({ kind: 'private', card: cardWith('short') })).resolves.toBeDefined();
    await expect(ask({ kind: 'private', card: cardWith(large) })).rejects.toThrow();
  });

  it('is noticed in a form', async () => {
    await expect(ask(form(large))).rejects.toThrow();
  });

  it('is noticed in what is told', async () => {
    const ann = { id: people.ann.id, locale: 'en' } as const;
    const { store, delivery } = office;
    await delivery.tell(store, ann, cardWith('short'), { key: ['short'] });
    await expect(office.wake()).resolves.toBeUndefined();
    await delivery.tell(store, ann, cardWith(large), { key: ['large'] });
    await expect(office.wake()).rejects.toThrow();
  });
});
