import type { Caller, Reply } from '../../src/command.js';
import { hasDuty } from '../../src/domain/duties.js';
import { fundingLines } from '../../src/domain/funding.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { AskedDecision } from '../../src/grammar/decision.js';
import { matchPlace } from '../../src/grammar/names.js';
import type { Office } from '../../src/office.js';
import { fundingList, paymentNoted } from '../../src/wording/funding.js';
import { preparer } from '../announce/desk.js';

/** What of the money this asker may know here: announced, confirmed, paid. */
export async function showFunding(office: Office, { reader }: Caller): Promise<Reply> {
  return office.transact(async ({ answerBook, money }) => {
    const book = await answerBook.open(reader, null);
    return book === null ? fundingList([], []) : fundingList(fundingLines(await money.states(), book.funding), book.partnerships);
  });
}

/** An instalment has left the bank: by its share of the partnership's allocation where it is on an instalment's day. */
export async function paid(office: Office, caller: Caller, asked: Extract<AskedDecision, { readonly verb: 'paid' }>): Promise<Reply> {
  const actor = preparer(caller, 'note a payment');
  if (!hasDuty([actor], 'finance', 'secretariat')) throw new Refusal('not-allowed', { what: 'note a payment', who: 'the finance lead or the secretariat' });
  if (asked.on > office.today) throw new Refusal('unreadable-date', { text: `${asked.on}, which is yet to come` });
  return office.transact(async (records) => {
    const match = matchPlace(asked.place, await records.partnerships.list());
    if (match.kind !== 'one') throw new Refusal('unknown-name', { kind: 'partnership', name: asked.place, nearest: (match.kind === 'several' ? match.choices : match.nearest).map(({ name }) => name) });
    const { id, name } = match.partnership;
    const book = await records.answerBook.open(caller.reader, null);
    const allocation = book?.funding.allocations.find(({ year, partnership }) => year === asked.year && partnership === id);
    const confirmed = (await records.money.states()).some(({ year, partnership, state }) => state === 'confirmed' && year === asked.year && partnership === id);
    if (!confirmed) throw new Refusal('not-now', { id: `the grant of ${name} for ${asked.year}`, state: 'not confirmed by a letter' });
    const instalment = book?.funding.instalments.filter(({ dueOn }) => dueOn <= asked.on).at(-1);
    const amountGbp = allocation === undefined || instalment === undefined ? null : Math.round(allocation.amountGbp * instalment.share);
    await records.money.record({ year: asked.year, partnership: id, state: 'paid', on: asked.on, amountGbp }, { person: actor.person, announcement: null });
    await records.trail.append(`funding/${asked.year}/${id}`, 'paid', { by: actor.person, on: asked.on, amountGbp });
    return paymentNoted(name, asked.year, asked.on, amountGbp);
  });
}
