import type { Caller, Press, Reply } from '../../src/command.js';
import type { Stretch } from '../../src/domain/absence.js';
import type { PersonId } from '../../src/domain/ids.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Day } from '../../src/domain/when.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office, Records } from '../../src/office.js';
import { absenceSaid } from '../../src/wording/absences.js';

/** "I am away from … to …": what waits for them and what is planned is arranged anew. */
export async function noteAway(office: Office, caller: Caller, stretch: Stretch): Promise<Reply> {
  const person = asker(caller);
  return office.transact(async (records) => {
    await records.absences.add(person, stretch);
    await arrangeAnew(records, person);
    return absenceSaid.noted(stretch);
  });
}

export async function listAbsences(office: Office, caller: Caller): Promise<Reply> {
  const person = asker(caller);
  return office.transact(async ({ absences }) => absenceSaid.list(await absences.of(person, office.today)));
}

/** Back today, or not away on some day after all. Days of it that have passed stay as they were. */
export async function noteBack(office: Office, caller: Caller, on: Day | null): Promise<Reply> {
  const taken = await takeBack(office, asker(caller), on ?? office.today);
  return on === null ? absenceSaid.back(taken) : absenceSaid.removed(taken);
}

export async function pressedNotAway(office: Office, press: Press): Promise<Reply> {
  const { day } = readValue(press.value, { day: 'day' });
  return { ...absenceSaid.removed(await takeBack(office, asker(press), day)), replaces: true };
}

/** Their mornings by another zone, or again by the one of their settings in Slack. */
export async function setZone(office: Office, caller: Caller, zone: string | null): Promise<Reply> {
  const person = asker(caller);
  return office.transact(async (records) => {
    await records.people.setZone(person, zone);
    await arrangeAnew(records, person);
    return zone === null ? absenceSaid.zoneOfSlack((await records.people.byId(person))?.zone ?? null) : absenceSaid.zone(zone);
  });
}

async function takeBack(office: Office, person: PersonId, day: Day): Promise<readonly Stretch[]> {
  return office.transact(async (records) => {
    const taken = await records.absences.takeBack(person, day, office.today);
    if (taken.length > 0) await arrangeAnew(records, person);
    return taken;
  });
}

async function arrangeAnew(records: Records, person: PersonId): Promise<void> {
  await records.reminders.giveOutAnew(person);
  await records.reminders.planAgain();
}

function asker({ reader }: Caller): PersonId {
  if (reader.person === null) throw new Refusal('not-allowed', { what: 'be noted as away', who: 'people of the programme' });
  return reader.person;
}
