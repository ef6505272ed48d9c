import type { Book } from '../../domain/answer-book.js';
import type { Answer, Question } from '../../domain/question.js';
import { quarterBounds, quarterOf } from '../../domain/quarters.js';
import { nextTerm } from '../../domain/terms.js';
import { sayDay, sayDayLong, sayWhen } from '../dates.js';
import type { OwnWords } from '../../domain/own-words.js';
import { inOwnWords } from '../own-words.js';
import { sayQuarterInFull } from '../quarters.js';
import { beyondUs, notCounted, notKnown, notSpent } from './beyond.js';
import { daysUntil, workingDay, workingDays } from './calendar.js';
import * as actionLog from './action-log.js';
import * as changes from './changes.js';
import * as decisions from './decisions.js';
import { changeDone, changeMove } from './new-dates.js';
import * as evaluation from './evaluation.js';
import { meanings } from './glossary.js';
import type { Hands } from './hands.js';
import * as lists from './lists.js';
import * as meetings from './meetings.js';
import { mine, ownedBy } from './mine.js';
import { standsFor } from './letters.js';
import * as milestones from './milestones.js';
import * as money from './money.js';
import * as partnership from './partnership.js';
import { programmeIs } from './programme-is.js';
import * as people from './people.js';
import * as ranked from './ranked.js';
import * as registers from './registers.js';
import * as returns from './returns.js';
import { say } from './say.js';
import * as those from './those.js';
import * as told from './told.js';
import { contactDetails, howSure, howTo, notDefined } from './ways.js';

export type { Hands } from './hands.js';
export type { Ear } from './decisions.js';
export { nearestAsk, noSuchMember, nothingAbout, notThere, whatIsOnRecord, type Unanswered } from './nearest.js';

/** What names those who have not answered yet: where others read along it is a number, and the names are for the asker alone. */
export const namesAlone: ReadonlySet<string> = new Set(['released-quarters', 'returns-missing', 'returns-late', 'return-colours', 'returns-in', 'return-of', 'released-missing', 'released-worth', 'released-total', 'released-most', 'watermelons']);

type Answering = (question: Question, book: Book, ear: decisions.Ear) => Answer;

/** How each ask of the grammar's table is answered. */
export function answersFor(hands: Hands): Readonly<Record<string, Answering>> {
  return {
    'those-cut': those.thoseCut(hands),
    'those-owners': those.thoseOwners,
    'those-dates': those.thoseDates,
    'those-first-due': those.thoseFirstDue,
    'those-why': those.thoseWhy,
    'those-how-late': those.thoseHowLate,
    'those-moves': those.thoseMoves,
    'those-count': those.thoseCount,
    'those-list': those.thoseList,
    'those-else': those.thoseElse,
    'not-counted': () => notCounted,
    'not-known': () => notKnown,
    'decision-unnamed': decisions.decisionUnnamed,
    'decision-source': decisions.decisionSource,
    'milestone-source': milestones.milestoneSource,
    'register-source': registers.registerSource,
    'who-about': people.whoAbout,
    'money-compare': money.moneyCompare,
    'not-spent': () => notSpent,
    'documents': milestones.documents,
    'out-of-scope': () => beyondUs,
    'not-defined': () => notDefined,
    'working-day': workingDay,
    'working-days': workingDays,
    'how-sure': () => howSure,
    'howto': () => howTo,
    'contact-details': contactDetails,
    'change-add': changes.changeAdd(hands),
    'report-which': milestones.reportWhich,
    'rag-counts': lists.ragCounts,
    'milestones-list': milestones.milestonesList,
    'papers-missing': meetings.papersMissing,
    'programme-is': programmeIs,
    'individual-case': () => individualCase,
    'talked-round': () => talkedRound,
    'holding-line': decisions.holdingLine,
    'stands-for': standsFor,
    'definition': definition,
    'change-baseline': changes.changeBaseline,
    'change-remind': changes.changeRemind(hands),
    'change-colour': changes.changeColour,
    'change-done': changeDone(hands),
    'change-move': changeMove(hands),
    'change-action': changes.changeAction,
    'change-announce': changes.changeAnnounce,
    'tell-return': told.tellReturn(hands),
    'tell-released': told.tellReleased(hands),
    'tell-reply': told.tellReply(hands),
    'tell-closed': actionLog.tellClosed(hands),
    'tell-reopened': actionLog.tellReopened(hands),
    'tell-kept': told.tellKept(hands),
    'tell-undo': told.tellUndo(hands),
    'tell-leave': () => told.left,
    'tell-press': () => told.onlyByPress,
    'tell-unclear': told.ofWhat,
    'change-what': changes.changeWhat,
    'change-other': changes.changeOther,
    'decision-told': decisions.decisionTold,
    'decision-embargo': decisions.decisionEmbargo,
    'decision-decided-when': decisions.decisionDecidedWhen,
    'decision-who': decisions.decisionWho,
    'decision-informed': decisions.decisionInformed,
    'decision-dependents': decisions.decisionDependents,
    'decision-moves': decisions.decisionMoves,
    'decision-why': decisions.decisionWhy,
    'decision-late': decisions.decisionLate,
    'decision-when': decisions.decisionWhen,
    'decision-effective': decisions.decisionEffective,
    'decision-outcome': decisions.decisionOutcome,
    'decision-status': decisions.decisionStatus,
    'decision-fate': decisions.decisionFate,
    'decisions-pending': decisions.decisionsPending,
    'decisions-made': decisions.decisionsMade,
    'decisions-refused': decisions.decisionsRefused,
    'money-future': decisions.moneyFuture,
    'findings': milestones.findings,
    'authors': milestones.authors,
    'survey-by-place': evaluation.surveyByPlace,
    'survey-close': evaluation.surveyClose,
    'survey': evaluation.survey,
    'interviews': evaluation.interviews,
    'report-out': milestones.reportOut,
    'evaluator': evaluation.evaluator,
    'evaluation-began': evaluation.evaluationBegan,
    'released-most': ranked.releasedMost(hands.heard),
    'money-most': ranked.moneyMost,
    'milestone-counts': ranked.milestoneCounts,
    'done-late': ranked.doneLate,
    'best-placed': ranked.bestPlaced,
    'late-by-partnership': ranked.lateByPartnership,
    'meetings-list': meetings.meetingsList,
    'released-missing': money.releasedMissing(hands.heard),
    'released-worth': money.releasedWorth(hands.heard),
    'released-place': money.releasedPlace,
    'released-total': money.releasedTotalLine(hands.heard),
    'return-due': returns.returnDue,
    'returns-missing': returns.returnsMissing(hands.heard),
    'returns-late': returns.returnsLate(hands.heard),
    'return-colours': returns.returnColours(hands.heard),
    'returns-in': returns.returnsIn(hands.heard),
    'return-of': returns.returnOf(hands.heard),
    'watermelons': lists.watermelons(hands.heard),
    'quorate': meetings.quorate,
    'quorum': meetings.quorum,
    'papers-out': meetings.papersOut,
    'call-for-papers': meetings.callForPapers,
    'papers-due': meetings.papersDue,
    'minutes-due': meetings.minutesDue,
    'attendance': meetings.attendance,
    'agenda': meetings.agenda,
    'meeting-place': meetings.meetingPlace,
    'meeting-next': meetings.meetingNext,
    'meeting-last': meetings.meetingLast,
    'meeting-chair': meetings.meetingChair,
    'meeting-came': meetings.meetingCame,
    'seats': meetings.seats,
    'action-one': registers.actionOne,
    'actions-overdue': registers.actionsOverdue,
    'actions-mine': (question, book) => registers.actionsOf(hands.roles, hands.partnerships)(question, book),
    'mine': mine(hands),
    'owned-by': (question, book) => ownedBy(question, book, hands),
    'actions-from-meeting': registers.actionsFromMeeting,
    'actions-of': (question, book) => registers.actionsOf(question.roles, [])(question, book),
    'actions-due': registers.actionsDue,
    'actions-count': registers.actionsCount,
    'actions-closed': registers.actionsClosed,
    'actions-open': registers.actionsOpen,
    'risk-one': registers.riskOne,
    'risks-mine': registers.risksOf(hands.roles),
    'risks-review': registers.risksReview,
    'risks-top': registers.risksTop,
    'conditions': money.conditions,
    'instalments': money.instalments,
    'letters': money.letters,
    'funding-ends': money.fundingEnds,
    'money-place': money.moneyPlace,
    'money-each': money.moneyEach,
    'money-source': money.moneySource,
    'money-status': money.moneyStatus,
    'money-total': money.moneyTotal,
    'milestone-owner': milestones.milestoneOwner,
    'milestone-moves': milestones.milestoneMoves,
    'place-moves': milestones.placeMoves,
    'milestone-why': milestones.milestoneWhy,
    'milestone-original': milestones.milestoneOriginal,
    'milestone-late': milestones.milestoneLate,
    'milestone-when': milestones.milestoneWhen,
    'milestone-status': milestones.milestoneStatus,
    'host-of': people.hostOf,
    'hosts': people.hosts,
    'facilitator-of': people.facilitatorOf,
    'figure-source': evaluation.figureSource,
    'pilots': people.pilots,
    'money-sum': money.moneySum,
    'released-quarters': money.releasedQuarters(hands.heard),
    'milestone-signed': milestones.milestoneSigned,
    'same-place': people.samePlace,
    'place-of-member': people.placeOfMember,
    'members-count': people.membersCount,
    'members-of': people.membersOf,
    'members-by-place': people.membersByPlace,
    'partnerships-count': people.partnershipsCount,
    'partnerships': people.partnershipsList,
    'partnerships-all': people.partnershipsList,
    'same-partnership': people.samePartnership,
    'role-of': people.roleHolder,
    'role-holder': people.roleHolder,
    'owner-what': lists.ownersOfLate,
    'slipped-since': lists.slippedSince,
    'compare': partnership.compare,
    'rag-list': lists.ragList,
    'at-risk': lists.atRisk,
    'late-count': lists.lateCount,
    'late': lists.late,
    'late-place': lists.late,
    'why-late': lists.whyLate,
    'theme-else': lists.themeElse,
    'theme-none': lists.themeNone,
    'work-of': lists.workOf,
    'due-on': lists.dueOn,
    'days-until': daysUntil,
    'due-next': lists.dueWindow,
    'due-window': lists.dueWindow,
    'due-place': lists.dueWindow,
    'due-next-all': lists.dueWindow,
    'done-window': lists.doneWindow,
    'was-due': lists.wasDue,
    'moved-often': lists.movedOften,
    'quarter-dates': quarterDates,
    'no-baseline': lists.noBaseline,
    'school-calendar': schoolCalendar,
    'phases': phases,
    'partnership-brief': partnership.partnershipBrief,
    'partnership-status': partnership.partnershipStatus,
    'overview': partnership.overview,
    'day-today': (_question, book) => say(book, { kind: 'DATE', lines: [`Today is ${sayDayLong(book.today)}.`] }),
    'help': () => help,
    'courtesy': () => ({ kind: 'DEFINE', text: 'You are welcome.', references: [], records: [], withheld: 0 }),
  };
}

const bare = (kind: Answer['kind'], text: string): Answer => ({ kind, text, references: [], records: [], withheld: 0 });

export const individualCase = bare('OUT', 'I am sorry, I cannot help with individual children or cases. The local authority, or whoever looks after the case, is the place to ask: they can help, or tell you who can. I have kept nothing of what you wrote.');

export const talkedRound = bare('OUT', 'I answer from the register, by the same rules for everybody. Ask me where a partnership, milestone or decision stands and I will say what I can here.');

const examples = '"how is a partnership doing", "what is late", "who has not returned", "when is the next meeting", "overdue actions", "which partnership is an authority in", "what does baseline mean"';

export const help = bare('DEFINE', `You can ask me where a partnership, milestone or decision stands, what is late or due, who has returned, dates of meetings and papers, actions, risks, money, who is who, and what a word means. For example: ${examples}.`);

export const notUnderstood = bare('UNKNOWN', `I did not understand that, so I would rather not guess. I can answer things like ${examples}.`);

/** What can be asked, in the programme's own words where an answer gives examples of it. */
export function withOwnExamples(answer: Answer, words: OwnWords): Answer {
  return answer.text.includes(examples) ? { ...answer, text: answer.text === help.text ? inOwnWords(answer.text, words) : answer.text.replace(examples, inOwnWords(examples, words)) } : answer;
}

/** The same, with the ordinary words that no answer would have taken in: a word that might be a name is not said back. */
export function notTakenIn(words: readonly string[]): Answer {
  const said = [...new Set(words)].map((word) => `“${word}”`);
  return said.length === 0 || said.length > 2 ? notUnderstood : bare('UNKNOWN', `I did not understand ${said.join(' and ')} there, so I would rather not guess. I can answer things like ${examples}.`);
}

/** What is plainly asked and not on record, with what can be asked. */
export function notRecorded(missing: string): Answer {
  return bare('UNKNOWN', `${missing} I can answer things like ${examples}.`);
}

/** Several answers to one message as one; where a part of it was not understood, that is said. */
export function together(answers: readonly Answer[], rest: 'none' | 'not understood'): Answer {
  const [first = notUnderstood, ...others] = answers;
  const unread = rest === 'none' ? [] : ['The other part of what you asked I did not understand.'];
  if (others.length === 0 && unread.length === 0) return first;
  const all = [first, ...others];
  return {
    ...first, text: oneFoot([...new Set(all.map(({ text }) => text))], unread), withheld: all.reduce((sum, { withheld }) => sum + withheld, 0),
    references: [...new Set(all.flatMap(({ references }) => references))], records: [...new Set(all.flatMap(({ records }) => records))],
  };
}

/** Answers one below another; of those that are true for the same day the day is said once, at the end, with what all rest on. */
function oneFoot(texts: readonly string[], unread: readonly string[]): string {
  const feet = texts.map((text) => /^([\s\S]*)\nAs of ([^;\n]+?)(?:; ref\. ([^\n]+))?\.$/.exec(text));
  const days = [...new Set(feet.flatMap((foot) => foot?.[2] ?? []))];
  const [day] = days;
  if (day === undefined || days.length > 1) return [...texts, ...unread].join('\n');
  const refs = [...new Set(feet.flatMap((foot) => foot?.[3]?.split(', ') ?? []))];
  return [...texts.map((text, at) => feet[at]?.[1] ?? text), ...unread, `As of ${day}${refs.length === 0 ? '' : `; ref. ${refs.join(', ')}`}.`].join('\n');
}

export const whichOne = bare('CLARIFY', 'Which one do you mean? Please name the partnership, milestone, decision or action.');

export function noSuchRecord(ids: readonly string[]): Answer {
  return bare('UNKNOWN', `I have no record here called ${ids.slice(0, 3).map((id) => id.toUpperCase()).join(', ')}.`);
}

export function tooLong(): Answer {
  return bare('CLARIFY', 'That is more than I can read as one question. Please ask it in a line or two.');
}

/** "East Midlands or West Midlands?": one question, at most five choices. */
export function whichPlace(choices: readonly { readonly id: string; readonly name: string }[]): Answer {
  const names = choices.slice(0, 5).map(({ name }) => name);
  return { ...bare('CLARIFY', `Which do you mean: ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}?`), choices: choices.slice(0, 5).map(({ id, name }) => ({ id, words: name })) };
}

export function whichDate(labels: readonly string[]): Answer {
  return bare('CLARIFY', `Which do you mean: ${labels.slice(0, 5).join('; or ')}?`);
}

function definition(question: Question, book: Book): Answer {
  const meaning = (question.term ?? '').split('|').flatMap((term) => meanings[term] ?? []).join('\n');
  if (meaning === '') return notUnderstood;
  const { rag, releasedTime, sponsor, basis } = book.programme;
  const rule = `green to ${rag.greenTo} days late, amber to ${rag.amberTo}, red beyond that or once its forecast has passed with nothing recorded as done`;
  return bare('DEFINE', inOwnWords(meaning, book.programme.words).replace('{rule}', rule).replace('{sponsor}', sponsor === null ? '' : `; here the ${sponsor}`)
    .replace('{basis}', basis === null ? '' : `; ${basis}`).replace('{released}', releasedTime.definition ?? 'staff time made available because the grant pays for co-ordination'));
}

function schoolCalendar(_question: Question, book: Book): Answer {
  const half = nextTerm(book.asOf, 'half-term', book.programme.schoolTerms);
  if (half === null) return say(book, { kind: 'UNKNOWN', lines: ['School terms are not recorded.'] });
  return say(book, { kind: 'DATE', lines: [`The next half-term (${half.name}) is ${sayDay(half.from)} to ${sayDay(half.to)}${half.approximate ? ', the week that most English schools keep; the programme records none of its own' : ''}.`] });
}

function quarterDates(question: Question, book: Book): Answer {
  const quarter = question.quarter ?? quarterOf(book.asOf, book.programme.quarterStartsInMonth);
  const { from, to } = quarterBounds(quarter, book.programme.quarterStartsInMonth);
  return say(book, { kind: 'DATE', lines: [`${sayQuarterInFull(quarter).replace(/^q/, 'Q')} runs from ${sayDay(from)} to ${sayDay(to)}.`] });
}

function phases(_question: Question, book: Book): Answer {
  const list = book.programme.phases.filter(({ start }) => start.d.slice(0, 10) <= book.asOf);
  if (list.length === 0) return say(book, { kind: 'UNKNOWN', lines: ['No phases are recorded.'] });
  return say(book, { kind: 'DATE', lines: list.map(({ name, start, end }) => `${name}: ${sayWhen(start)} to ${end === null ? 'a date not recorded' : sayWhen(end)}.`), references: list.map(({ id }) => id) });
}
