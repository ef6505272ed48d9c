import sql from 'sql-template-tag';
import type { Book, Holder, KnownRole, ProgrammeFacts } from '../domain/answer-book.js';
import { allPartners, group, officials } from '../domain/audiences.js';
import { sponsorOf } from '../domain/duties.js';
import type { PartnershipId } from '../domain/ids.js';
import { dayIn } from '../domain/instant.js';
import { ownWords } from '../domain/own-words.js';
import type { Partnership } from '../domain/partnership.js';
import { ragRuleOf } from '../domain/rag.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { actionsIn } from './actions.js';
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
import { standingRecordsIn } from './standing-records.js';
import { surveyIn } from './survey.js';
import { inOneTrip } from './one-trip.js';
import { toldIn } from './told.js';

/** Gathers what one reader may know, for answers. Every record comes through the module that scopes it to the reader. */
export function answerBookIn(session: Session, outline: ReadOutline = readOutline) {
  return {
    /** Null while the store is empty. Where `about` names partnerships, only the milestones of these and of none, and only the returns of these. The same reads are made for every reader, so that time tells nothing either. */
    async open(reader: Reader, asOf: Day | null, about: (partnerships: readonly Partnership[]) => readonly PartnershipId[] = () => []): Promise<Book | null> {
      const { head, partnerships, roles } = await outline(session);
      if (head === null) return null;
      const today = dayIn(reader.at, head.zone);
      const day = asOf === null || asOf > today ? today : asOf;
      const named = about(partnerships);
      const only = named.length === 0 ? {} : { about: named };
      // One round trip for all the rest; a question's cost was in their number.
      const all = inOneTrip(session);
      const [held, meetings, decisions, milestones, reports, actions, risks, funding, released, survey, findings, holdingLines, told] = await Promise.all([
        holders(all, reader, day),
        meetingsIn(all).list(reader),
        decisionsIn(all).list(reader, day),
        milestonesIn(all, reader.at).list(reader, day, only),
        highlightReportsIn(all).latest(reader, day, only),
        actionsIn(all).list(reader, day),
        risksIn(all).list(reader),
        fundingIn(all).of(reader, day),
        releasedTimeIn(all).list(reader),
        surveyIn(all).design(reader),
        findingsIn(all).list(reader, day),
        holdingLinesIn(all).inForce(reader.at),
        toldIn(all).list(reader, day),
      ]);
      return {
        asOf: day, today, zone: head.zone, nation: head.nation, circle: circleOf(reader), programme: factsOf(head, roles), partnerships,
        roles, holders: held, meetings, decisions, milestones, reports, actions, risks, funding, released, survey, findings, holdingLines, told,
      };
    },
    /** The same book with every milestone and return that the reader may know. */
    async whole(book: Book, reader: Reader): Promise<Book> {
      return { ...book, ...(await standingRecordsIn(session, reader.at).read(reader, book.asOf)) };
    },
  };
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
  const evaluators = all.filter(({ id: one }, at) => all.findIndex((other) => other.id === one) === at);
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
