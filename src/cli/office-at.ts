import { dayIn } from '../domain/instant.js';
import { momentOf } from '../domain/moment.js';
import type { Instant } from '../domain/when.js';
import type { Office } from '../office.js';
import type { Database } from '../store/database.js';
import { recordsIn } from '../store/records.js';

/** An office over this store that stands at another moment: a day means its noon. For asking, which changes nothing. */
export function officeAt(office: Office, store: Database, moment: string | null, place: { readonly zone: string; readonly nation: string }): Office {
  const now: Instant = moment === null ? office.now : momentOf(moment, place.zone, '12:00');
  return { ...office, ...place, now, today: dayIn(now, place.zone), read: (work) => work(recordsIn(store, now)), transact: (work) => store.transact((session) => work(recordsIn(session, now))) };
}
