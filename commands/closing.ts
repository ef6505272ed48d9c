import type { Press, Reply } from '../src/command.js';
import { mayCloseAction } from '../src/domain/action-owner.js';
import { Refusal } from '../src/domain/refusal.js';
import { readValue } from '../src/grammar/button-value.js';
import type { Office } from '../src/office.js';
import { actionRecorded } from '../src/wording/answers/action-log.js';
import { escape } from '../src/wording/blocks.js';
import { personOf } from './milestone/desk.js';

/** An action closed or opened again, confirmed: recorded once, by its owner or the secretariat. */
export async function pressedAction(office: Office, press: Press): Promise<Reply> {
  const { action: id, closed, was } = readValue(press.value, { action: 'text', closed: 'day or null', was: 'day or null' });
  const by = personOf(press, 'close an action', 'its owner or the secretariat');
  return office.transact(async (records) => {
    const book = await records.answerBook.open(press.reader, null);
    const action = book?.actions.find((one) => one.id === id);
    if (action === undefined) throw stale();
    if (!mayCloseAction(press.reader.appointments, action.owner)) throw new Refusal('not-allowed', { what: `close ${id}`, who: 'its owner or the secretariat' });
    if (closed !== null && closed > office.today) throw new Refusal('still-to-come', { id, date: { d: closed, p: 'day' } });
    if (action.closedOn !== closed) {
      // It was read back as it stood then; what was said since counts.
      if (action.closedOn !== was || !(await records.actions.setClosed(action.id, { on: closed, was }))) throw stale();
      await records.trail.append(action.id, closed === null ? 'action-reopened' : 'action-closed', closed === null ? { by } : { by, on: closed });
    }
    const name = `${action.title} (${action.id})`;
    return { text: escape(closed === null ? actionRecorded.open(name) : actionRecorded.closed(name, closed)), replaces: true };
  });
}

function stale(): Refusal {
  return new Refusal('not-understood', { what: 'that button, which may be from an older message', example: '/ask overdue actions' });
}
