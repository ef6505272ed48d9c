import type { Canonical } from '../canonical.js';

/** Questions about what partnerships send in, and ways people put them. */
export const ofReturns: readonly Canonical[] = [
  ['return-due', 'when are the returns due', `
    when do you need the highlight report | deadline for the quarterly return | when should we send our report | by when do partnerships report | when is the next return
    when does the form have to be back | when do highlight reports have to be in | how long have we got for the return | what is the cut off for returns`],
  ['returns-missing', 'who has not returned', `
    whose return is missing | who have we not heard from | which partnerships have not reported | who still has to send a report | which reports are we still waiting for | who is outstanding on returns
    any missing returns | who has not sent the form back | who do we need to chase for a highlight report | who is yet to report | which regions have gone quiet | who is still to come in
    any gaps in the returns | who has not done their report | which reports have not come | who has failed to report | whose reports are outstanding | who did not report`],
  ['returns-in', 'how many returns are in', `
    who has reported | who has sent a return | how many have reported | have we got all the returns | are all the reports in | number of returns received | who has replied with a highlight report
    how are we doing for returns | which returns have we had | has everyone reported`],
  ['returns-late', 'which returns were late', `
    who sent their return late | whose report was late | who missed the deadline for returns | which partnerships were late reporting | who was tardy with the return | late highlight reports`],
  ['return-colours', 'what did the partnerships report', `
    how did the partnerships rate themselves | what do they say about themselves | what ratings came back in the returns | self assessments this quarter | what did the highlight reports say
    how confident are the partnerships | who rated themselves red`],
  ['howto', 'how do i send my return', `
    where do i send the highlight report | how do we report | what do i do with my return | how do i fill in the form | how should i submit our report | who do i send my return to`],
  ['released-total', 'how much released time in total', `
    how many staff days have been given | how much time have authorities put in | total released days | what is the time given across the programme | how many days altogether
    what have councils contributed in kind | how many days did we get out of the authorities | how many days have come from the councils | what is the total of days given | days given so far
    average days of released time`],
  ['released-missing', 'who has not sent released time', `
    who has not told us their days | whose released time is missing | which partnerships have given no figure for days | who owes a figure for released time | released time not in`],
  ['released-worth', 'what is the released time worth', `
    value of the staff time given | what is the time given in pounds | what would the released days have cost | put a price on the released time | day rate for released time | cash value of the days
    what are the days worth in pounds | what is the time worth for the quarter | what does the staff time come to in money`],
  ['released-most', 'who gave the most released time', `
    which partnership gave most days | who has given fewest days | which region contributed most staff time | rank the partnerships by released time | who is top for released days`],
];
