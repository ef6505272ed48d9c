import type { Caller, Command, Reply } from '../src/command.js';
import { readValue } from '../src/grammar/button-value.js';
import { readDecision } from '../src/grammar/decision.js';
import type { Office } from '../src/office.js';
import { openForm } from './announce/drafting.js';
import { paid, showFunding } from './decision/funding.js';
import { openHoldingNote } from './decision/holding-note.js';
import { mark, openNew, openOutcome, sentNew, sentOutcome, useful } from './decision/keeping.js';
import { list, show } from './decision/looking.js';
import { withNote } from './more-alone.js';
import { confirmedPutOff, putOff } from './decision/putting-off.js';

/** /decision: what is to be decided, by whom, since when, and what came of it. */
export const decision: Command = {
  name: '/decision',
  summary: 'Decisions: what is waited for, how long, and what came of it',
  usage: '[list | show DEC-2005-01 | add | defer DEC-2005-01 3 November 2005 because … | record DEC-2005-01 | announce DEC-2005-01 | funding | paid South Central 2006-07 26 May 2006] [as of 14 October 2005]',

  async run(office: Office, caller: Caller): Promise<Reply> {
    const asked = readDecision(caller.text, office);
    switch (asked.verb) {
      case 'list': return withNote(caller, (reader) => list(office, { ...caller, reader }, asked.asOf));
      case 'show': return show(office, caller, asked.id, asked.asOf);
      case 'add': return openNew(office, caller);
      case 'record': return openOutcome(office, caller, asked.id);
      case 'announce': return openForm(office, caller, { decision: asked.id });
      case 'defer': case 'forecast': return putOff(office, caller, asked);
      case 'effective': case 'withdraw': case 'supersede': return mark(office, caller, asked);
      case 'useful': return useful(office, caller, asked);
      case 'funding': return showFunding(office, caller);
      case 'paid': return paid(office, caller, asked);
    }
  },

  buttons: {
    'decision:announce': (office, press) => openForm(office, press, { decision: readValue(press.value, { id: 'text' }).id }),
    'decision:holding-note': openHoldingNote,
    'decision:put-off': confirmedPutOff,
  },

  forms: {
    'decision:add': sentNew,
    'decision:record': sentOutcome,
  },
};
