import { asPhrasing, held, limbo, type Phrasing, type Row } from './phrasing.js';

/*
 * From a third sitting of 80, which looked for what is answered with confidence and beside the point. Each stands for a
 * kind that was mended: a list is cut to its matter or says that it has none, and what is not worked out is said so.
 */

const chair = 'Chair';
const adviser = 'National Adviser';
const fac = 'facilitator EM';

const rows: readonly Row[] = [
  [chair, 'DM', limbo, 'any actions on finance', 'LIST', ['ACT-052'], ['ACT-043', 'ACT-048']],
  [chair, 'DM', limbo, 'which actions mention autism', 'LIST', ['No open actions'], ['ACT-']],
  [chair, 'DM', limbo, 'any risks around recruitment', 'LIST', ['None of the 6'], ['RSK-']],
  [chair, 'DM', limbo, 'risks to do with funding', 'LIST', ['RSK-01'], ['RSK-02', 'ACT-']],
  [chair, 'DM', limbo, 'anything I need to chase', 'LIST', ['down for you'], ['M-YH1']],
  [fac, 'DM', limbo, 'anything i need to chase', 'LIST', ['ACT-043', 'M-EM1'], ['M-YH1']],
  [chair, 'DM', limbo, 'has london given a new date', 'LIST', ['30 November 2005', '3 October 2005'], ['audit nearly there']],
  [chair, 'DM', limbo, 'when did london last change its date', 'LIST', ['3 October 2005']],
  [chair, 'DM', limbo, 'how many times has yorkshire slipped', 'LIST', ['new dates given: 2']],
  [adviser, 'DM', limbo, 'when was the benchmarking milestone last updated', 'DATE', ['has not moved']],
  [adviser, 'DM', limbo, 'who last updated the london milestone', 'UNKNOWN'],
  [chair, 'DM', limbo, 'who has the most overdue actions', 'UNKNOWN', [], ['ACT-']],
  [chair, 'DM', limbo, 'which region has the most milestones', 'UNKNOWN'],
  [adviser, 'DM', limbo, 'how many days late on average', 'UNKNOWN'],
  [adviser, 'DM', limbo, 'what is more than 100 days late', 'UNKNOWN'],
  [adviser, 'DM', limbo, 'how many are less than a month late', 'UNKNOWN'],
  [adviser, 'DM', limbo, 'what is late except yorkshire', 'UNKNOWN', [], ['M-YH1']],
  ['secretariat', 'DM', limbo, 'any actions with no date', 'UNKNOWN', [], ['ACT-']],
  ['secretariat', 'DM', limbo, 'which actions were closed since the last meeting', 'LIST', ['ACT-050'], ['ACT-048']],
  ['secretariat', 'DM', limbo, 'which returns came in late', 'LIST', ['North West, in on 10 October']],
  [chair, 'DM', limbo, 'who is away next week', 'UNKNOWN', [], ['M-E5']],
  [chair, 'DM', limbo, 'who chaired the last meeting', 'UNKNOWN', [], ['slipped']],
  [chair, 'DM', limbo, 'how many came to the last meeting', 'UNKNOWN', [], ['deferred']],
  [adviser, 'DM', limbo, 'what is due after christmas', 'LIST', ['M-EM1'], ['M-E5']],
  [adviser, 'DM', limbo, 'milestones owned by the facilitator in london', 'LIST', ['M-LON1'], ['M-YH1']],
  ['policy lead', 'DM', limbo, 'which decisions are mine', 'LIST', ['ACT-048'], ['DEC-2005-03']],
  [fac, 'DM', limbo, 'how much have we spent', 'UNKNOWN', ['nothing of what is spent'], ['£']],
  [fac, 'DM', limbo, 'how much is left', 'UNKNOWN', [], ['£']],
  [fac, 'DM', limbo, 'who else is late', 'LIST', ['M-YH1'], ['among its work']],
  [fac, 'DM', limbo, 'are other regions worried about april', 'UNKNOWN', [], ['red']],
  ['facilitator YH', '#sen-rp-facilitators', limbo, 'what happens to my post in april', 'WITHHELD', [held]],
  ['facilitator YH', 'DM', limbo, 'can you ask merseyside how they did it', 'WRITE', ['Nothing has been changed']],
  ['LA officer', 'DM', limbo, 'which meeting can I come to', 'UNKNOWN', [], ['NSG-07']],
  ['evaluator', 'DM', limbo, 'who has not done an interview', 'UNKNOWN', [], ['34 of 60']],
];

/** What was answered with confidence and beside the point when it was first asked. */
export const fresh: readonly Phrasing[] = rows.map(asPhrasing);
