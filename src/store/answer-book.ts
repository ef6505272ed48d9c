import sql from 'sql-template-tag';
import type { Book, Holder, KnownRole, ProgrammeFacts } from '../domain/answer-book.js';
import { allPartners, group, officials } from '../domain/audiences.js';
import { sponsorOf } from '../domain/duties.js';
import type { PartnershipId } from '../domain/ids.js';
import { dayIn } from '../domain/instant.js';
import { ownWords } from '../domain/own-words.js';
import type { Partnership } from '../domain/partnership.js';
import { ragRuleOf } from '../domain/rag.js';
import type { Subject, Talk } from '../domain/question.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { actionsIn } from './actions.js';
import { noShelf, type Shelf } from './bookshelf.js';
import { conversationsIn } from './conversations.js';
import type { Session } from './database.js';
import { decisionsIn } from './decisions.js';
import { findingsIn } from './findings.js';
import { fundingIn } from './funding.js';
import { highlightReportsIn } from './highlight-reports.js';
import { holdingLinesIn } from './holding-lines.js';
import { meetingsIn } from './meetings.js';
import { milestonesIn } from './milestones.js';
import { readOutline, type ReadOutline } from './outline.js';
import type { Programme } from './programme.js';
import { releasedTimeIn } from './released-time.js';
import { risksIn } from './risks.js';
import { surveyIn } from './survey.js';
import { inOneTrip } from './one-trip.js';
import { toldIn } from './told.js';

/** What a question is read against, and what an answer about where a named partnership stands is made from. */
type Read = Omit<Book, 'holders' | 'funding' | 'released' | 'survey' | 'told'> & { readonly funding: Pick<Book['funding'], 'lines' | 'conditions'> };

/** A book that may be read in part, and the whole of it. */
export interface Opened {
  readonly book: Book;
  /** What was last asked about in this talk. */
  readonly earlier: Subject | null;
  /** The same book with all that the reader may know. */
  whole(): Promise<Book>;
}

/** Gathers what one reader may know, for answers. Every record comes through the module that scopes it to the reader. */
export function answerBookIn(session: Session, outline: ReadOutline = readOutline, shelf: Shelf = noShelf) {
  /** The head of a book, and the day it is of. Null while the store is empty. */
  async function begin(reader: Reader, asOf: Day | null) {
    const { head, partnerships, roles } = await outline(session);
    if (head === null) return null;
    const today = dayIn(reader.at, head.zone);
    const day = asOf === null || asOf > today ? today : asOf;
    return { asOf: day, today, zone: head.zone, nation: head.nation, circle: circleOf(reader), programme: factsOf(head, roles), partnerships, roles };
  }

  return {
    /** All of it. Null while the store is empty. The same reads are made for every reader, so that time tells nothing either. */
    async open(reader: Reader, asOf: Day | null): Promise<Book | null> {
      const head = await begin(reader, asOf);
      if (head === null) return null;
      // One round trip for all the rest; a question's cost was in their number.
      const all = inOneTrip(session);
      const [read, rest] = await Promise.all([readIn(all, reader, head.asOf, {}), restIn(all, reader, head.asOf)]);
      return bound({ ...head, ...read }, rest);
    },
    /**
     * For a question of a talk. Where `about` names partnerships, only what it is read against, with the milestones of these
     * and of none, and only the returns of these: whoever looks at more in that part is told so. The reads go by the words
     * alone, and are the same for every reader.
     */
    async openFor(reader: Reader, asOf: Day | null, talk: Talk, about: (partnerships: readonly Partnership[]) => readonly PartnershipId[]): Promise<Opened | null> {
      const head = await begin(reader, asOf);
      if (head === null) return null;
      const all = inOneTrip(session);
      const named = about(head.partnerships);
      const before = conversationsIn(all, reader.at).subject(talk);
      if (named.length === 0) {
        const [earlier, book] = await Promise.all([before, shelf.take<Book>(all, reader, {
          of: ['book', head.asOf, head.today],
          read: async (trip) => {
            const [read, rest] = await Promise.all([readIn(trip, reader, head.asOf, {}), restIn(trip, reader, head.asOf)]);
            return bound({ ...head, ...read }, rest);
          },
          lines: linesOf,
        })]);
        return { book, earlier, whole: () => Promise.resolve(book) };
      }
      const [earlier, { book, read }] = await Promise.all([before, shelf.take(all, reader, {
        of: ['part', head.asOf, head.today, named],
        read: async (trip) => {
          const some = { ...head, ...(await readIn(trip, reader, head.asOf, { about: named })) };
          return { read: some, book: inPart(some) };
        },
        lines: (found) => linesOf(found.read),
      })]);
      return {
        book,
        earlier,
        whole: async () => {
          const more = inOneTrip(session);
          const [milestones, reports, rest] = await Promise.all([
            milestonesIn(more, reader.at).list(reader, head.asOf), highlightReportsIn(more).latest(reader, head.asOf), restIn(more, reader, head.asOf),
          ]);
          return bound({ ...read, milestones, reports }, rest);
        },
      };
    },
  };
}

async function readIn(session: Session, reader: Reader, day: Day, only: { readonly about?: readonly PartnershipId[] }) {
  const [meetings, decisions, milestones, reports, actions, risks, funding, findings, holdingLines] = await Promise.all([
    meetingsIn(session).list(reader),
    decisionsIn(session).list(reader, day),
    milestonesIn(session, reader.at).list(reader, day, only),
    highlightReportsIn(session).latest(reader, day, only),
    actionsIn(session).list(reader, day),
    risksIn(session).list(reader),
    fundingIn(session).named(reader, day),
    findingsIn(session).list(reader, day),
    holdingLinesIn(session).inForce(reader.at),
  ]);
  return { meetings, decisions, milestones, reports, actions, risks, funding, findings, holdingLines };
}

async function restIn(session: Session, reader: Reader, day: Day) {
  const [held, shared, released, survey, told] = await Promise.all([
    holders(session, reader, day),
    fundingIn(session).shared(reader, day),
    releasedTimeIn(session).list(reader),
    surveyIn(session).design(reader),
    toldIn(session).list(reader, day),
  ]);
  return { holders: held, shared, released, survey, told };
}

function bound(read: Read, { shared, ...rest }: Awaited<ReturnType<typeof restIn>>): Book {
  return { ...read, ...rest, funding: { ...read.funding, ...shared } };
}

/** Lines of the records that grow with them; the others are some dozens. */
function linesOf({ milestones, reports, actions, partnerships }: Pick<Book, 'milestones' | 'reports' | 'actions' | 'partnerships'>): number {
  return milestones.reduce((sum, { forecasts }) => sum + 1 + forecasts.length, reports.length + actions.length + partnerships.length);
}

/** A book in which what was not read cannot be taken for nothing on record. */
function inPart(read: Read): Book {
  const { lines, conditions } = read.funding;
  return {
    ...read,
    funding: { lines, conditions, get allocations() { return notRead('allocations'); }, get instalments() { return notRead('instalments'); } },
    get holders() { return notRead('holders'); },
    get released() { return notRead('released time'); },
    get survey() { return notRead('the survey'); },
    get told() { return notRead('who was told'); },
  };
}

function notRead(what: string): never {
  throw new Error(`An answer about named partnerships has not read ${what}`);
}

function circleOf({ circles }: Reader): Book['circle'] {
  if (circles.length > 0 && circles.every((circle) => circle.includes(group) || circle.includes(officials))) return 'insiders';
  return circles.length > 0 && circles.every((circle) => circle.includes(allPartners)) ? 'partners' : 'public';
}

/** Who is in which post. People's names are for those who work together, not for the public. */
async function holders(session: Session, reader: Reader, on: Day): Promise<Holder[]> {
  if (circleOf(reader) === 'public') return [];
  return session.rows<Holder>(sql`
    select p.id as person, p.name, a.role, a.partnership, a.deputy from appointments a join people p on p.id = a.person
    where (a.starts_on is null or a.starts_on <= ${on}::date) and (a.ends_on is null or a.ends_on >= ${on}::date)
      and (p.left_on is null or p.left_on > ${on}::date)
    order by a.deputy, p.position`);
}

function factsOf({ id, name, more }: Programme, roles: readonly KnownRole[]): ProgrammeFacts {
  const { programme, calendar, terms_of_reference: terms } = more;
  const named = [...(programme.evaluator === undefined ? [] : [programme.evaluator]), ...(programme.evaluators ?? [])];
  const sponsor = sponsorOf(roles, { members: terms?.members ?? [] });
  const byRole = sponsor === null ? [] : roles.flatMap(({ org, duties }) => (org !== null && org !== sponsor && !/\bper\b/i.test(org) && duties.includes('evaluator') ? [{ id: org, name: org }] : []));
  const all = [...named, ...byRole];
  const evaluators = all.filter(({ id: one }, at) => all.findIndex((other) => other.id === one || other.name === one) === at);
  return {
    id,
    name,
    shortName: programme.short_name ?? null,
    formerNames: programme.former_names ?? [],
    sponsor: programme.sponsor ?? null,
    basis: programme.membership_basis ?? null,
    body: programme.national_body ?? null,
    evaluator: evaluators[0] ?? null,
    evaluators,
    phases: (more.phases ?? []).map((phase) => ({ id: phase.id, name: phase.name, start: phase.start as ProgrammeFacts['phases'][number]['start'], end: (phase.end ?? null) as ProgrammeFacts['phases'][number]['end'] })),
    authors: (more.report_authors ?? []).map((author) => ({ name: author.name, org: author.org ?? null })),
    terms: terms === undefined ? null : {
      members: terms.members,
      inAttendance: terms.in_attendance ?? [],
      quorum: terms.quorum === undefined ? null : { members: terms.quorum.members, of: terms.quorum.of, and: terms.quorum.and ?? [] },
    },
    words: ownWords(more.words ?? {}, programme.national_body?.name ?? null),
    rag: ragRuleOf(more.schedule_rag_rule),
    releasedTime: { definition: more.released_time?.definition ?? null, dayRateGbp: more.released_time?.notional_day_rate_gbp ?? null },
    quarterStartsInMonth: Number((calendar.financial_year_starts ?? '04-01').slice(0, 2)),
    schoolTerms: (calendar.terms ?? []).map((term) => ({ name: term.name, kind: term.kind, from: term.from as Day, to: term.to as Day })),
    returnsDueWorkingDays: calendar.returns_due_working_days ?? 5,
    moneyKeptTo: more.funding?.audiences === undefined ? 'usual' : 'some',
  };
}
