import { stretchesOf, type Absence } from './absence.js';
import type { Proclamation } from './holidays.js';
import type { PartnershipId, PersonId, RoleId } from './ids.js';
import type { WrittenPolicy } from './reminder-policy.js';
import type { WorkingCalendar } from './working-days.js';

/** Whose mornings and working days count for somebody. */
export interface Mornings {
  readonly zone: string;
  readonly calendar: WorkingCalendar;
}

/** Where a role's holder lives and works, as far as that differs from the programme. */
export interface RoleMorning {
  readonly role: RoleId;
  readonly partnership: PartnershipId | null;
  readonly person: PersonId;
  readonly zone: string | null;
  readonly nation: string | null;
}

/** The programme's own mornings, those of its roles (each by the first who fills it), who is away, and how each kind is reminded of. */
export interface MorningBook {
  readonly zone: string;
  readonly nation: string;
  readonly extra: readonly Proclamation[];
  readonly roles: readonly RoleMorning[];
  /** Absences that are under way or to come. */
  readonly absences: readonly Absence[];
  readonly policies: readonly WrittenPolicy[];
}

/** The mornings of whoever fills a role. One that spans partnerships counts by the first who fills it anywhere. */
export function morningsOfRole(book: MorningBook, role: RoleId, partnership: PartnershipId | null): Mornings {
  const found = book.roles.find((one) => one.role === role && (partnership === null || one.partnership === partnership));
  return morningsOfPerson(book, { id: found?.person ?? null, zone: found?.zone ?? null, nation: found?.nation ?? null });
}

export interface Someone {
  readonly id: PersonId | null;
  readonly zone: string | null;
  readonly nation: string | null;
}

/** The mornings of one person; the programme's where nothing is known of their own. */
export function morningsOfPerson(book: MorningBook, { id, zone, nation }: Someone): Mornings {
  const away = stretchesOf(book.absences, id);
  const calendar = { nation: nation ?? book.nation, extra: book.extra };
  return { zone: zone ?? book.zone, calendar: away.length === 0 ? calendar : { ...calendar, away } };
}
