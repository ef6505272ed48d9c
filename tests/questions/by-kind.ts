import { asPhrasing, held, limbo, type Phrasing, type Row } from './phrasing.js';

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
  // Two names at once
  ['facilitator NW', '#sen-rp-facilitators', limbo, 'are Hampshire and Slough under the same region', 'WHO', ['Yes: Hampshire and Slough are both in South Central']],
  ['facilitator NW', '#sen-rp-facilitators', limbo, 'do Luton and Kent belong to the same one', 'WHO', ['No: ', 'East of England', 'South East']],
  [chair, 'DM', limbo, 'which regions are Derby and Dudley in', 'WHO', ['East Midlands', 'West Midlands'], ['No: ', 'Yes: ']],
  [chair, 'DM', limbo, 'is Wigan in with Bury', 'WHO', ['Yes: ', 'North West']],
  // How many say so, and who did not say
  [chair, 'DM', limbo, 'how many regions call themselves green', 'LIST', ['7 of the 8 returns that are in say green', '3 of 11: Merseyside']],
  [chair, '#sen-rp-nsg', limbo, 'how many regions said they were amber', 'LIST', ['1 of the 8 returns', '3 of 11'], ['Merseyside']],
  // The pilots, and no milestone whose title has the word
  [chair, 'DM', limbo, 'who were the pilots', 'LIST', ['5 of the 11', 'South West'], ['M-P1']],
  [chair, 'DM', limbo, 'was the north east one of the pilots', 'WHO', ['No: North East']],
  ['facilitator MER', '#sen-rp-facilitators', limbo, 'were we a pilot', 'WHO', ['Yes: Merseyside']],
  // A report before it is out, and after
  ['journalist guest', 'DM', '2006-05-26', 'could you email me the final report', 'WITHHELD', [], ['secretariat can send', 'M-E11', 'June']],
  ['LA officer', 'DM', '2006-05-26', 'what did the final report find', 'UNKNOWN', ['No published report'], ['M-E11', 'June']],
  [chair, 'DM', '2006-05-26', 'can I have a copy of the final report', 'UNKNOWN', ['not out', '1 June 2006']],
  ['journalist guest', 'DM', '2006-06-02', 'send me a copy of the final report please', 'STATUS', ['M-E11', 'for a copy']],
  // Whose a figure is
  ['policy lead', 'DM', limbo, 'are the released days an NFER figure', 'PROVENANCE', ['No: ', 'partnerships themselves', '9 of 11']],
  ['policy lead', 'DM', limbo, 'who worked out the 927', 'PROVENANCE', ['from the register']],
  ['policy lead', 'DM', limbo, 'where does the 83 come from', 'PROVENANCE', ['83 of 150']],
  ['policy lead', 'DM', limbo, 'is it from the evaluators or the returns', 'PROVENANCE', ['partnerships themselves'], [], ['released time total for q1']],
  // Sums
  ['finance lead', 'DM', '2006-02-10', 'what do the shares for 2006-07 total up to', 'MONEY', ['The 11 shares for 2006-07 come to £2.125m', 'the whole of it']],
  ['policy lead', 'DM', '2005-11-07', 'what is the two year total for the extension', 'MONEY', ['£4.25m in all', '22 November 2005']],
  ['facilitator WM', 'DM', '2005-11-07', 'what is the two year total for the extension', 'WITHHELD', [held]],
  [adviser, 'DM', limbo, 'released time for q1 and q2 together', 'ROLLUP', ['927 days for quarter 1', 'None is on record for quarter 2']],
  // What another is on, what was said on a day, whose words they are
  ['facilitator SC', 'DM', '2006-02-10', 'what are the north east on', 'MONEY', ['that I can show here'], ['M-NE1']],
  ['facilitator SC', 'DM', '2006-02-10', 'what is london working on', ['LIST', 'STATUS'], ['low-incidence needs'], ['£']],
  [chair, 'DM', '2005-11-07', 'what did they say on 3 November about the money', 'DECISION', ['two more years', '22 November 2005']],
  ['facilitator WM', 'DM', '2005-11-07', 'what was said at the november meeting about our future', 'WITHHELD', [held]],
  ['comms lead', 'DM', limbo, 'who agreed the holding line', 'DECISION', ['HL-1', 'Approved by the SEN policy lead']],
  ['facilitator WM', 'DM', limbo, 'who agreed the holding line', 'WITHHELD', [held], ['policy']],
  [chair, 'DM', '2006-06-02', 'who signed the transition protocol', 'UNKNOWN', ['not recorded', 'M-NW1']],
  ['evaluator', 'DM', '2005-10-25', 'la survey, how many came back in the end', ['STATUS', 'ROLLUP'], ['83 of 150']],
  // How long it is to a day
  [chair, 'DM', limbo, 'days until the benchmarking data set is due', 'DATE', ['In 42 days']],
  [chair, 'DM', limbo, 'weeks till the next meeting', 'DATE', ['in 20 days']],
  [chair, 'DM', limbo, 'days until christmas', 'DATE', ['72 days to Sunday 25 December 2005']],
];

export const byKind: readonly Phrasing[] = rows.map(asPhrasing);
