/** Leave: who is away from which day to which. What a first day names is replaced, or cancelled. */
import type { Leave } from '../../domain/leave.ts';
import { inForce, type Person } from '../../domain/people.ts';
import type { ReadLeave, Sink } from '../port.ts';
import { personOf } from './credit-cells.ts';
import { directoryOf } from './directory.ts';
import { eachRow } from './each-row.ts';
import { rejection } from './facts.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { dayReader, Unreadable, yesOrNo } from './values.ts';

interface Draft {
  readonly row: Row;
  readonly rowNumber: number;
  readonly leave: Leave;
  readonly cancelled: boolean;
}

export async function readLeave(
  survey: Survey,
  people: readonly Person[],
  known: readonly Leave[],
  sink: Sink,
): Promise<ReadLeave> {
  const { drafts, rows } = await readDrafts(survey, people, sink);
  const named = new Set(drafts.map(({ leave }) => keyOf(leave)));
  const taken = new Map<string, Leave[]>();
  const takenBy = (person: string): Leave[] => {
    const own = taken.get(person) ?? [];
    taken.set(person, own);
    return own;
  };
  for (const each of known) if (!named.has(keyOf(each))) takenBy(each.personId).push(each);
  const leave: Leave[] = [];
  for (const draft of drafts.filter(({ cancelled }) => !cancelled)) {
    const own = takenBy(draft.leave.personId);
    const other = own.find((each) => overlap(each, draft.leave));
    if (other) {
      const error = new Unreadable('from', 'leave_overlap', '', [other.from.toString()]);
      await sink.reject(rejection(survey, error, draft.row, draft.rowNumber));
    } else {
      own.push(draft.leave);
      leave.push(draft.leave);
    }
  }
  const cancelled = drafts.filter((draft) => draft.cancelled).map((draft) => draft.leave);
  return { rows, leave, cancelled };
}

const keyOf = ({ personId, from }: Leave): string => `${personId} ${from}`;
const overlap = (a: Leave, b: Leave): boolean => inForce(a, b.from) || inForce(b, a.from);

async function readDrafts(survey: Survey, people: readonly Person[], sink: Sink) {
  const read = leaveReader(survey, people);
  const seen = new Map<string, number>();
  const drafts: Draft[] = [];
  const rows = await eachRow(survey, sink, (row, rowNumber) => {
    const draft = { row, rowNumber, ...read(row) };
    const first = seen.get(keyOf(draft.leave));
    if (first) throw new Unreadable('from', 'duplicate', '', [String(first)]);
    seen.set(keyOf(draft.leave), rowNumber);
    drafts.push(draft);
  });
  return { drafts, rows };
}

/** Files name the last day of leave. */
function leaveReader(survey: Survey, people: readonly Person[]) {
  const { cells, mapping } = survey;
  const directory = directoryOf(people, mapping.match);
  const [personText, cancelledText] = [cells.of('person'), cells.of('cancelled')];
  const [fromText, toText] = [cells.of('from'), cells.of('to')];
  const [fromDay, toDay] = [dayReader(survey, 'from'), dayReader(survey, 'to')];
  return (row: Row): Pick<Draft, 'leave' | 'cancelled'> => {
    const name = personText(row);
    if (name === '') throw new Unreadable('person', 'missing');
    const from = fromDay(fromText(row));
    if (!from) throw new Unreadable('from', 'missing');
    const last = toDay(toText(row));
    if (last && last.since(from).sign < 0) throw new Unreadable('to', 'range', toText(row));
    const { id } = personOf(directory, 'person', name);
    return {
      leave: { personId: id, from, to: last?.add({ days: 1 }) ?? null },
      cancelled: yesOrNo('cancelled', cancelledText(row)),
    };
  };
}
