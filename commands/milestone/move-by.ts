import type { Caller, Reply } from '../../src/command.js';
import { soLongAfter } from '../../src/domain/following.js';
import { expectedOf } from '../../src/domain/milestone.js';
import { Refusal } from '../../src/domain/refusal.js';
import { milestoneExamples, type AskedMilestone } from '../../src/grammar/milestone.js';
import type { Office } from '../../src/office.js';
import { sayInterval } from '../../src/wording/intervals.js';
import { bookFor, named } from './desk.js';
import { preview } from './move.js';

/** So much later than it is expected now; from there on as a date that was typed. What is not known to the day stays so. */
export async function typedMoveBy(office: Office, caller: Caller, { name, by, reason }: Extract<AskedMilestone, { kind: 'move-by' }>): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  const because = reason === '' ? '' : ` because ${reason}`;
  const found = named(book, name, (id) => `move ${id} by ${sayInterval(by)}${because}`);
  if ('ask' in found) return found.ask;
  const { id } = found.milestone;
  const expected = expectedOf(found.milestone);
  const to = expected === null ? null : soLongAfter(expected, by, { nation: book.nation });
  if (to === null) throw new Refusal('not-understood', { what: `“by ${sayInterval(by)}”, as ${id} has no date to count that from`, example: milestoneExamples.move });
  if (reason === '') throw new Refusal('reason-needed', { example: `/milestone move ${id} by ${sayInterval(by)}, because …` });
  return preview(office, caller, id, to, reason);
}
