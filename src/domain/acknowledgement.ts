import type { Directory, Recipient } from './destination.js';
import type { PersonId } from './ids.js';
import type { Day, Instant } from './when.js';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-days.js';

export interface Acknowledgement {
  readonly person: PersonId;
  readonly at: Instant;
}

/** One whose word counts once: a partnership, or somebody who belongs to none. */
export interface Body {
  readonly id: string;
  readonly name: string;
  readonly holders: readonly PersonId[];
  readonly deputies: readonly PersonId[];
  readonly acknowledged: Acknowledgement | null;
}

type Asked = Recipient & { readonly partnerships: readonly string[] };

/** Whose acknowledgement is asked, and who has given it. Any of a partnership's people, or a deputy, answers for it. */
export function bodiesOf(asked: readonly Asked[], acknowledgements: readonly Acknowledgement[], { partnerships }: Pick<Directory, 'partnerships'>): Body[] {
  const body = (id: string, name: string, people: readonly Asked[]): Body => {
    const isDeputy = (person: Asked) => person.appointments.every(({ deputy }) => deputy);
    const given = acknowledgements.filter(({ person }) => people.some(({ id: one }) => one === person)).sort((a, b) => (a.at < b.at ? -1 : 1));
    return {
      id, name, acknowledged: given[0] ?? null,
      holders: people.filter((person) => !isDeputy(person)).map((person) => person.id),
      deputies: people.filter(isDeputy).map((person) => person.id),
    };
  };
  const together = partnerships
    .map(({ id, name }) => body(id, name, asked.filter((person) => person.partnerships.includes(id))))
    .filter(({ holders, deputies }) => holders.length + deputies.length > 0);
  const alone = asked.filter(({ partnerships: own }) => own.length === 0).map((person) => body(person.id, person.name, [person]));
  return [...together, ...alone];
}

export type ChaseStep = 'first' | 'second' | 'end';

/** Working days after the words went out on which those who have not answered are asked again, and the chair is told. */
const after: Readonly<Record<ChaseStep, number>> = { first: 2, second: 4, end: 6 };

/**
 * The step that is due on this day: after two working days those named, after four their deputies too, after six the
 * chair. Never on a day off. Days that were missed are made up for by the latest step alone.
 */
export function chaseDue(releasedOn: Day, today: Day, calendar: WorkingCalendar): ChaseStep | null {
  if (isWorkingDay(today, calendar) === 'no') return null;
  const steps: readonly ChaseStep[] = ['end', 'second', 'first'];
  return steps.find((step) => addWorkingDays(releasedOn, after[step], calendar) <= today) ?? null;
}

/** Who is asked at a step: nobody whose partnership has answered. */
export function toChase(bodies: readonly Body[], step: ChaseStep): PersonId[] {
  const open = bodies.filter(({ acknowledged }) => acknowledged === null);
  const whom = (body: Body) => (step === 'first' && body.holders.length > 0 ? body.holders : [...body.holders, ...body.deputies]);
  return step === 'end' ? [] : [...new Set(open.flatMap(whom))];
}

/** A table as text for a spreadsheet. A cell that a spreadsheet would run as a formula is made plain text. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
