import type { Caller, Command, Reply } from '../src/command.js';
import { readAnnounce } from '../src/grammar/announce.js';
import { readHour } from '../src/grammar/hour.js';
import { readValue } from '../src/grammar/button-value.js';
import type { Office } from '../src/office.js';
import { again, seen } from './announce/arriving.js';
import { approved, cancelled, letGo, newHour, openHourForm, openReleaseForm, sentHour, sentRelease, ticked } from './announce/agreeing.js';
import { confirmed, openForm, openStageForm, sentForm, sentStage } from './announce/drafting.js';
import { acknowledged, openCorrection, sentCorrection, showAcknowledgements, withdrawn } from './announce/mending.js';
import { list, show, showReceipts } from './announce/looking.js';

const ofOne = { id: 'text', version: 'number' } as const;

/** /announce: words for chosen audiences, previewed, agreed, and delivered to each destination once. */
export const announce: Command = {
  name: '/announce',
  summary: 'Tell chosen audiences something, now or at an hour, once it is agreed',
  usage: '[list | show ANN-01 | receipts ANN-01 | edit ANN-01 | stage ANN-01 | hour ANN-01 22 November 2005 00:01 | cancel ANN-01 | correct ANN-01 | withdraw ANN-01 because … | acks ANN-01]',

  async run(office: Office, caller: Caller): Promise<Reply> {
    const asked = readAnnounce(caller.text);
    switch (asked.verb) {
      case 'draft': return openForm(office, caller);
      case 'list': return list(office, caller);
      case 'show': return show(office, caller, asked.id);
      case 'receipts': return showReceipts(office, caller, asked.id);
      case 'edit': return openForm(office, caller, { id: asked.id });
      case 'stage': return openStageForm(office, caller, asked.id);
      case 'hour': return newHour(office, caller, { id: asked.id, stage: null, at: readHour(asked.when, office) });
      case 'cancel': return cancelled(office, caller, asked.id);
      case 'correct': return openCorrection(office, caller, asked.id);
      case 'withdraw': return withdrawn(office, caller, asked.id, asked.reason);
      case 'acknowledgements': return showAcknowledgements(office, caller, asked.id);
    }
  },

  buttons: {
    'announce:confirm': confirmed,
    'announce:edit': (office, press) => openForm(office, press, { id: readValue(press.value, ofOne).id }),
    'announce:stage': (office, press) => openStageForm(office, press, readValue(press.value, ofOne).id),
    'announce:discard': async (office, press) => ({ ...(await cancelled(office, press, readValue(press.value, ofOne).id)), replaces: true }),
    'announce:cancel': async (office, press) => ({ ...(await cancelled(office, press, readValue(press.value, ofOne).id)), replaces: true }),
    'announce:approve': approved,
    'announce:acknowledge': acknowledged,
    'announce:tick': ticked,
    'announce:hour': openHourForm,
    'announce:release': openReleaseForm,
    'announce:try-again': (office, press) => letGo(office, press, 'whole'),
    'announce:go-without': (office, press) => letGo(office, press, 'without'),
    'delivery:seen': seen,
    'delivery:again': again,
  },

  forms: {
    'announce:draft': sentForm,
    'announce:stage': sentStage,
    'announce:correct': sentCorrection,
    'announce:hour': sentHour,
    'announce:release': sentRelease,
  },
};
