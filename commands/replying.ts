import type { Press, Reply } from '../src/command.js';
import { latestReplies, seatOf } from '../src/domain/attending.js';
import type { Attending } from '../src/domain/fact.js';
import { Refusal } from '../src/domain/refusal.js';
import { readValue } from '../src/grammar/button-value.js';
import type { Office } from '../src/office.js';
import { recorded } from '../src/wording/answers/told.js';
import { personOf } from './milestone/desk.js';

/** A reply to a meeting, confirmed: noted for the seat of whoever pressed, once. */
export async function pressedReply(office: Office, press: Press): Promise<Reply> {
  const { meeting: id, attending: typed } = readValue(press.value, { meeting: 'text', attending: 'text' });
  const by = personOf(press, 'reply to a meeting', 'somebody who has a seat at it');
  const attending = (['yes', 'no', 'deputy'] as const).find((one): one is Attending => one === typed);
  return office.transact(async (records) => {
    const book = await records.answerBook.open(press.reader, null);
    const meeting = book?.meetings.find((one) => one.id === id);
    if (book === null || meeting === undefined || attending === undefined || meeting.on < office.today) throw new Refusal('not-understood', { what: 'that button, which may be from an older message', example: '/ask when is the next meeting' });
    const seat = seatOf(press.reader.appointments, book.programme.terms);
    if (seat === null) throw new Refusal('not-allowed', { what: 'reply to a meeting', who: 'somebody who has a seat at it' });
    const { role, partnership } = seat;
    const stands = latestReplies(meeting.replies).find((one) => one.role === role && (one.partnership ?? null) === partnership);
    if (stands?.attending !== attending) {
      await records.meetings.reply(meeting.id, { role, partnership, attending, on: office.today });
      await records.trail.append(meeting.id, 'meeting-reply', { role, partnership, attending, by });
    }
    return { text: recorded.reply(meeting.id, attending), replaces: true };
  });
}
