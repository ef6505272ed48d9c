import type { Proclamation } from './holidays.js';
import type { PartnershipId, RoleId } from './ids.js';
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
  readonly zone: string | null;
  readonly nation: string | null;
}

/** The programme's own mornings, and those of its roles: each by the first who fills it. */
export interface MorningBook {
  readonly zone: string;
  readonly nation: string;
  readonly extra: readonly Proclamation[];
  readonly roles: readonly RoleMorning[];
}

/** The mornings of whoever fills a role. One that spans partnerships counts by the first who fills it anywhere. */
export function morningsOfRole(book: MorningBook, role: RoleId, partnership: PartnershipId | null): Mornings {
  const found = book.roles.find((one) => one.role === role && (partnership === null || one.partnership === partnership));
  return morningsOfPerson(book, { zone: found?.zone ?? null, nation: found?.nation ?? null });
}

/** The mornings of one person; the programme's where nothing is known of their own. */
export function morningsOfPerson(book: MorningBook, { zone, nation }: { readonly zone: string | null; readonly nation: string | null }): Mornings {
  return { zone: zone ?? book.zone, calendar: { nation: nation ?? book.nation, extra: book.extra } };
}
