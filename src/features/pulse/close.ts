/** When a pulse closes: its result in public, and every question that was asked says so instead of taking answers. */
import { pulseId } from '../../domain/ids.ts';
import { languageOf } from '../../domain/people.ts';
import type { Pulse } from '../../domain/pulse.ts';
import type { Place } from '../../domain/workspace.ts';
import type { Repositories } from '../../store/port.ts';
import { inBothLanguages } from '../bilingual.ts';
import type { Job, Surroundings } from '../feature.ts';
import { placeName } from '../words.ts';
import { askedKey } from './ask.ts';
import { overCard, resultCard } from './cards.ts';

export const close: Job = {
  async run(around, { subject, finish }) {
    const { store, delivery, workspace } = around;
    await store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const pulse = await tx.pulses.byId(pulseId(subject));
      if (!pulse || !(await tx.pulses.close(pulse.id))) return;
      const [tally, place] = [await tx.pulses.tally(pulse.id), await tx.places.byId(pulse.placeId)];
      if (!tally || !place) return;
      const card = inBothLanguages(place.locale, (locale) =>
        resultCard(pulse, tally, { workspace, locale }),
      );
      await delivery.post(tx, place, card, { key: ['pulse.result', pulse.id] });
      await endQuestions(tx, around, pulse, place);
    });
  },
};

async function endQuestions(
  tx: Repositories,
  { delivery, workspace }: Surroundings,
  pulse: Pulse,
  place: Place,
): Promise<void> {
  for (const person of await tx.people.byIds(pulse.invited)) {
    const locale = languageOf(person, workspace.locale);
    const card = overCard(pulse, placeName(place, locale), { workspace, locale });
    await delivery.tell(tx, { id: person.id, locale }, card, {
      key: ['pulse.over', pulse.id, person.id],
      updates: askedKey(pulse.id, person.id),
      priority: 2,
    });
  }
}
