import type { Caller, Reply } from '../src/command.js';
import { inPrivate, type Reader } from '../src/domain/reader.js';
import { moreInPrivate } from '../src/wording/answers/withheld.js';

/**
 * A list as everybody in this place may see it, with a note to the asker alone where the same list, with nobody reading
 * along, would say more. Who may know no more than the others is told nothing, whatever there is.
 */
export async function withNote(caller: Caller, listed: (reader: Reader) => Promise<Reply>): Promise<Reply> {
  const here = await listed(caller.reader);
  if (caller.reader.place.kind === 'direct') return here;
  const alone = await listed(inPrivate(caller.reader));
  const same = here.text === alone.text && JSON.stringify(here.blocks) === JSON.stringify(alone.blocks);
  return same ? here : { ...here, privately: { text: moreInPrivate.text } };
}
