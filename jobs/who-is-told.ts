import { awayUntil, stretchesOf } from '../src/domain/absence.js';
import { rolesWith } from '../src/domain/duties.js';
import { dayIn } from '../src/domain/instant.js';
import type { MilestoneId, PartnershipId, RoleId, SlackUserId } from '../src/domain/ids.js';
import { morningsOfPerson, type MorningBook } from '../src/domain/mornings.js';
import type { Reminder, Stands } from '../src/domain/reminder.js';
import { policyOf } from '../src/domain/reminder-policy.js';
import type { Day } from '../src/domain/when.js';
import { workingDaysBetween } from '../src/domain/working-days.js';
import type { Office, Records } from '../src/office.js';

export type Holder = Awaited<ReturnType<Records['reminders']['holders']>>[number];

export interface Recipient {
  readonly person: Holder;
  readonly stands: Stands;
}

/** Something whose owner is away and that has no deputy waits so many working days for them; longer, the secretariat has it. */
const waitsForOwner = 5;

/** A reminder, and the kind of its milestone: the programme's policy goes by it. */
type Due = Reminder & { readonly kind: string };

/**
 * Finds who is to be told of these reminders: by the holders, who is away, what each may know, and the programme's
 * policy. All that is on record is read beforehand, in a few statements for all of them.
 */
export async function findWhoIsTold(records: Records, office: Office, book: MorningBook, reminders: readonly Due[]) {
  const roles = await records.people.roles();
  const [keeping, leading] = [rolesWith(roles, 'secretariat'), rolesWith(roles, 'chair')];
  const holders = new Map<RoleId, Holder[]>();
  for (const one of await records.reminders.holders([...new Set([...reminders.map(({ role }) => role), ...keeping, ...leading])], office.today)) {
    holders.set(one.role, [...(holders.get(one.role) ?? []), one]);
  }
  const holding = (role: RoleId, partnership: PartnershipId | null): readonly Holder[] =>
    (holders.get(role) ?? []).filter((one) => partnership === null || one.partnership === partnership);
  const doing = (some: readonly RoleId[]) => some.flatMap((role) => holding(role, null));
  const wanted = new Map<SlackUserId, Set<MilestoneId>>();
  for (const { role, partnership, milestone } of reminders) {
    for (const { slackUser } of [...holding(role, partnership), ...doing(keeping), ...doing(leading)]) {
      wanted.set(slackUser, (wanted.get(slackUser) ?? new Set()).add(milestone));
    }
  }
  const known = await records.reminders.mayKnow(wanted, office.today);
  /** Nobody is reminded of what they may not know. */
  const cleared = (people: readonly Holder[], { milestone }: Reminder) => people.filter(({ slackUser }) => known.get(slackUser)?.has(milestone) === true);
  const today = (person: Holder) => dayIn(office.now, morningsOfPerson(book, person).zone);
  const awayTo = (person: Holder): Day | null => awayUntil(stretchesOf(book.absences, person.id), today(person));
  const there = (people: readonly Holder[]) => people.filter((person) => awayTo(person) === null);

  function asked(reminder: Reminder): Recipient[] {
    const all = holding(reminder.role, reminder.partnership);
    const as = (people: readonly Holder[], stands: Stands) => people.map((person): Recipient => ({ person, stands }));
    const raised = reminder.step === 'vacancy';
    const alone = reminder.person === null ? [] : cleared(all.filter(({ id }) => id === reminder.person), reminder);
    const owners = alone.length > 0 ? alone : cleared(all.filter(({ deputy }) => !deputy), reminder);
    const deputies = cleared(all.filter(({ id, deputy }) => deputy && id !== reminder.person), reminder);
    const first = owners.length > 0 ? owners : deputies;
    const standing: Stands = raised ? 'vacancy' : first.every(({ deputy }) => deputy) ? 'deputy' : 'owner';
    if (there(first).length > 0) return as(there(first), standing);
    const back = first.map(awayTo).reduce<Day | null>((soonest, day) => (soonest === null || (day !== null && day < soonest) ? day : soonest), null);
    if (first[0] !== undefined && back !== null) {
      if (reminder.expectedOn > back) return as(first, standing);
      const instead = there(deputies);
      if (instead.length > 0) return as(instead, 'away');
      const { calendar } = morningsOfPerson(book, { ...first[0], id: null });
      if (workingDaysBetween(today(first[0]), back, calendar) <= waitsForOwner) return as(first, standing);
    }
    const secretariat = cleared(doing(keeping), reminder);
    const present = there(secretariat).length > 0 ? there(secretariat) : secretariat;
    const lead = present.filter(({ deputy }) => !deputy);
    return as(lead.length > 0 ? lead : present, first.length > 0 ? 'away' : all.length === 0 ? 'vacancy' : 'not-cleared');
  }

  return {
    /** Whoever is asked, and whoever is told beside them; and whether the partnership's own channel is told too. */
    of(reminder: Due): { readonly recipients: readonly Recipient[]; readonly channel: 'told' | 'not told' } {
      const recipients = asked(reminder);
      const told = policyOf(reminder.kind, book.policies).toldAt(reminder.step);
      const channel = told.includes('channel') ? 'told' : 'not told';
      if (told.length === 1 && told[0] === 'owner') return { recipients, channel };
      const beside: Recipient[] = [];
      const add = (people: readonly Holder[], stands: Stands) => {
        for (const person of people) if (![...recipients, ...beside].some((one) => one.person.id === person.id)) beside.push({ person, stands });
      };
      if (told.includes('deputy')) add(there(cleared((holding(reminder.role, reminder.partnership)).filter(({ deputy }) => deputy), reminder)), 'beside-deputy');
      if (told.includes('chair')) add(there(cleared(doing(leading).filter(({ deputy }) => !deputy), reminder)), 'beside-chair');
      // Nobody else to tell: then the owner after all, for nothing is dropped.
      return { recipients: told.includes('owner') || beside.length === 0 ? [...recipients, ...beside] : beside, channel };
    },
  };
}
