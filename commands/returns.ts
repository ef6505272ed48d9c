import type { Caller, Command, FormErrors, Press, Reply, Submission } from '../src/command.js';
import type { Book } from '../src/domain/answer-book.js';
import type { Colour } from '../src/domain/highlight-report.js';
import type { PartnershipId } from '../src/domain/ids.js';
import { Refusal } from '../src/domain/refusal.js';
import { mayReturn, mismatches } from '../src/domain/returns.js';
import { standingsOf } from '../src/domain/standing.js';
import { readValue } from '../src/grammar/button-value.js';
import { matchPlace } from '../src/grammar/names.js';
import type { Office } from '../src/office.js';
import { returnAnswers, returnForm, returnsProgress } from '../src/wording/returns.js';
import { bookFor, personOf } from './milestone/desk.js';

/** /returns: how many of the quarter's returns are in; one's own is filled in from here. */
export const returns: Command = {
  name: '/returns',
  summary: 'How many of this quarter’s returns are in; fill in your own',
  usage: '[partnership]',

  async run(office, caller) {
    const book = await bookFor(office, caller, null);
    const name = caller.text.trim().replace(/^(?:fill in|fill|open|for)\s+/i, '');
    if (name === '') return progress(caller, book);
    const place = matchPlace(name, book.partnerships);
    if (place.kind !== 'one') throw new Refusal('unknown-name', { kind: 'partnership', name, nearest: (place.kind === 'several' ? place.choices : place.nearest).map((one) => one.name) });
    const [first] = book.reports;
    return first === undefined ? { text: returnAnswers.none } : open(office, caller, book, { partnership: place.partnership.id, quarter: first.quarter });
  },

  buttons: {
    'returns:open': async (office, press: Press) => open(office, press, await bookFor(office, press, null), readValue(press.value, { partnership: 'text', quarter: 'text' })),
  },
  forms: { 'returns:give': give },
};

function progress({ reader }: Caller, book: Book): Reply {
  const [first] = book.reports;
  if (first === undefined) return { text: returnAnswers.none };
  const back = book.reports.filter(({ returnedOn }) => returnedOn !== null);
  const nameOf = (id: PartnershipId) => book.partnerships.find((one) => one.id === id)?.name ?? id;
  const standings = standingsOf(book.partnerships, book.milestones, book.reports, { today: book.asOf, rule: book.programme.rag });
  return returnsProgress(book, {
    quarter: first.quarter, dueOn: first.dueOn, count: back.length, total: book.reports.length,
    back: reader.place.kind === 'direct' ? back.map(({ partnership }) => nameOf(partnership)) : null,
    mismatches: reader.place.kind === 'direct' ? mismatches(book.reports, (id) => standings.find(({ partnership }) => partnership.id === id)?.schedule ?? null) : [],
    released: book.circle === 'insiders' ? book.released.filter(({ quarter }) => quarter === first.quarter) : [],
    own: book.partnerships.filter(({ id }) => mayReturn(reader.appointments, facilitatorIn(book), id) && reader.appointments.some(({ partnership }) => partnership === id)),
  });
}

async function open(office: Office, caller: Caller, book: Book, { partnership, quarter }: { readonly partnership: string; readonly quarter: string }): Promise<Reply> {
  const place = placeOf(caller, book, partnership);
  const all = await office.transact((records) => records.returns.of(caller.reader, place.id, office.today));
  const last = all.find((one) => one.quarter <= quarter && Object.keys(one.answers).length > 0) ?? null;
  const days = book.released.find((one) => one.partnership === place.id && one.quarter === quarter)?.days ?? null;
  return { text: returnAnswers.open, form: returnForm(place, quarter, last, days) };
}

async function give(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const { partnership, quarter } = readValue(submission.about, { partnership: 'text', quarter: 'text' });
  const book = await bookFor(office, submission, null);
  const place = placeOf(submission, book, partnership);
  const value = (block: string) => {
    const one = submission.values[block];
    return typeof one === 'string' ? one.trim() : '';
  };
  const [selfRag, confidence] = [colourIn(value('self')), colourIn(value('confidence'))];
  const days = value('days') === '' ? null : Number(value('days').replace(/\s*days?$/i, '').replace(',', '.'));
  const errors = {
    ...(value('done') === '' ? { done: returnAnswers.sayDone } : {}),
    ...(selfRag === null ? { self: returnAnswers.chooseColour } : {}),
    ...(confidence === null ? { confidence: returnAnswers.chooseColour } : {}),
    ...(days !== null && !(days >= 0 && days < 100_000) ? { days: returnAnswers.number } : {}),
  };
  if (Object.keys(errors).length > 0 || selfRag === null || confidence === null) return { errors };
  const by = personOf(submission, 'give in a return', 'the facilitator or the secretariat');
  return office.transact(async (records) => {
    const answers = { done: value('done'), moved: value('moved'), needs: value('needs') };
    const outcome = await records.returns.giveIn({ quarter, partnership: place.id, answers, selfRag, confidence, days, by, today: office.today });
    if (outcome === null) throw new Refusal('not-understood', { what: 'that form, which may be from an older message', example: '/returns' });
    if (days !== null) await records.clearances.refresh();
    await records.trail.append(`return/${quarter}/${place.id}`, outcome === 'in' ? 'return-in' : 'return-amended', { by, selfRag, confidence });
    if (outcome === 'amended') return { text: returnAnswers.amended(place.name, quarter) };
    const outstanding = await records.returns.outstanding(quarter, office.today);
    return { text: returnAnswers.in(place.name, quarter, book.partnerships.length - outstanding.length, book.partnerships.length) };
  });
}

function placeOf({ reader }: Caller, book: Book, partnership: string) {
  const place = book.partnerships.find(({ id }) => id === partnership);
  if (place === undefined) throw new Refusal('unknown-name', { kind: 'partnership', name: partnership, nearest: [] });
  if (!mayReturn(reader.appointments, facilitatorIn(book), place.id)) throw new Refusal('not-allowed', { what: `fill in the return of ${place.name}`, who: 'its facilitator or the secretariat' });
  return place;
}

function facilitatorIn({ roles }: Book) {
  return roles.find(({ title }) => /^facilitator\b/i.test(title))?.id ?? null;
}

function colourIn(text: string): Colour | null {
  return text === 'green' || text === 'amber' || text === 'red' ? text : null;
}
