import type { Caller, Reply } from '../../src/command.js';
import { mayMove } from '../../src/domain/milestone-change.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Office } from '../../src/office.js';
import { said } from '../../src/wording/milestone-answers.js';
import { ownerOf } from '../../src/wording/milestones.js';
import { bookFor, named, personOf } from './desk.js';

/** What came again by a rule comes no more; what is open of it stays. */
export async function stopRepeating(office: Office, caller: Caller, name: string): Promise<Reply> {
  const person = personOf(caller, 'stop a milestone from coming again', 'its owner, the secretariat or the chair');
  const book = await bookFor(office, caller, null);
  const found = named(book, name, (id) => `stop repeating ${id}`);
  if ('ask' in found) return found.ask;
  const { milestone } = found;
  if (!mayMove(caller.reader.appointments, milestone)) throw new Refusal('not-allowed', { what: `stop ${milestone.id} from coming again`, who: `its owner (${ownerOf(book, milestone)}), their deputy, the secretariat or the chair` });
  return office.transact(async (records) => {
    const recurs = await records.milestones.recurs(milestone.id);
    if (recurs === null) return said.neverAgain(milestone);
    await records.milestones.stopSeries(milestone.id);
    await records.trail.append(milestone.id, 'series-stopped', { rule: recurs.rule, by: person });
    return said.stopped(milestone);
  });
}
