import { asPhrasing, limbo, published, told as after, type Row } from './phrasing.js';

const no = ['Confirm'];
const same = 'Nothing has been changed';

/** News told in plain words, by those who may and who may not; and questions in nearly the same words, which are answered. */
const rows: readonly Row[] = [
  // a new date, with its reason
  ['facilitator WM', 'DM', limbo, 'autism mapping will be 25 november now - waiting for figures from two authorities', 'WRITE', ['31 October to 25 November 2005', 'baseline stays 31 October 2005', '25 days after', 'amber', 'Reason: waiting for figures from two authorities', 'Confirm']],
  ['facilitator LON', 'DM', limbo, 'the low incidence audit slips to 16 Dec: four boroughs still to send data', 'WRITE', ['30 November to 16 December 2005', 'red', 'Reason: four boroughs still to send data', 'Confirm']],
  ['facilitator SW', 'DM', limbo, 'benchmarking put back a fortnight because the printers are shut', 'WRITE', ['25 November to 9 December 2005', 'Reason: the printers are shut', 'Confirm']],
  ['secretariat', 'DM', limbo, 'please can you put the SW data set back three weeks, staff off sick', 'WRITE', ['16 December 2005', 'Reason: staff off sick', 'Confirm']],
  ['facilitator SW', 'DM', limbo, 'benchmarking brought forward a week, supplier was early', 'WRITE', ['18 November 2005', '7 days before the baseline', 'green', 'Confirm']],
  ['facilitator SW', 'DM', limbo, 'SW1 is now 2 Dec, two authorities off sick', 'WRITE', ['M-SW1', '2 December 2005', 'Confirm']],
  ['facilitator SW', 'DM', limbo, 'Hello, the benchmarking data set is now expected on 16 December instead of 25 November because our supplier folded. Many thanks', 'WRITE', ['25 November to 16 December 2005', 'Reason: our supplier folded.', 'Confirm']],
  ['facilitator SW', 'DM', limbo, 'our supplier folded so the benchmarking moves to 16 Dec', 'WRITE', ['16 December 2005', 'Reason: our supplier folded', 'Confirm']],
  ['Chair', 'DM', limbo, 'the out of authority protocol moves to mid january, still negotiating', 'WRITE', ['middle of January 2006', 'Reason: still negotiating', 'Confirm'], ['15 January']],
  ['facilitator YH', 'DM', '2005-12-15', 'protocol wont be agreed till end feb, one authority holding out', 'WRITE', ['end of February 2006', 'not a day', 'Reason: one authority holding out', 'Confirm'], ['28 February']],
  ['facilitator SE', 'DM', limbo, 'info pack goes out next thursday now, printer again', ['WRITE', 'CLARIFY'], ['20 October 2005']],
  // a date that cannot be, or says nothing new
  ['facilitator SW', 'DM', limbo, 'benchmarking is now 25 nov', 'WRITE', ['already', same], no],
  ['facilitator SW', 'DM', limbo, 'benchmarking wont be done before xmas, supplier folded', 'WRITE', ['To which day', same], no],
  // without a reason: the next message gives it, and so for what else is missing
  ['facilitator SW', 'DM', limbo, 'benchmarking slips to 9 dec', 'WRITE', ['9 December 2005', 'What is the reason?', same], no],
  ['facilitator SW', 'DM', limbo, 'the printers let us down', 'WRITE', ['9 December 2005', 'Reason: the printers let us down', 'Confirm'], [], ['benchmarking slips to 9 dec']],
  ['facilitator YH', 'DM', limbo, 'wakefield', 'WRITE', ['end of January 2006', 'Reason: wakefield', 'Confirm'], [], ['the protocol moves to end jan']],
  ['facilitator SW', 'DM', limbo, 'who owns it?', 'WHO', ['Facilitator, South West'], no, ['benchmarking slips to 9 dec']],
  ['facilitator SW', 'DM', limbo, 'thanks', 'DEFINE', [], no, ['benchmarking slips to 9 dec']],
  ['facilitator SW', 'DM', limbo, 'leave it', 'WRITE', [same], no, ['benchmarking slips to 9 dec']],
  ['facilitator SW', 'DM', limbo, 'yes', 'WRITE', ['only when Confirm is pressed', same], [], ['benchmarking slips to 9 dec, printing']],
  ['facilitator SW', 'DM', limbo, 'it slips to 2 dec, illness', 'WRITE', ['M-SW1', '2 December 2005', 'Confirm'], [], ['how is the benchmarking']],
  ['secretariat', 'DM', limbo, 'london moves to 9 dec, boroughs', 'WRITE', ['M-LON1', '9 December 2005', 'Confirm']],
  // done
  ['facilitator SE', 'DM', after, 'the parent pack was sent out on fri 4/11', 'WRITE', ['done 4 November 2005', '28 days after its baseline', 'baseline stays 7 October 2005', 'Confirm']],
  ['facilitator SE', 'DM', after, 'parent pack has gone out', 'WRITE', ['On which day'], no],
  ['facilitator SE', 'DM', after, 'yesterday', 'WRITE', ['done 6 November 2005', 'Confirm'], [], ['parent pack has gone out']],
  ['facilitator LON', 'DM', limbo, 'weve now published the audit', 'WRITE', ['On which day', 'M-LON1']],
  ['LA rep MER', 'DM', limbo, 'our second facilitator started on monday', 'WRITE', ['done 10 October 2005', 'Confirm']],
  ['facilitator WM', 'DM', limbo, 'autism mapping finished today', 'WRITE', ['done 14 October 2005', 'by its baseline', 'Confirm']],
  ['facilitator WM', 'DM', limbo, 'autism mapping finished 25 nov', 'WRITE', ['still to come', same], no],
  ['Communications lead', 'DM', published, 'the NFER report has been published today', 'WRITE', ['already recorded as done', same], no],
  ['facilitator SE', 'DM', limbo, 'undo the benchmarking', 'WRITE', ['nothing to undo', same], no],
  ['facilitator NE', 'DM', limbo, 'reopen the training pack', 'WRITE', ['M-NE1', 'open again', 'Confirm']],
  ['facilitator SE', 'DM', limbo, 'reopen the training pack', 'WRITE', ['Only the owner', same], no],
  ['facilitator NE', 'DM', limbo, 'undo that', 'CLARIFY', [same], no],
  // a return, and a figure
  ['secretariat', 'DM', limbo, "yorkshire's return has arrived today", 'WRITE', ['Yorkshire and the Humber', 'received 14 October 2005', '7 days after it was due', 'Confirm']],
  ['secretariat', 'DM', limbo, 'log the SE highlight report as received on 12/10', 'WRITE', ['South East', 'received 12 October 2005', 'Confirm']],
  ['facilitator MER', 'DM', limbo, 'we sent our highlight report in yesterday', 'WRITE', ['Merseyside', 'received 13 October 2005', 'Confirm']],
  ['facilitator NE', 'DM', limbo, "merseyside's return has come in", 'WRITE', ['Only the facilitator of Merseyside', same], no],
  ['secretariat', 'DM', limbo, 'north east have returned', 'WRITE', ['in already', same], no],
  ['facilitator EM', 'DM', limbo, 'our released time for quarter one came to 72.5 days', 'WRITE', ['East Midlands', 'quarter 1 of 2005-06', '72.5 days', 'Confirm']],
  ['facilitator NE', 'DM', limbo, 'q1 released time is 90 days not 96', 'WRITE', ['North East', '90 days instead of the 96'], []],
  ['facilitator NE', 'DM', limbo, 'london released 120 days in q1', 'WRITE', ['Only the facilitator of London', same], no],
  // what is not recorded from plain words
  ['Chair', 'DM', limbo, 'please log a new action for the policy lead to write to ministers by 4 november', 'WRITE', ['secretariat', '4 November 2005', same], ['ACT-', ...no]],
  ['Chair', 'DM', limbo, 'create a milestone for the launch event on 1 march', 'WRITE', ['/milestone add', same], ['M-P', ...no]],
  ['secretariat', 'DM', limbo, 'the november meeting has moved to 10 november', 'WRITE', ['days of meetings', same], no],
  ['Chair', 'DM', limbo, 'ACT-049 is now due 28 october', 'WRITE', ['ACT-049', 'action log', same], no],
  // replies to a meeting
  ['LA rep LON', 'DM', limbo, 'cant make nsg-07, my deputy will come', 'WRITE', ['NSG-07', 'London cannot come and sends a deputy', 'Confirm'], [], []],
  ['Chair', 'DM', limbo, 'I will be at the meeting on the 3rd', 'WRITE', ['will come', 'Confirm']],
  ['LA rep LON', 'DM', limbo, 'apologies for the november meeting', 'WRITE', ['cannot come', 'Confirm']],
  ['facilitator NE', 'DM', limbo, "I can't make it on the 3rd", 'WRITE', ['tell the secretariat', same], no],
  // whoever may not, and who may not know
  ['facilitator NE', 'DM', limbo, 'autism mapping slips to 25 nov, data late', 'WRITE', ['Only its owner', same], no],
  ['journalist guest', 'DM', limbo, 'autism mapping slips to 25 nov, data late', 'CLARIFY', [same], ['M-WM1', ...no]],
  ['journalist guest', 'DM', limbo, 'zebra mapping slips to 25 nov, data late', 'CLARIFY', [same], no],
  // questions in nearly the same words
  ['Chair', 'DM', limbo, 'will the audit now be 9 dec', ['STATUS', 'DATE'], ['30 November'], no],
  ['Chair', 'DM', limbo, 'is the autism mapping now 25 nov?', ['STATUS', 'DATE'], ['31 October'], no],
  ['Chair', 'DM', after, 'did the parent pack go out on 4/11?', ['STATUS', 'DATE'], ['28 October'], no],
  ['Chair', 'DM', after, 'parent pack gone out yet', ['STATUS', 'DATE'], [], no],
  ['Chair', 'DM', limbo, "has merseyside's highlight report come in this morning", 'STATUS', ['No'], no],
  ['Chair', 'DM', limbo, 'the audit slipped to 30 nov, right?', ['STATUS', 'DATE'], ['M-LON1'], no],
  ['Chair', 'DM', limbo, 'do you know if the audit has moved to 9 december', ['STATUS', 'DATE', 'LIST'], [], no],
  ['facilitator EM', 'DM', limbo, 'was released time for q1 72 days', ['STATUS', 'ROLLUP', 'UNKNOWN', 'MONEY'], [], no],
  ['NSG member', 'DM', limbo, 'who cant make the 3rd', ['UNKNOWN', 'ROLLUP', 'LIST', 'DATE'], [], no],
];

export const told = rows.map(asPhrasing);
