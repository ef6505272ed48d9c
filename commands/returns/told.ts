import type { Press, Reply } from '../../src/command.js';
import { Refusal } from '../../src/domain/refusal.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office } from '../../src/office.js';
import { escape } from '../../src/wording/blocks.js';
import { recorded } from '../../src/wording/answers/told.js';
import { bookFor, personOf } from '../milestone/desk.js';
import { placeOf } from './giving.js';

/** A return that somebody said has come in, confirmed: it is received on that day, and is asked for no more. */
export async function pressedReceived(office: Office, press: Press): Promise<Reply> {
  const { partnership, quarter, on } = readValue(press.value, { partnership: 'text', quarter: 'text', on: 'day' });
  const place = placeOf(press, await bookFor(office, press, null), partnership);
  const by = personOf(press, 'mark a return as received', 'the facilitator or the secretariat');
  if (on > office.today) throw new Refusal('still-to-come', { id: place.name, date: { d: on, p: 'day' } });
  return office.transact(async (records) => {
    const received = await records.returns.receive({ quarter, partnership: place.id, on, by });
    if (received === null) throw stale();
    if (!received.isNew) return { text: escape(recorded.receivedAlready(place.name, received.day)), replaces: true };
    await records.returnAsks.seen(quarter, place.id);
    await records.trail.append(`return/${quarter}/${place.id}`, 'return-received', { by, on });
    return { text: escape(recorded.received(place.name, on)), replaces: true };
  });
}

/** A figure of released time, confirmed. One that changed since it was read back is read back again. */
export async function pressedReleased(office: Office, press: Press): Promise<Reply> {
  const { partnership, quarter, days: typed, was } = readValue(press.value, { partnership: 'text', quarter: 'text', days: 'text', was: 'text or null' });
  const book = await bookFor(office, press, null);
  const place = placeOf(press, book, partnership);
  const by = personOf(press, 'give released time', 'the facilitator or the secretariat');
  const days = Number(typed);
  if (!(days >= 0 && days < 100_000) || !/^\d{4}-\d{2}-Q[1-4]$/.test(quarter)) throw stale();
  const stands = book.released.find((row) => row.quarter === quarter && row.partnership === place.id)?.days ?? null;
  if (stands === days) return { text: escape(recorded.released(place.name, quarter, days)), replaces: true };
  if (was !== (stands === null ? null : String(stands))) throw stale();
  return office.transact(async (records) => {
    await records.returns.released({ quarter, partnership: place.id, days });
    await records.clearances.refresh();
    await records.trail.append(`released-time/${quarter}/${place.id}`, 'released-time-given', { by, days, was });
    return { text: escape(recorded.released(place.name, quarter, days)), replaces: true };
  });
}

function stale(): Refusal {
  return new Refusal('not-understood', { what: 'that button, which may be from an older message', example: '/returns' });
}
