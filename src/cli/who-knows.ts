import { momentOf } from '../domain/moment.js';
import { isDayOrHour } from '../grammar/day-or-hour.js';
import { programmeIn } from '../store/programme.js';
import { whoKnows } from '../store/who-knows.js';
import { sayWhoKnows } from '../wording/who-knows.js';
import { readOptions } from './options.js';
import { overChosenStore } from './chosen-store.js';
import type { Verb } from './verb.js';

/** Who has been told of a decision, who may know of it and who may not, at a moment. For whoever runs the bot. */
export const whoKnowsVerb: Verb = {
  name: 'who-knows',
  usage: 'who-knows DEC-2005-01 [--at 2005-11-07] [--programme FILE]',
  summary: 'who has been told of a decision, who may know and who may not',

  async run({ argv, readFile, store, openOffice, out, err }) {
    const { options: { at, programme }, words: [id] } = readOptions(argv, ['at', 'programme'], []);
    if (id === undefined || (at !== undefined && !isDayOrHour(at))) {
      err('Which decision? For example: bin/secretariat who-knows DEC-2005-01 --at 2005-11-07\n');
      return 2;
    }
    return overChosenStore({ programme, readFile, store, openOffice, err }, async (chosen, office) => {
      const zone = (await programmeIn(chosen).head())?.zone ?? office.zone;
      const now = at === undefined ? office.now : momentOf(at, zone, '12:00');
      const known = await whoKnows(chosen, id, now);
      if (known === null) {
        err(`There is no decision called ${id} on record.\n`);
        return 1;
      }
      out(sayWhoKnows(known, { now, zone }));
      return 0;
    });
  },
};

