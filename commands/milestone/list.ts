import type { Caller, Reply } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import { lateItems } from '../../src/domain/answer-late.js';
import { mayFinish, mayMove, ownsIt } from '../../src/domain/milestone-change.js';
import type { Milestone } from '../../src/domain/milestone.js';
import type { Partnership } from '../../src/domain/partnership.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Day } from '../../src/domain/when.js';
import { matchMilestone } from '../../src/grammar/milestone-names.js';
import type { AskedMilestone } from '../../src/grammar/milestone.js';
import { matchPlace } from '../../src/grammar/names.js';
import type { Office } from '../../src/office.js';
import { sayDay } from '../../src/wording/dates.js';
import { byDate, lateList, milestoneCard, milestoneList, noneOpen, whichMilestone } from '../../src/wording/milestones.js';
import { bookFor, nextDays } from './desk.js';

/** A list: everything open with the caller's own first, what is theirs alone, or what is late. */
export async function list(office: Office, caller: Caller, asked: Extract<AskedMilestone, { kind: 'list' }>, from: number): Promise<Reply> {
  const book = await bookFor(office, caller, asked.asOf);
  const place = asked.name === null ? null : placeNamed(asked.name, book);
  const of = (milestone: { readonly partnership: string | null; readonly with?: readonly string[] }) =>
    place === null || milestone.partnership === place.id || (milestone.with ?? []).includes(place.id);
  const where = place === null ? '' : ` in ${place.name}`;
  if (asked.scope === 'late') return lateList(book, lateItems(book).filter(of), where);
  const open = book.milestones.filter((milestone) => milestone.actual === null && of(milestone));
  const own = open.filter((milestone) => isOwn(caller, milestone)).sort(byDate);
  const others = open.filter((milestone) => !own.includes(milestone)).sort(byDate);
  const line = `${asked.scope === 'mine' ? 'mine' : 'list'} ${place?.name ?? ''}${asked.asOf === null ? '' : ` as of ${sayDay(asked.asOf)}`}`;
  return milestoneList(book, {
    title: asked.scope === 'mine' ? `Your milestones${where}` : `Milestones${where}${own.length > 0 && others.length > 0 ? ', yours first' : ''}`,
    milestones: asked.scope === 'mine' ? own : [...own, ...others],
    from, line,
    none: noneOpen[asked.scope === 'mine' ? 'mine' : 'all'],
  });
}

/** One milestone by its id or words of its title; or those of a partnership, by its name. */
export async function show(office: Office, caller: Caller, name: string, asOf: Day | null): Promise<Reply> {
  const book = await bookFor(office, caller, asOf);
  const match = matchMilestone(name, book.milestones);
  if (match.kind === 'one' && (/\d/.test(name) || matchPlace(name, book.partnerships).kind !== 'one')) return card(office, book, caller, match.milestone);
  const place = matchPlace(name, book.partnerships);
  if (place.kind === 'one') return list(office, caller, { kind: 'list', scope: 'open', name, asOf }, 0);
  if (match.kind === 'one') return card(office, book, caller, match.milestone);
  const asOfWords = asOf === null ? '' : ` as of ${sayDay(asOf)}`;
  if (match.kind === 'several') return whichMilestone(name, match.choices.map((milestone) => ({ milestone, line: `show ${milestone.id}${asOfWords}` })));
  throw new Refusal('unknown-name', { kind: 'milestone', name, nearest: match.nearest.map(({ id, title }) => `${id} ${title}`), heard: caller.reader.place.kind });
}

async function card(office: Office, book: Book, caller: Caller, milestone: Milestone): Promise<Reply> {
  const { appointments } = caller.reader;
  const recurs = await office.transact(({ milestones }) => milestones.recurs(milestone.id));
  const next = recurs === null ? [] : nextDays(recurs.rule, recurs.start, recurs.on, office);
  return milestoneCard(book, milestone, { move: mayMove(appointments, milestone), finish: mayFinish(appointments, milestone) }, next);
}

/** Their own duty, or their own partnership's. */
function isOwn(caller: Caller, milestone: Milestone): boolean {
  const { appointments } = caller.reader;
  return ownsIt(appointments, milestone)
    || appointments.some(({ partnership }) => partnership !== null && (partnership === milestone.partnership || milestone.with.includes(partnership)));
}

function placeNamed(name: string, book: Book): Partnership {
  const match = matchPlace(name, book.partnerships);
  if (match.kind === 'one') return match.partnership;
  const nearest = match.kind === 'several' ? match.choices : match.nearest;
  throw new Refusal('unknown-name', { kind: 'partnership', name, nearest: nearest.map((one) => one.name) });
}
