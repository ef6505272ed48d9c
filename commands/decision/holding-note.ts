import type { Press, Reply } from '../../src/command.js';
import { holdingNoteEvery } from '../../src/domain/decision.js';
import { addDays } from '../../src/domain/day.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office } from '../../src/office.js';
import { holdingNoteWords } from '../../src/wording/decisions.js';
import { openForm } from '../announce/drafting.js';

/** Opens a drafted holding note as an announcement: it is previewed and agreed like any other. */
export async function openHoldingNote(office: Office, press: Press): Promise<Reply> {
  const { id } = readValue(press.value, { id: 'text' });
  const { title } = await office.transact(({ decisions }) => decisions.claim(id));
  return openForm(office, press, { decision: id, note: { title, text: holdingNoteWords(title, addDays(office.today, holdingNoteEvery)) } });
}
