import { asPhrasing, limbo, type Phrasing, type Row } from './phrasing.js';

/*
 * Ordinary questions that blind sittings found missed, by kind, each in words of its own: whether a date still holds, when a
 * thing began, how long it is to a day.
 */

const chair = 'Chair';
const adviser = 'National Adviser';

const rows: readonly Row[] = [
  // Whether a date still holds
  ['comms lead', 'DM', '2006-04-20', 'is the publication date still 1 June', 'DATE', ['Yes: ', 'M-E11', '27 April']],
  ['comms lead', 'DM', '2006-04-20', 'publication still set for 25/5?', 'DATE', ['No: ', '1 June 2006']],
  [chair, 'DM', limbo, 'parent pack still the 28th?', 'DATE', ['Yes: ', 'M-SE1']],
  [chair, 'DM', limbo, 'the benchmarking data set is due on 18 november, right?', 'DATE', ['No: ', '25 November 2005']],
  [chair, 'DM', limbo, 'are we still meeting on 3 nov', 'DATE', ['Yes: ', 'NSG-07']],
  [chair, 'DM', limbo, 'are we still meeting on 10 nov', 'DATE', ['No: ', '3 November 2005']],
  [chair, 'DM', limbo, 'draft minutes still due 17/11?', 'DATE', ['Yes: ', '17 November 2005']],
  [chair, 'DM', limbo, 'is the survey still closing on 14 october', 'DATE', ['No: ', '21 October 2005']],
  [chair, 'DM', '2006-04-20', 'all still on for 1 June?', 'LIST', ['On record for 1 June 2006', 'M-E11'], ['M-YH1']],
  [chair, 'DM', limbo, 'is the london audit late this month', 'STATUS', ['M-LON1'], ['Yes: ', 'No: ']],
  ['journalist guest', 'DM', '2006-04-20', 'publication still 1/6/06?', ['WITHHELD', 'UNKNOWN'], [], ['1 June', '27 April', 'M-E11']],
  // When a thing began, and when it closes
  [adviser, 'DM', limbo, 'when were nfer brought in', 'DATE', ['autumn 2003']],
  [adviser, 'DM', limbo, 'when did the evaluation contract start', 'DATE', ['M-E1']],
  [adviser, 'DM', limbo, 'when did the regions begin', 'DATE', ['1999'], ['M-E1']],
  [adviser, 'DM', limbo, 'what day are nfer closing the survey', 'DATE', ['21 October 2005']],
  // Whose work a thing is, in ordinary words
  ['NSG member', 'DM', limbo, 'who was meant to be costing the options', 'WHO', ['ACT-052', 'Grants and finance lead']],
  ['NSG member', 'DM', limbo, 'who has to confirm the submission date', 'WHO', ['ACT-048']],
  [chair, 'DM', limbo, 'is someone chasing up the missing highlight reports', 'STATUS', ['ACT-051']],
  [chair, 'DM', limbo, 'is anything being done about the released-time figures', 'STATUS', ['ACT-043']],
  [chair, 'DM', limbo, 'are we doing anything about low survey response', 'STATUS', ['RSK-02']],
  [chair, 'DM', limbo, 'who was drafting the november agenda', 'WHO', ['ACT-050', 'closed']],
  ['facilitator NW', '#sen-rp-facilitators', limbo, 'who is confirming the submission date', ['WITHHELD', 'UNKNOWN'], [], ['ACT-048', 'policy']],
  // What a post has to do
  [chair, 'DM', limbo, 'what has policy got to do', 'LIST', ['SEN policy lead', 'ACT-048'], ['ACT-052']],
  [chair, 'DM', limbo, 'which actions has the national adviser got', 'LIST', ['ACT-049'], ['M-P6']],
  [chair, 'DM', limbo, 'anything due from finance', 'LIST', ['ACT-052'], ['£']],
  [chair, 'DM', limbo, 'what are comms supposed to be doing', 'LIST', ['M-E11', 'RSK-03']],
  [chair, 'DM', limbo, 'what is NFER working on', 'LIST', ['M-E5'], ['RESMGR', 'M-E9']],
  // How long it is to a day
  [chair, 'DM', limbo, 'days until the benchmarking data set is due', 'DATE', ['In 42 days']],
  [chair, 'DM', limbo, 'weeks till the next meeting', 'DATE', ['in 20 days']],
  [chair, 'DM', limbo, 'days until christmas', 'DATE', ['72 days to Sunday 25 December 2005']],
];

export const byKind: readonly Phrasing[] = rows.map(asPhrasing);
