import { asPhrasing, held, limbo, published, told, type Phrasing, type Row } from './phrasing.js';

/*
 * After the guard against what passes over a telling word, and a fourth sitting of 166 and 83 questions: one or a few of
 * each kind that was mended, in words of their own. What is asked beside the register is said not to be understood.
 */

const chair = 'Chair';
const adviser = 'National Adviser';
const fac = 'facilitator EM';

const rows: readonly Row[] = [
  // A telling word that no answer takes in
  [chair, 'DM', limbo, 'how many schools are there in london', 'UNKNOWN', ['no figure on record for “schools”', 'M-LON1']],
  [chair, 'DM', limbo, 'how many children live in the south east', 'UNKNOWN', ['no figure on record for “children”']],
  [chair, 'DM', limbo, 'what does the london audit cost', 'UNKNOWN', [], ['£']],
  [chair, 'DM', limbo, 'who pays for the training pack', ['UNKNOWN', 'STATUS'], ['may not have read that rightly']],
  [chair, 'DM', limbo, 'what goes in a highlight report', 'UNKNOWN', [], ['8 of 11']],
  [chair, 'DM', limbo, 'how long has yorkshire been red', ['UNKNOWN', 'STATUS'], ['may not have read that rightly']],
  [chair, 'DM', limbo, 'what if the decision slips again', 'UNKNOWN', [], ['DEC-2005-01']],
  [chair, 'DM', limbo, 'when is the press release going out', 'UNKNOWN', [], ['DEC-2005-01']],
  [chair, 'DM', published, 'what did the study cost', 'UNKNOWN', [], ['£']],
  [chair, 'DM', limbo, 'was london a pilot', 'WHO', ['Yes: London was a pilot'], ['M-P1']],
  // Talk around a question, and two questions in one
  [chair, 'DM', limbo, 'sorry to bother you again but whats overdue?', 'LIST', ['M-YH1', 'worst first']],
  [chair, 'DM', limbo, 'East Mids - how are we doing? two lines please, about to go into a meeting', 'STATUS', ['M-EM1'], ['NSG-07']],
  [chair, 'DM', limbo, 'how is london getting on and who has not returned', 'STATUS', ['M-LON1', '8 of 11']],
  [chair, 'DM', limbo, 'when is the next meeting and who is bringing biscuits', 'DATE', ['3 November 2005', 'did not understand']],
  [fac, 'DM', limbo, 'I have been on leave and have four hundred emails to read, so forgive me. Could you please tell me when the next meeting is? Many thanks', 'DATE', ['3 November 2005']],
  // What is told, and not asked
  ['facilitator WM', 'DM', limbo, 'the autism mapping is now 30 november, one authority is late with its data', 'WRITE', ['31 October to 30 November 2005', 'Confirm']],
  ['facilitator YH', 'DM', '2005-12-15', 'protocol now end of february, leeds will not sign', 'WRITE', ['M-YH1'], ['140 days late']],
  ['secretariat', 'DM', limbo, 'south east highlight report arrived today', 'WRITE', ['South East']],
  ['facilitator SE', 'DM', told, 'parent information pack went out on tuesday 1/11', 'WRITE', ['done 1 November 2005', 'Confirm']],
  [fac, 'DM', limbo, 'our released time was 64 days', 'WRITE', ['East Midlands']],
  ['NSG member', 'DM', limbo, 'I can not come on the 3rd, my deputy will', 'WRITE', ['NSG-07']],
  [chair, 'DM', limbo, 'add a new action for finance to cost the extension', 'WRITE', ['secretariat'], ['ACT-052']],
  // Years, and what lies beyond
  [chair, 'DM', limbo, 'what was the grant in 2002-03', 'UNKNOWN', ['2002-03'], ['£']],
  [chair, 'DM', '2005-12-15', 'how much over the two extra years altogether', 'MONEY', ['£4.25m']],
  ['NSG member', 'DM', published, 'what happens to the funding beyond 2008', 'DECISION', ['cannot tell']],
  // Counts, lists and what they are of
  [chair, 'DM', limbo, 'how many regions are red, amber and green', 'ROLLUP', ['By schedule', 'By their own reports']],
  [chair, 'DM', limbo, 'list the milestones of the evaluation', 'LIST', ['M-E1', 'M-E11'], ['M-LON1']],
  [chair, 'DM', limbo, 'how many milestones are done', 'ROLLUP', ['done']],
  [chair, 'DM', limbo, 'any actions for merseyside', 'LIST', ['ACT-043', 'ACT-049'], ['ACT-048']],
  [chair, 'DM', limbo, 'risks for london', 'LIST', ['None of the 6']],
  [chair, 'DM', limbo, 'is action 49 late', 'STATUS', ['ACT-049'], ['ACT-043']],
  [chair, 'DM', limbo, 'which decisions are we still waiting for', 'LIST', ['DEC-2005-01']],
  [chair, 'DM', told, 'how many overdue actions do we have', 'ROLLUP', ['5 overdue']],
  // Who, when and where it comes from
  ['facilitator NW', 'DM', limbo, 'is warrington one of ours or merseyside', 'WHO', ['Warrington is in North West'], ['M-NW1']],
  [fac, 'DM', limbo, 'who should i talk to about the grant', 'WHO', ['Grants and finance lead'], ['£']],
  ['LA rep LON', 'DM', limbo, 'email address of the london facilitator please', 'UNKNOWN', ['No telephone numbers']],
  [chair, 'DM', limbo, 'where did the november date for london come from', 'LIST', ['3 October 2005']],
  [adviser, 'DM', limbo, 'all the dates yorkshire has given for the protocol', 'DATE', ['30 September 2005', '16 December 2005']],
  [chair, 'DM', limbo, 'when did the evaluation begin', 'DATE', ['autumn 2003']],
  [chair, 'DM', told, 'who turned up to the last meeting', 'UNKNOWN', ['not recorded']],
  [chair, 'DM', limbo, 'which room is the november meeting in', 'UNKNOWN', ['not recorded']],
  [chair, 'DM', limbo, 'when is the report due?', 'CLARIFY', ['M-E8', 'highlight report']],
  ['secretariat', 'DM', limbo, 'when did q2 reports have to be in', 'DATE', ['7 October 2005']],
  [adviser, 'DM', limbo, 'how many days did the east mids give in q1', 'STATUS', ['no figure'], ['DEC-2005-01']],
  [chair, 'DM', limbo, 'why has merseyside not returned', 'STATUS', ['Why is not recorded']],
  [chair, 'DM', limbo, 'what papers are missing', 'UNKNOWN', ['not recorded', '25 October 2005']],
  [chair, 'DM', limbo, 'how confident are you', 'DEFINE', ['on record']],
  [chair, 'DM', limbo, 'and the one after that', 'DATE', ['23 February 2006'], [], ['when is the next meeting']],
  [chair, 'DM', limbo, 'how many working days till the meeting', 'DATE', ['14 working days']],
  [fac, 'DM', limbo, 'how do i send in my highlight report', 'DEFINE', ['/returns']],
  // Meanings
  [fac, '#sen-rp-facilitators', limbo, 'what counts as red', 'DEFINE', ['amber to 31']],
  [fac, 'DM', limbo, 'what is released time', 'DEFINE', ['salaried time']],
  // Findings, by what they are about
  ['NSG member', 'DM', published, 'what did nfer say about dyslexia', 'OUT'],
  ['NSG member', 'DM', published, 'what did nfer say about transition', 'UNKNOWN', ['No finding about'], ['M-NW1']],
  // From a fifth sitting
  ['parent', 'DM', limbo, "my lad's dyslexic and the council wont see him", 'OUT'],
  [chair, 'DM', limbo, 'how many days til the next meeting', 'DATE', ['3 November 2005']],
  [chair, 'DM', limbo, 'reports still missing?', 'LIST', ['Merseyside']],
  [fac, 'DM', limbo, 'who handles comms', 'WHO', ['Communications lead']],
  // The agreed words, however it is asked
  ['host authority NE', 'DM', told, 'is it true there are another 2 years', 'WITHHELD', [held]],
];

export const passedOver: readonly Phrasing[] = rows.map(asPhrasing);
