import type { Caller, Press, Reply } from '../../src/command.js';
import type { Book, KnownDecision } from '../../src/domain/answer-book.js';
import { followableDate, nextForecast, soLongAfter, type Interval } from '../../src/domain/following.js';
import type { MilestoneId, PersonId } from '../../src/domain/ids.js';
import { knockOns } from '../../src/domain/knock-on.js';
import { expectedOf, type Milestone } from '../../src/domain/milestone.js';
import { checkFollow, followKey, mayFollow } from '../../src/domain/milestone-change.js';
import { Refusal } from '../../src/domain/refusal.js';
import { latestDay, onDay, sameWhen, type When } from '../../src/domain/when.js';
import { readValue } from '../../src/grammar/button-value.js';
import { milestoneExamples, type AskedMilestone } from '../../src/grammar/milestone.js';
import type { Office, Records } from '../../src/office.js';
import { followsReason, followWords } from '../../src/wording/following.js';
import { sayInterval } from '../../src/wording/intervals.js';
import { said } from '../../src/wording/milestone-answers.js';
import { ownerOf } from '../../src/wording/milestones.js';
import { bookFor, named, personOf } from './desk.js';

/** So long after a decision, or (with none) no longer so: read back with what it would mean before it counts. */
export async function typedFollow(office: Office, caller: Caller, asked: Extract<AskedMilestone, { kind: 'follow' | 'stop-following' }>): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  const line = asked.kind === 'follow' ? (id: string) => `follow ${id} ${sayInterval(asked.after)} after ${asked.decision}` : (id: string) => `stop following ${id}`;
  const found = named(book, asked.name, line);
  if ('ask' in found) return found.ask;
  const { milestone } = found;
  const after = asked.kind === 'follow' ? asked.after : null;
  const decision = asked.kind === 'follow' ? decisionIn(book, asked.decision) : milestone.contingentOn;
  if (after === null && !milestone.after) return said.followsNothing(milestone);
  const about = typeof decision === 'string' || decision === null ? book.decisions.find(({ id }) => id === decision) : decision;
  if (about === undefined) throw new Refusal('unknown-name', { kind: 'decision', name: 'that it follows', nearest: [] });
  allowed(caller, book, milestone);
  checkFollow(milestone, about.id, after);
  const by = after === null ? null : dateOf(about);
  const to = after === null || by === null ? null : soLongAfter(by, after, { nation: book.nation });
  const moves = to !== null && latestDay(to) >= office.today && !sameWhen(expectedOf(milestone), to);
  const words = followWords(milestone, about, { after, by, to, touched: moves ? knockOns(milestone, to, { ...book, calendar: { nation: book.nation } }) : [] });
  const value = JSON.stringify({ id: milestone.id, decision: about.id, after: after === null ? 'none' : JSON.stringify(after), was: followKey(milestone) });
  return said.confirm(words, { action: 'milestone:follow', id: milestone.id, value });
}

export async function confirmedFollow(office: Office, press: Press): Promise<Reply> {
  const asked = readValue(press.value, { id: 'text', decision: 'text', after: 'text', was: 'text' });
  const after = intervalIn(asked.after);
  const person = personOf(press, 'say what a milestone follows', 'somebody with a duty in the programme');
  const book = await bookFor(office, press, null);
  return office.transact(async (records) => {
    const milestone = await records.milestones.claim(press.reader, office.today, asked.id as MilestoneId);
    if (milestone === null) throw new Refusal('unknown-name', { kind: 'milestone', name: asked.id, nearest: [] });
    const decision = decisionIn(book, asked.decision);
    allowed(press, book, milestone);
    // Pressed twice, it has done what it says, once.
    if (followKey(milestone) === followKey({ contingentOn: decision.id, after })) return { ...said.follows(milestone, decision.id, after, null), replaces: true };
    checkFollow(milestone, decision.id, after, asked.was);
    await records.milestones.comesAfter(milestone.id, decision.id, after);
    await records.clearances.refreshMilestone(milestone.id);
    await records.trail.append(milestone.id, 'milestone-follows', { decision: decision.id, after, by: person });
    const to = after === null ? null : await bringUp(records, office, milestone, person);
    return { ...said.follows(milestone, decision.id, after, to), replaces: true };
  });
}

/** The date it has by its new interval at once, where everybody who sees it may know the decision's; later ones come with the round. */
async function bringUp(records: Records, office: Office, milestone: Milestone, person: PersonId): Promise<When | null> {
  const one = (await records.followers.open(office.today)).find(({ id }) => id === milestone.id);
  const date = one === undefined ? null : followableDate(one.onRecord, office.now);
  if (one === undefined || date === null) return null;
  const { nation, extra } = await records.reminders.mornings();
  // Whoever sets an interval wants the date by it, whatever was said before.
  const to = nextForecast({ ...one, forecasts: one.forecasts.map((given) => ({ ...given, followed: 'yes' as const })) }, date, { today: office.today, calendar: { nation, extra } });
  if (to === null) return null;
  await records.followers.follow(one.id, to, { decision: one.decision, reason: followsReason(one.decision), today: office.today });
  await records.reminders.answer(one.id, 'moved', person);
  await records.reminders.replan(one.id);
  await records.trail.append(one.id, 'milestone-followed', { decision: one.decision, from: expectedOf(milestone), to });
  return to;
}

function allowed(caller: Caller, book: Book, milestone: Milestone): void {
  if (mayFollow(caller.reader.appointments, milestone)) return;
  const who = milestone.contingentOn === null ? 'the secretariat or the chair' : `its owner (${ownerOf(book, milestone)}), their deputy, the secretariat or the chair`;
  throw new Refusal('not-allowed', { what: `say what ${milestone.id} follows`, who });
}

/** A decision that this asker may know of, and that stands. */
function decisionIn(book: Book, id: string): KnownDecision {
  const found = book.decisions.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (found === undefined) throw new Refusal('unknown-name', { kind: 'decision', name: id, nearest: book.decisions.slice(0, 3).map((one) => one.id) });
  if (found.events.some(({ state }) => state === 'withdrawn' || state === 'superseded')) throw new Refusal('not-understood', { what: `that, as ${found.id} no longer stands`, example: milestoneExamples.follow });
  return found;
}

/** The day its outcome was announced, where this asker may know that, else its latest forecast. */
function dateOf({ events, forecasts }: KnownDecision): When | null {
  const announced = events.find(({ state }) => state === 'announced')?.happened;
  const last = forecasts.at(-1);
  return announced ?? (last === undefined ? null : onDay(last.forecast));
}

function intervalIn(text: string): Interval | null {
  if (text === 'none') return null;
  const [, unit, count] = /^\{"(days|working_days|weeks|months)":(\d{1,3})\}$/.exec(text) ?? [];
  if (unit === undefined) throw new Refusal('not-understood', { what: 'that button', example: milestoneExamples.follow });
  return { [unit]: Number(count) };
}
