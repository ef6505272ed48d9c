import type { Duty } from './duties.js';
import type { HighlightReport } from './highlight-report.js';
import type { DecisionId, MeetingId, PartnershipId, RoleId } from './ids.js';
import type { Milestone } from './milestone.js';
import type { OwnWords } from './own-words.js';
import type { Partnership } from './partnership.js';
import type { RagRule } from './rag.js';
import type { Day, When } from './when.js';

/** A decision as one reader may know it: its question, and its outcome only where `outcome` was told to them. */
export interface KnownDecision {
  readonly id: DecisionId;
  readonly title: string;
  readonly owner: RoleId;
  readonly raisedOn: When | null;
  readonly neededBy: When | null;
  readonly forecasts: readonly { readonly givenOn: Day; readonly forecast: Day; readonly reason: string }[];
  readonly dependents: readonly string[];
  readonly informedBy: readonly string[];
  readonly advisedBy: string | null;
  readonly minute: string | null;
  /** True once this reader had been told the outcome, whatever it is. */
  readonly told: boolean;
  readonly outcome: string | null;
  readonly events: readonly DecisionEvent[];
  readonly source: unknown;
}

export interface DecisionEvent {
  readonly state: 'decided' | 'announced' | 'effective' | 'deferred' | 'superseded' | 'withdrawn';
  readonly happened: When;
  readonly meeting: MeetingId | null;
}

export interface KnownMeeting {
  readonly id: MeetingId;
  readonly on: Day;
  /** How its day is known outside the register, where that is less exact. */
  readonly knownAs: When | null;
  /** What it will discuss, where the reader may know the agenda. */
  readonly mainItem: string | null;
  readonly callForPapers: Day | null;
  readonly papersDue: Day | null;
  readonly papersOut: Day | null;
  readonly draftMinutesDue: Day | null;
  readonly replies: readonly { readonly role: string; readonly partnership?: string; readonly attending: 'yes' | 'no' | 'deputy'; readonly on: Day }[];
}

export interface KnownAction {
  readonly id: string;
  readonly title: string;
  readonly raisedAt: string;
  /** As the log has it: a role, perhaps with a partnership or "(all)". */
  readonly owner: string;
  readonly dueOn: Day;
  readonly closedOn: Day | null;
  readonly note: string | null;
}

export interface KnownRisk {
  readonly id: string;
  readonly title: string;
  readonly owner: RoleId;
  readonly likelihood: number;
  readonly impact: number;
  readonly response: string;
  readonly reviewOn: Day;
}

export interface KnownFunding {
  readonly lines: readonly { readonly year: string; readonly totalGbp: number; readonly status: string; readonly decision: DecisionId | null; readonly source: unknown }[];
  readonly allocations: readonly { readonly year: string; readonly partnership: PartnershipId; readonly amountGbp: number }[];
  readonly instalments: readonly { readonly dueOn: Day; readonly share: number }[];
  readonly conditions: readonly { readonly id: string; readonly text: string; readonly due: string }[];
}

export interface ReleasedDays {
  readonly quarter: string;
  readonly partnership: PartnershipId;
  readonly days: number | null;
}

export interface HoldingLine {
  readonly id: string;
  readonly text: string;
  /** Whose words they are, where that is on record: a role. */
  readonly approvedBy?: string | null;
  readonly about: string | null;
}

export interface Told {
  readonly item: string;
  readonly audience: string;
  readonly happened: When;
  readonly at: string | null;
}

export interface Finding {
  readonly topic: string;
  readonly aliases: readonly string[];
  readonly text: string;
  readonly report: string | null;
  readonly source: unknown;
}

/** Somebody in a post. */
export interface Holder {
  readonly person: string;
  readonly name: string;
  readonly role: RoleId;
  readonly partnership: PartnershipId | null;
  readonly deputy: boolean;
}

export interface KnownRole {
  readonly id: RoleId;
  readonly title: string;
  readonly org: string | null;
  readonly note: string | null;
  readonly duties: readonly Duty[];
}

/** What of the programme's head answers are made from. Nothing in it was ever secret. */
export interface ProgrammeFacts {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly formerNames: readonly string[];
  readonly sponsor: string | null;
  readonly basis: string | null;
  readonly body: { readonly id: string; readonly name: string } | null;
  readonly evaluator: { readonly id: string; readonly name: string } | null;
  /** All of them, the one above first; of an organisation known by its roles alone, the id stands for the name. */
  readonly evaluators: readonly { readonly id: string; readonly name: string }[];
  readonly phases: readonly { readonly id: string; readonly name: string; readonly start: When; readonly end: When | null }[];
  readonly authors: readonly { readonly name: string; readonly org: string | null }[];
  readonly terms: {
    readonly members: readonly string[];
    readonly inAttendance: readonly string[];
    readonly quorum: { readonly members: number; readonly of: number; readonly and: readonly string[] } | null;
  } | null;
  readonly words: OwnWords;
  readonly rag: RagRule;
  readonly releasedTime: { readonly definition: string | null; readonly dayRateGbp: number | null };
  readonly quarterStartsInMonth: number;
  readonly schoolTerms: readonly { readonly name: string; readonly kind: 'term' | 'half-term'; readonly from: Day; readonly to: Day }[];
  readonly returnsDueWorkingDays: number;
  /** Whether the file names who may know how money is shared out. */
  readonly moneyKeptTo: 'usual' | 'some';
}

/**
 * All that one reader may know on one day, as far as answers need it. It is filled by the store through the reader, so
 * that nothing which is not in it can be said.
 */
export interface Book {
  /** The day the answer is about; the day of asking unless another was named. */
  readonly asOf: Day;
  readonly today: Day;
  readonly zone: string;
  readonly nation: string;
  /** What kind of circle reads along, by the widest audience that holds them all. */
  readonly circle: 'insiders' | 'partners' | 'public';
  readonly programme: ProgrammeFacts;
  readonly partnerships: readonly Partnership[];
  readonly roles: readonly KnownRole[];
  readonly holders: readonly Holder[];
  readonly meetings: readonly KnownMeeting[];
  readonly decisions: readonly KnownDecision[];
  readonly milestones: readonly Milestone[];
  readonly reports: readonly HighlightReport[];
  readonly actions: readonly KnownAction[];
  readonly risks: readonly KnownRisk[];
  readonly funding: KnownFunding;
  readonly released: readonly ReleasedDays[];
  readonly survey: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly Finding[];
  readonly holdingLines: readonly HoldingLine[];
  readonly told: readonly Told[];
}
