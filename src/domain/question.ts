import type { Fact } from './fact.js';
import type { PartnershipId } from './ids.js';
import type { Day, When } from './when.js';

/** The kinds of answers, each with its own wording. */
export type Kind =
  | 'STATUS' | 'LIST' | 'DATE' | 'DECISION' | 'WHO' | 'MONEY' | 'ROLLUP' | 'DEFINE' | 'UNKNOWN' | 'CLARIFY' | 'WITHHELD' | 'PROVENANCE' | 'WRITE' | 'OUT';

/** Days that a question is about, both ends included, with the words they were given in. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
  readonly said: string;
}

/** A question as it was understood: what is asked, and of what. Ids only; what they hold comes from the reader's book. */
export interface Question<Ask extends string = string> {
  readonly asks: Ask;
  readonly places: readonly PartnershipId[];
  /** The authority that was named, where a partnership was found by one of its members. */
  readonly member: string | null;
  /** The partnership that authority is in. */
  readonly memberOf: PartnershipId | null;
  /** Each authority and partnership that was named, as it is called, with the partnership it is or is in. */
  readonly named: readonly { readonly name: string; readonly of: PartnershipId }[];
  /** Names that could be several partnerships. */
  readonly unclear: { readonly said: string; readonly choices: readonly PartnershipId[] } | null;
  readonly milestones: readonly string[];
  readonly decisions: readonly string[];
  readonly actions: readonly string[];
  readonly risks: readonly string[];
  readonly meetings: readonly string[];
  readonly roles: readonly string[];
  readonly conditions: readonly string[];
  readonly themes: readonly string[];
  readonly term: string | null;
  readonly finding: string | null;
  /** Letters that stand for a name on record (NSG), as they are written there. */
  readonly letters: string | null;
  /** How many of a list are wanted ("the worst three"), where a number was said. */
  readonly most: number | null;
  readonly window: Window | null;
  readonly day: Day | null;
  readonly quarter: string | null;
  /** The numbers of the quarters that were named, where there are several ("q1 and q2"). */
  readonly quarters: readonly number[];
  /** The financial year that was named, such as 2003-04. */
  readonly year: string | null;
  /** A day after which something is asked about ("after March 2008"). */
  readonly horizon: Day | null;
  /** What was said of it: the concepts of the grammar's table that the words carried. */
  readonly said: ReadonlySet<string>;
  /** The reason given after a comma or "because", where something is to be changed. */
  readonly reason: string | null;
  /** What a list is to be about ("any actions on finance"): telling words, none where the whole is meant. */
  readonly about: readonly string[];
  /** Ids typed that this reader's book does not hold. */
  readonly strangers: readonly string[];
  /** Readings of a date between which one must be chosen. */
  readonly unclearDate: readonly string[];
  /** The records of a list that was spoken of before, where "those" are asked about. */
  readonly those?: readonly string[];
  /** What was told, where it tells something new and does not ask. */
  readonly fact?: Fact;
}

/** Somebody in a place: a follow-up means what they asked about there, not what others did. */
export interface Talk {
  readonly asker: string;
  readonly place: string;
}

/** What is kept of a question for a follow-up: ids, kinds, days, and questions of our own that were offered; never what was typed. */
export interface Subject {
  readonly asks: string;
  /** What the list was an answer to, where `asks` is of "those". */
  readonly from?: string;
  /** The partnerships that were asked about. */
  readonly places: readonly string[];
  /** The records that the answer showed, in its order. */
  readonly records: readonly string[];
  /** The partnerships that the answer listed. */
  readonly listed?: readonly string[];
  /** The list, or the choices, from which what was shown had been taken. */
  readonly among?: readonly string[];
  /** Whether the answer was that nothing can be shared: nothing goes on from that. */
  readonly shown?: 'nothing';
  /** Whether the list was longer than what is kept of it. */
  readonly whole?: 'no';
  readonly quarter?: string;
  readonly year?: string;
  readonly window?: { readonly from: Day; readonly to: Day };
  readonly meetings?: readonly string[];
  /** How a list was cut or counted: concepts of the grammar's table, of a closed list. */
  readonly aspects?: readonly string[];
  /** What was offered to choose from, in its order. */
  readonly choices?: readonly string[];
  /** The new date that was read back without a reason, in the calendar's words: the next message may give the reason. */
  readonly to?: When;
}

/** An answer, with what it rests on. `withheld` counts what is known to be there and not shown. */
export interface Answer {
  readonly kind: Kind;
  readonly text: string;
  readonly references: readonly string[];
  readonly records: readonly string[];
  readonly withheld: number;
  /** At most five things it may have meant, each with the question that would have been clear. */
  readonly choices?: readonly Choice[];
  /** A change that was asked for: read back, and made only when the button is pressed. */
  readonly change?: Change;
  /** A new date that waits for its reason, or for which of several it is. */
  readonly waiting?: When;
}

/** A question that the grammar surely reads: as it is asked, with ids for names, and as people are shown it. */
export interface NearQuestion {
  readonly asked: string;
  readonly shown: string;
}

/** One thing that may have been meant. Where something is to be changed, `line` is what /milestone is told if it is chosen; where it is another question, `id` is that question. */
export interface Choice {
  readonly words: string;
  readonly id: string;
  readonly line?: string;
  readonly sort?: 'question';
}

/** A change read back in full. `action` is the button that makes it, `value` what that button needs. */
export interface Change {
  readonly action: string;
  /** What the button says; Confirm unless told. */
  readonly words?: string;
  readonly value: Readonly<Record<string, string | null>>;
}
