import type { Caller, Command, Press, Reply } from '../src/command.js';
import type { Book } from '../src/domain/answer-book.js';
import type { PartnershipId } from '../src/domain/ids.js';
import { Refusal } from '../src/domain/refusal.js';
import { mayReturn, mismatches } from '../src/domain/returns.js';
import { standingsOf } from '../src/domain/standing.js';
import { readValue } from '../src/grammar/button-value.js';
import { matchPlace } from '../src/grammar/names.js';
import { returnAnswers, returnsProgress } from '../src/wording/returns.js';
import { bookFor } from './milestone/desk.js';
import { giveIn, openReturn, pressedLater, pressedNotMine } from './returns/giving.js';
import { pressedReceived, pressedReleased } from './returns/told.js';

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
    return first === undefined ? { text: returnAnswers.none } : openReturn(office, caller, book, { partnership: place.partnership.id, quarter: first.quarter });
  },

  buttons: {
    'returns:open': async (office, press: Press) => openReturn(office, press, await bookFor(office, press, null), readValue(press.value, { partnership: 'text', quarter: 'text' })),
    'returns:later': pressedLater,
    'returns:received': pressedReceived,
    'returns:released': pressedReleased,
    'returns:not-mine': pressedNotMine,
  },
  forms: { 'returns:give': giveIn },
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
    own: book.partnerships.filter(({ id }) => mayReturn(reader.appointments, id) && reader.appointments.some(({ partnership }) => partnership === id)),
  });
}
