import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/people.ts';
import { businessDay } from '../../../src/domain/period.ts';
import { people as feature } from '../../../src/features/people/feature.ts';
import { reportUnmatched } from '../../../src/features/people/report.ts';
import { person } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { wordsOf } from '../../support/office.ts';
import { member, openDesk, root, zoe } from './desk.ts';

const eva = person('eva', 'Eva Stern');
const tim = person('tim', 'Tim Berg', { email: null });

describe.each(engines)(
  'what admins hear of people without an account, on the %s engine',
  (engine) => {
    let db: TestDatabase;
    beforeAll(async () => {
      db = await openTestDatabase(engine);
    });
    afterAll(() => db.close());

    async function open(...newcomers: readonly Person[]) {
      const desk = await openDesk(db.database, newcomers);
      const { store, clock, delivery } = desk;
      const report = async (served: readonly string[] = ['fake']) => {
        const now = clock.now();
        const { workspace } = store;
        const around = { store, workspace, delivery, now, today: businessDay(now, workspace) };
        await reportUnmatched(around, 'fake', served);
        await desk.worker.drain();
      };
      const tomorrow = () => clock.moveTo(clock.now().add({ hours: 24 }));
      const heard = () =>
        desk.platform.shown.map(({ message: { to } }) =>
          to.kind === 'person' ? `${to.user}: ${wordsOf(to.card)}` : '',
        );
      return { ...desk, report, tomorrow, heard };
    }

    it('comes once, to each of them in their language, and leads to the card', async () => {
      const desk = await open(eva, tim);
      await desk.report();
      expect(desk.heard()).toEqual([
        expect.stringContaining('U-root: People without an account\n2 people are in the list'),
        expect.stringContaining('U-zoe: 有人还没有关联账号\n人员名单里有 2 人还没对上'),
      ]);
      expect(desk.heard()[0]).toContain('Eva Stern, Tim Berg');
      const shown = await desk.press(feature, root, 'show', '["fake","0"]');
      expect(wordsOf(shown)).toContain('2 are not');
      await desk.report();
      desk.tomorrow();
      await desk.report();
      expect(desk.heard()).toHaveLength(2);
    });

    it('comes again when somebody new comes up, on another day', async () => {
      const desk = await open(eva);
      await desk.report();
      await desk.store.people.savePeople([tim]);
      await desk.report();
      expect(desk.heard()).toHaveLength(2);
      desk.tomorrow();
      await desk.report();
      expect(desk.heard()).toHaveLength(4);
      expect(desk.heard()[2]).toContain('Eva Stern, Tim Berg');
    });

    it('comes again for somebody who was found, and lost again', async () => {
      const desk = await open(eva);
      await desk.report();
      const evaThere = member('U-e', { email: 'eva@acme.example' });
      await desk.match(evaThere);
      desk.tomorrow();
      await desk.report();
      expect(desk.heard()).toHaveLength(2);
      await desk.store.accounts.unlink(eva.id, 'fake');
      await desk.report();
      expect(desk.heard()).toHaveLength(4);
    });

    it('says nothing of who was left out, has left, or is reached elsewhere', async () => {
      const desk = await open(eva, tim, person('gus', 'Gus One'));
      await desk.press(feature, root, 'leave_out', '["fake","p-eva"]');
      await desk.match(member('U-t'));
      await desk.store.people.linkIdentity(tim.id, 'fake', 'U-t');
      await desk.match(member('U-t', { isDeleted: true }));
      await desk.store.people.linkIdentity(person('gus', '').id, 'page', 'gus');
      await desk.report(['fake', 'page']);
      expect(desk.heard()).toEqual([]);
      await desk.report(['fake']);
      expect(desk.heard()[0]).toContain('Gus One is in the list');
    });

    it('waits for an admin who can be told', async () => {
      const desk = await open(eva);
      for (const { id } of [root, zoe]) await desk.store.accounts.unlink(id, 'fake');
      await desk.report();
      expect(desk.heard()).toEqual([]);
      await desk.store.people.linkIdentity(root.id, 'fake', 'U-root');
      await desk.report();
      expect(desk.heard()).toHaveLength(1);
    });

    it('names five, and how many there are besides', async () => {
      const many = Array.from({ length: 8 }, (_, n) => person(`many${n}`, `Many ${n}`));
      const desk = await open(...many);
      await desk.report();
      expect(desk.heard()[0]).toContain('8 people are in the list');
      expect(desk.heard()[0]).toContain('Many 4 and 3 more');
      expect(desk.heard()[1]).toContain('Many 4等 8 人');
    });
  },
);
