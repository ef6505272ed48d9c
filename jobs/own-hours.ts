import type { PersonId } from '../src/domain/ids.js';
import { morningsOfPerson } from '../src/domain/mornings.js';
import { decentMoment } from '../src/domain/reminder.js';
import type { Instant } from '../src/domain/when.js';
import type { Office, Records } from '../src/office.js';

/** Now, where this is a decent hour of a working day of theirs on which they are there; otherwise their next working morning. */
export async function decentHourOf(records: Records, office: Office, person: PersonId): Promise<Instant> {
  const found = await records.people.byId(person);
  return decentMoment(office.now, morningsOfPerson(await records.reminders.mornings(), found ?? { id: person, zone: null, nation: null }));
}
