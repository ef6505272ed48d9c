import { officials } from '../src/domain/audiences.js';
import { addDays, daysBetween } from '../src/domain/day.js';
import { decisionClock, holdingNoteEvery, isOpen, promptsDue, stateOf } from '../src/domain/decision.js';
import type { DeliveryId, PersonId, RoleId } from '../src/domain/ids.js';
import { dayIn, timeIn } from '../src/domain/instant.js';
import type { Reader } from '../src/domain/reader.js';
import { isWorkingDay } from '../src/domain/working-days.js';
import type { Round } from '../src/job.js';
import type { Message, Office, Records } from '../src/office.js';
import { decentHourOf } from './own-hours.js';
import { forecastPassed, holdingNoteDraft, holdingNoteWords } from '../src/wording/decisions.js';

/** On working mornings: a word with whoever decides when a forecast has passed, and a holding note drafted for a person to release. */
export const decisionClockRound: Round = {
  name: 'decision-clock',
  everyMs: 300_000,

  async run(office) {
    const time = timeIn(office.now, office.zone);
    if (time < '09:00' || time >= '17:30' || isWorkingDay(office.today, { nation: office.nation }) !== 'yes') return;
    await office.transact((records) => lookAtDecisions(records, office));
  },
};

async function lookAtDecisions(records: Records, office: Office): Promise<void> {
  // The clock reads as the sponsor's own people do: it tells nobody else.
  const reader: Reader = { person: null, appointments: [], place: { kind: 'direct' }, circles: [[officials]], alone: [[officials]], at: office.now };
  const book = await records.answerBook.open(reader, null);
  for (const decision of book?.decisions ?? []) {
    if (!isOpen(stateOf(decision, office.today))) continue;
    const clock = decisionClock(decision, { today: office.today, meetings: book?.meetings ?? [], lastUseful: [] });
    for (const { kind, about } of promptsDue(clock, { today: office.today, lastNote: await records.decisions.lastNote(decision.id) })) {
      if ((await records.decisions.prompted(decision.id, kind, about)) === 'again') continue;
      const to = await whom(records, office, kind === 'forecast-passed' ? decision.owner : null);
      if (to === null) continue;
      const message = kind === 'forecast-passed'
        ? forecastPassed(decision.id, decision.title, about, office.today)
        : holdingNoteDraft(decision.id, holdingNoteWords(decision.title, addDays(office.today, holdingNoteEvery)), await silentFor(records, office, decision.id));
      await say(records, office, decision.id, to, message);
      await records.trail.append(decision.id, kind, { to, about });
    }
  }
}

/** Whoever fills the role, or the secretariat where nobody does. */
async function whom(records: Records, office: Office, role: RoleId | null): Promise<PersonId | null> {
  const holders = role === null ? [] : await records.people.holding(role, null, office.today);
  const [one] = holders.length > 0 ? holders : await records.people.withDuty('secretariat', null, office.today);
  return one?.id ?? null;
}

/** Days since partnerships were last given agreed words about this decision, or words that name none. */
async function silentFor(records: Records, office: Office, decision: string): Promise<number | null> {
  const lines = (await records.holdingLines.list()).filter(({ about }) => about === null || about === decision);
  const starts = lines.map(({ startsAt }) => startsAt).filter((at) => at <= office.now).sort();
  const last = starts.at(-1);
  return last === undefined ? null : daysBetween(dayIn(last, office.zone), office.today);
}

async function say(records: Records, office: Office, subject: string, destination: PersonId, message: Message): Promise<void> {
  await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind: 'decision-prompt', subject, destination, message, dueAt: await decentHourOf(records, office, destination) });
}
