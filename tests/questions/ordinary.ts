import { asPhrasing, held, limbo, published, told, type Phrasing, type Row } from './phrasing.js';

/*
 * What people of a group ask in passing, after a sitting of eighty: one or a few of each kind that was mended, in words of their own.
 */

const adviser = 'National Adviser';

const rows: readonly Row[] = [
  // A reminder of something that is no return, and a detail that is not held
  ['secretariat', 'DM', limbo, 'remind everyone that papers are due', 'WRITE', ['Nothing has been sent', '25 October 2005'], ['highlight report']],
  ['secretariat', 'DM', limbo, 'chase the authorities for the survey', 'WRITE', ['Nothing has been sent'], ['highlight report']],
  ['secretariat', 'DM', limbo, 'nudge mersey', 'WRITE', ['To Merseyside only', 'Confirm']],
  ['secretariat', 'DM', limbo, "update the chair's phone number", 'UNKNOWN', ['No telephone numbers or addresses'], ['/announce']],
  // Shares, and who has the most of what is late
  ['finance lead', 'DM', limbo, "what's each region's share", 'MONEY', ['split for 2005-06 is not recorded']],
  [adviser, 'DM', limbo, 'which regions have most late', 'ROLLUP', ['London: 1', 'None in the other 7', "1 more is the whole programme's"]],
  [adviser, 'DM', limbo, 'who has the fewest overdue', 'ROLLUP', ['fewest first', 'North East: 0']],
  // What the evaluation found, where the report is not named
  ['journalist guest', 'DM', published, 'were the partnerships value for money', 'PROVENANCE', ['adds value for money']],
  ['Chair', 'DM', limbo, 'is it value for money', 'UNKNOWN', ['can be told when it is out', 'M-E11'], ['£']],
  ['LA officer', 'announcements channel', published, 'where can we read the final report', 'STATUS', ['M-E11', 'not recorded']],
  // How late it was, how long for, and what of another thing sounds like the future
  ['Chair', 'DM', told, 'how late was it in the end', 'DECISION', ['105 days after it was needed', '21 July 2005'], [], ['what was decided about funding']],
  ['facilitator EAST', 'DM', '2005-11-23', 'how long for', 'DECISION', ['31 March 2008'], [], ['are we funded']],
  ['facilitator EAST', 'DM', told, 'are we still funded', 'WITHHELD', [held]],
  ['facilitator EAST', 'DM', told, "why can't anyone say", 'WITHHELD', [held]],
  ['facilitator SW', 'DM', '2005-10-28', 'how long have I got', 'DATE', ['In 28 days'], [], ["when's our benchmarking due"]],
  ['facilitator MER', 'DM', limbo, "here's our q2 return: green, confidence green, nothing to report", 'WRITE', ["Merseyside's highlight report for quarter 2"]],
  // Work that nobody has recorded
  ['facilitator WM', 'channel', limbo, 'is anyone working on hearing impairment', 'LIST', ['under that name', 'autism mapping'], ['hearing']],
  ['facilitator WM', 'channel', limbo, 'any region tackling dyslexia', 'LIST', ['under that name']],
  ['facilitator', 'channel', limbo, 'which lot is Knowsley with', 'WHO', ['Merseyside']],
];

export const ordinary: readonly Phrasing[] = rows.map(asPhrasing);
