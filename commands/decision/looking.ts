import type { Caller, Reply } from '../../src/command.js';
import { actorOf } from '../../src/domain/approval.js';
import { decisionClock, stateOf } from '../../src/domain/decision.js';
import type { Day } from '../../src/domain/when.js';
import type { Office } from '../../src/office.js';
import { decisionCard, decisionList, decisionWithheld } from '../../src/wording/decisions.js';

/** Every decision this asker may know of, those that are waited for first. */
export async function list(office: Office, { reader }: Caller, asOf: Day | null): Promise<Reply> {
  return office.transact(async ({ answerBook, decisions }) => {
    const book = await answerBook.open(reader, asOf);
    if (book === null || book.decisions.length === 0) return decisionWithheld(book?.holdingLines ?? []);
    const all = await Promise.all(book.decisions.map(async (decision) => ({
      decision, state: stateOf(decision, book.asOf), clock: decisionClock(decision, { today: book.asOf, meetings: book.meetings, lastUseful: await decisions.lastUseful(decision.id) }),
    })));
    return decisionList(all, book.asOf);
  });
}

/** One decision. To somebody who may not know of it the agreed words are given, whether or not there is one; either way it is noted. */
export async function show(office: Office, { reader }: Caller, id: string, asOf: Day | null): Promise<Reply> {
  return office.transact(async ({ answerBook, decisions, trail }) => {
    const book = await answerBook.open(reader, asOf);
    const decision = book?.decisions.find((one) => one.id === id);
    const given = decision === undefined ? 'holding line' : decision.told ? 'outcome' : 'question';
    await trail.append(id, 'asked', { by: reader.person, place: reader.place.kind === 'direct' ? 'direct' : reader.place.name, given, asOf });
    if (book === null || decision === undefined) return decisionWithheld(book?.holdingLines ?? []);
    const prepares = actorOf(reader)?.prepares === 'yes';
    const { options, conditions } = prepares ? await decisions.details(id) : { options: [], conditions: [] };
    return decisionCard(decision, {
      today: book.asOf, roles: await decisions.roles(), partnerships: book.partnerships, state: stateOf(decision, book.asOf),
      clock: decisionClock(decision, { today: book.asOf, meetings: book.meetings, lastUseful: prepares ? await decisions.lastUseful(id) : [] }),
      options, conditions: decision.told ? conditions : [],
    });
  });
}
