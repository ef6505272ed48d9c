import { asPhrasing, held, limbo, published, told, type Phrasing, type Row } from './phrasing.js';

/*
 * After a sitting on four programmes: decisions, money, who, where it comes from, what is not on record, what is none of
 * the bot's doing, and news told in plain words. One or a few of each kind that was mended, in words of their own.
 */

const chair = 'Chair';
const policy = 'policy lead';
const finance = 'finance lead';

const rows: readonly Row[] = [
  // Whole titles, which may read like an order, like news or like another question
  [chair, 'DM', limbo, 'Circulate a holding line on funding to facilitators', 'STATUS', ['ACT-047', 'closed 21 September 2005'], ['/announce']],
  [chair, 'DM', published, 'publish the final report and research brief', 'DECISION', ['DEC-2006-01'], ['/announce']],
  [chair, 'DM', limbo, 'Facilitators leave before the funding decision', ['STATUS', 'WHO'], ['RSK-01']],
  [chair, 'DM', limbo, 'any news on Return released-time figures for quarter 1?', 'STATUS', ['ACT-043'], ['927']],
  [chair, 'DM', published, 'Final-year case-study regions agreed', 'STATUS', ['M-E4'], ['M-E6']],
  ['facilitator YH', 'DM', limbo, 'protocol for out-of-authority placements agreed', 'STATUS', ['M-YH1'], ['Confirm']],
  // Decisions
  ['SRO', 'DM', limbo, 'where are ministers on it', 'DECISION', ['DEC-2005-01', 'decision owner the Minister', 'no outcome that I can give here'], ['await']],
  ['facilitator EM', 'DM', limbo, 'where are the ministers on it', 'WITHHELD', [held]],
  ['facilitator SW', 'DM', told, 'are our posts safe beyond march', 'WITHHELD', [held]],
  ['facilitator SE', 'DM', told, 'so are we covered to 2008 or not', 'WITHHELD', [held]],
  [finance, 'DM', told, 'until when are we funded', 'DATE', ['31 March 2008']],
  [chair, 'DM', published, 'who approved the publication', 'DECISION', ['Senior responsible owner', '4 May 2006']],
  ['SRO', 'DM', published, 'when did we agree to publish', 'DECISION', ['4 May 2006']],
  [chair, 'DM', published, 'when does it start', ['DATE', 'DECISION'], ['1 April 2006'], [], ['what was decided on the future of the partnerships']],
  [chair, 'DM', limbo, 'what can not start until ministers decide', 'LIST', ['M-P5']],
  [chair, 'DM', limbo, 'has a new office been chosen', 'UNKNOWN', ['No decision about that'], ['DEC-2005-01']],
  ['journalist guest', 'DM', limbo, 'were all the regions approved', 'WITHHELD', [held]],
  // Money
  [finance, 'DM', '2006-02-01', 'what will London get next year', 'MONEY', ['London, 2006-07: £282,902']],
  ['facilitator SC', 'DM', '2006-02-10', 'our allocation for 06/07', 'MONEY', ['South Central, 2006-07: £190,233'], ['Announced']],
  ['facilitator LON', 'DM', published, 'what does the south west get', 'MONEY', ['no amount for South West in 2006-07 that I can show here'], ['£204,133', 'M-SW1']],
  ['facilitator SC', 'DM', told, 'what will we get next year', ['WITHHELD'], [held]],
  [policy, 'DM', told, 'how much is it in 06/07', 'MONEY', ['£2.125m', 'Please do not share it before 00:01 on Tuesday 22 November 2005']],
  [finance, 'DM', published, 'when is the final instalment', 'MONEY', ['24 November 2006'], ['26 May']],
  ['facilitator YH', 'DM', '2006-04-10', 'how much of our money is yet to come', 'MONEY', ['£199,500, in £99,750 and £99,750', '26 May 2006', '24 November 2006']],
  [finance, 'DM', published, 'is 2006-07 more or less than the year before', 'MONEY', ['2006-07', '2005-06', 'the same']],
  [finance, 'DM', limbo, 'how does this year compare with last year', 'UNKNOWN', ['2004-05', 'cannot compare']],
  [policy, 'DM', limbo, 'in pounds?', 'MONEY', ['London: 141 days × £180', '£25,380'], [], ['how many days did london release']],
  // Who
  ['NSG member', 'DM', limbo, "who's the SRO", 'WHO', ['Senior responsible owner, DfES']],
  ['NSG member', 'DM', limbo, 'what is NASS short for', 'WHO', ['independent and non-maintained special schools']],
  [chair, 'DM', limbo, 'who do we ring about the audit', 'WHO', ['M-LON1', 'Facilitator, London']],
  ['facilitator SC', '#sen-rp-facilitators', limbo, 'who deals with communications', 'WHO', ['Communications lead, DfES']],
  [chair, 'DM', limbo, 'who should one ask about parking', 'UNKNOWN', ['could not tell from the register']],
  // Where it comes from
  [chair, 'DM', limbo, 'where did you get the date for the london audit', 'PROVENANCE', ['M-LON1', '3 October 2005', "six boroughs' data outstanding"]],
  [chair, 'DM', limbo, 'says who?', 'PROVENANCE', ['M-LON1', '3 October 2005'], [], ['how is the low incidence audit']],
  [chair, 'DM', limbo, 'where does it say that', 'PROVENANCE', ['action log', 'NSG-06'], [], ['ACT-048']],
  [chair, 'DM', '2005-12-15', 'what is your source', 'PROVENANCE', ['DEC-2005-01 of the register'], [], ['what was decided on the future of the partnerships']],
  ['facilitator EM', 'DM', told, 'who says the partnerships have a future', 'WITHHELD', [held]],
  ['NSG member', 'DM', limbo, 'what did the first interim report say about us', 'UNKNOWN', ['not recorded', 'M-E2'], ['M-E11']],
  ['NSG member', 'DM', limbo, 'how do we know that the survey close has moved', ['DATE', 'STATUS'], ['26 September 2005', 'low response in two regions']],
  // What a colour takes
  ['LA rep SC', 'DM', limbo, 'what makes something amber', 'DEFINE', ['to 7 days late'], ['M-']],
  // Nothing on record
  [chair, 'DM', limbo, 'did unison object', 'UNKNOWN', ['could not match that to anything on record'], ['unison']],
  ['secretariat', 'DM', limbo, 'what is the parking allowance', 'UNKNOWN', ['nothing on record about']],
  [chair, 'DM', limbo, 'how many pupils took part in the evaluation', 'UNKNOWN', ['no figure on record']],
  [chair, 'DM', published, 'what did the final report cost', 'UNKNOWN', [], ['£']],
  ['NSG member', 'DM', limbo, 'where will the november meeting be held', 'UNKNOWN', ['not recorded']],
  ['NSG member', 'DM', limbo, 'could you email me the june minutes', 'UNKNOWN', ['not the papers themselves']],
  ['LA officer', 'DM', limbo, 'what region is cardiff in', 'UNKNOWN', ['Under that name I know no member authority'], ['cardiff']],
  // None of the bot's doing
  ['LA officer', 'DM', limbo, 'can you order lunch for the third', 'OUT', ['beyond me']],
  // News
  ['facilitator SW', 'DM', limbo, 'benchmarking is going to be three weeks late', 'WRITE', ['25 November to 16 December 2005', 'What is the reason?']],
  ['facilitator SW', 'DM', limbo, 'is the benchmarking three weeks late', ['STATUS', 'DATE', 'UNKNOWN'], [], ['What is the reason?']],
  ['secretariat', 'DM', limbo, 'survey will close on 28 october now, more replies expected', 'WRITE', ['21 October to 28 October 2005', 'Confirm']],
  ['facilitator SE', 'DM', told, 'parent pack went to the printers on tuesday, all done', 'WRITE', ['M-SE1', 'Confirm']],
  ['facilitator MER', 'DM', limbo, 'q1 released time came to 64 days, sorry it is late', 'WRITE', ['Merseyside', '64 days', 'Confirm']],
  [policy, 'DM', limbo, 'the submission to ministers is done, sent it yesterday', 'WRITE', ['ACT-048', 'closed 13 October 2005', 'Confirm']],
  [finance, 'DM', limbo, 'the submission to ministers is done', 'WRITE', ['ACT-048', 'Nothing has been changed'], ['Shall I record']],
  ['secretariat', 'DM', limbo, 'mark the action done', 'CLARIFY', ['Which action', 'Nothing has been changed']],
  // Two questions in one: the day is said once
  [chair, 'DM', limbo, 'when is the next meeting and how is london doing', ['DATE', 'STATUS'], ['3 November 2005', 'M-LON1'], ['As of 14 October 2005; ref. NSG-07.\n', 'As of 14 October 2005.\n']],
];

export const matters: readonly Phrasing[] = rows.map(asPhrasing);
