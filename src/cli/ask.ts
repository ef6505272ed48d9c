import { parse } from 'yaml';
import { z } from 'zod';
import { answerQuestion, type Answered } from '../../commands/answering.js';
import { readAsker } from '../grammar/asker.js';
import { isDayOrHour } from '../grammar/day-or-hour.js';
import type { Office } from '../office.js';
import { readAllAudiences } from '../store/audiences.js';
import { readChannels } from '../store/channels-bound.js';
import type { Database } from '../store/database.js';
import { programmeIn } from '../store/programme.js';
import { recordsIn } from '../store/records.js';
import { forYouAlone } from '../wording/answers/reply.js';
import { openToAll, readPlace } from './askers-place.js';
import { readOptions } from './options.js';
import { officeAt } from './office-at.js';
import { overChosenStore } from './chosen-store.js';
import type { Verb } from './verb.js';

/** One question as a file of questions holds it. */
const questionSchema = z.object({
  id: z.string(), as_of: z.union([z.string(), z.date().transform((date) => date.toISOString().slice(0, 10))]).optional(), asker: z.string().optional(), place: z.string().optional(), message: z.string(),
});

const usage = 'ask --as "facilitator EAST" --in DM [--at 2005-11-07] [--json] [--programme FILE] [--file QUESTIONS] "question"';

export const askVerb: Verb = {
  name: 'ask',
  usage,
  summary: 'ask as somebody would in Slack, and print the answer',

  async run({ argv, readFile, store, openOffice, out, err }) {
    const { options, words } = readOptions(argv, ['as', 'in', 'at', 'programme', 'file'], ['json']);
    const { programme, file, at = null } = options;
    if ((words.length === 0 && file === undefined) || (at !== null && !isDayOrHour(at))) {
      err(`I could not read that. One that works: bin/secretariat ${usage}\n`);
      return 2;
    }
    return overChosenStore({ programme, readFile, store, openOffice, err }, async (chosen, office) => {
      if (file === undefined) {
        out(printed(await askOne(office, chosen, { asker: options.as ?? 'anyone', place: options.in ?? 'DM', at, message: words.join(' ') }, saidOnce(err)), options.json === undefined ? 'text' : 'json'));
        return 0;
      }
      const doubt = saidOnce(err);
      for (const question of z.array(questionSchema).parse(parse(await readFile(file)))) {
        const answered = await askOne(office, chosen, { asker: question.asker ?? 'anyone', place: question.place ?? 'DM', at: question.as_of ?? at, message: question.message }, doubt);
        out(`${JSON.stringify({ id: question.id, ...asJson(answered) })}\n`);
      }
      return 0;
    });
  },
};

/** Says each doubt once, however many questions give rise to it. */
function saidOnce(err: (text: string) => void): (sentence: string) => void {
  const said = new Set<string>();
  return (sentence) => {
    if (!said.has(sentence)) err(sentence);
    said.add(sentence);
  };
}

interface Asking {
  readonly asker: string;
  readonly place: string;
  readonly at: string | null;
  readonly message: string;
}

/** Asks as this asker in this place at this moment, by the same way as Slack. */
export async function askOne(base: Office, store: Database, { asker, place, at, message }: Asking, doubt: (sentence: string) => void = () => undefined): Promise<Answered> {
  const head = await programmeIn(store).head();
  const office = officeAt(base, store, at, { zone: head?.zone ?? base.zone, nation: head?.nation ?? base.nation });
  const reader = await store.transact(async (session) => {
    const records = recordsIn(session, office.now);
    const partnerships = await records.partnerships.list();
    const terms = head?.more.terms_of_reference;
    const described = readAsker(asker, { roles: await records.people.roles(), partnerships, members: terms?.members ?? [], evaluator: (head?.more.programme.evaluator ?? head?.more.programme.evaluators?.[0])?.id ?? null });
    const channel = readPlace(place, described, await readChannels(session), await readAllAudiences(session));
    if (described.known === 'no') doubt(`I know nobody here called “${asker}”, so this is answered as for a stranger.\n`);
    if (channel === openToAll && !/^#?(?:open-to-all|shared(?: channel)?|channel)$/i.test(place.trim())) doubt(`I know no channel here called “${place}”, so this is answered as in one that anybody may read.\n`);
    return records.readers.described(described, channel);
  });
  return answerQuestion(office, reader, message);
}

function asJson({ answer, privately }: Answered) {
  return {
    kind: answer.kind, text: answer.text, references: answer.references, records: answer.records, withheld: answer.withheld,
    ...(privately === null ? {} : { note: { kind: privately.kind, text: privately.text, references: privately.references, records: privately.records } }),
  };
}

function printed(answered: Answered, form: 'json' | 'text'): string {
  if (form === 'json') return `${JSON.stringify(asJson(answered))}\n`;
  return `${answered.answer.text}\n${answered.privately === null ? '' : `\n${forYouAlone}\n${answered.privately.text}\n`}`;
}
