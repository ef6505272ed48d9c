import type { Canonical } from '../canonical.js';

/** Questions across the programme, and ways people put them. */
export const acrossAll: readonly Canonical[] = [
  ['late', 'what is late', `
    what are we behind on | what has slipped | what should i be chasing | anything overdue | what have we missed | which milestones are behind | is anything behind schedule | what is overdue at the moment
    list of late things | which dates have passed without anything happening | what has not been delivered | who is late | which partnerships are late | where are we behind | what is running over
    what should have been finished by now | what is hanging over us | what has gone past its date | show me the slippage | any delays | who is behind | who is letting us down | what is outstanding
    anything not done that should be | what is dragging | what is stuck | what has not come in on time | what did we say would be done and is not | what are the late ones`],
  ['late-count', 'how many milestones are late', `
    number of late milestones | how many things are overdue | how many have slipped | count of what is behind | how many are running late | how many dates have been missed
    how many partnerships are behind`],
  ['late', 'what is the worst', `
    what is the latest of all | what is furthest behind | what is the biggest delay | which milestone is most overdue | where is the worst slippage | what is the most delayed thing we have
    which has slipped the most`],
  ['at-risk', 'what is at risk', `
    what might go wrong | what should i worry about | where are the problems | what is in trouble | what are you worried about | what keeps you awake | who needs help | which partnerships need attention
    where is it going wrong | which regions are struggling | what is likely to slip | what is looking shaky | who is in difficulty | where should i put my attention | where are the hot spots
    what needs my attention | which ones are not going well | what are the main concerns | where are we exposed | which partnerships are wobbling | who is finding it hard | what could bite us
    which ones should i be nervous about`],
  ['owner-what', 'who owns what is late', `
    who is responsible for the late ones | who is holding us up | whose milestones are late | who do i need to chase | who has got overdue milestones | who should i be nagging
    who are the people behind on their milestones`],
  ['moved-often', 'what has moved more than once', `
    which milestones keep slipping | what keeps being put back | what has been moved several times | what slips again and again | repeat offenders | which dates have changed twice
    what has been rescheduled more than once | which have moved most often`],
  ['slipped-since', 'what has slipped since the last meeting', `
    what has changed since we last met | what is new since the last meeting | what moved since last time | which dates have changed since the last meeting | what has got worse since the last meeting
    changes since the last steering group | anything moved since we met | what is different from last time`],
  ['slipped-since', 'what has moved {window}', `
    what changed {window} | which dates were changed {window} | what was put back {window} | what has slipped {window} | any new dates {window} | what got delayed {window}`],
  ['done-window', 'what was done {window}', `
    what have we finished {window} | what did we achieve {window} | what got done {window} | what was delivered {window} | what has been completed {window} | any successes {window} | what came in {window}
    what can we tick off {window} | what happened {window} | which milestones were met {window}`],
  ['due-window', 'what is due {window}', `
    what is coming up {window} | what have we got {window} | what is happening {window} | what should i expect {window} | what deadlines are there {window} | anything due {window} | what falls {window}
    what needs to be in {window} | what lands {window} | what is in the diary {window} | which dates are {window} | what do we have to do {window} | what has to be finished {window} | what is on {window}
    anything on {window} | what is there {window} | what must be done {window} | have we anything {window} | what is everyone working towards {window}`],
  ['due-next-all', 'what is next', `
    what is coming up | what is the next deadline | what is next | what is around the corner | what is the next thing to happen | what comes next | what is the next milestone | what have we got coming up
    what is ahead of us | what do we need to be ready for`],
  ['overview', 'how is the programme doing', `
    how are we doing | how is it all going | where are we overall | overall position | give me the headlines | are we on track | how are things | give me the big picture | what is the state of things
    are we winning | sum it up for me | what do i tell the minister about progress | how is everything | where are we up to | how would you sum up the programme | give me a one minute briefing
    what is the story | are things going well | what is the general picture across the regions | where do we stand | how do things look | what is the headline | what is going on
    what is the overall status | how far on are we | give me a feel for where we are`],
  ['best-placed', 'which partnership is doing best', `
    who is doing well | which partnerships are on top of things | who has nothing late | who is ahead | star performers | who is the best | which regions are all green | any good news
    who deserves a pat on the back | who has nothing overdue | where is it going well`],
  ['rag-list', 'which partnerships are red', `
    who is red | list the reds | anything red | any reds | what is showing red | which ones have gone red | where is it red`],
  ['rag-list', 'which partnerships are amber', `
    who is amber | list the ambers | anything amber | any ambers | what is showing amber | which ones are amber`],
  ['rag-list', 'which partnerships are green', `
    who is green | list the greens | which ones are green | how many greens and who | what is showing green`],
  ['rag-counts', 'how many milestones are red, amber and green', `
    how many reds | how many are amber | number of greens | count the colours | breakdown by colour | what is the split of red amber and green | rag totals | how many are red`],
  ['watermelons', 'who says green but is late', `
    who is kidding themselves | where do the returns not match the dates | who reported green but has missed dates | whose self rating is too good | which returns are too optimistic
    who is painting a rosy picture | do any of the reports disagree with the register | who says all is well when it is not`],
  ['milestones-list', 'list the milestones', `
    show me the whole plan | what are all the milestones | full list of milestones | what is in the plan | give me the schedule | what are the deliverables | the programme plan please
    timetable of everything`],
  ['milestone-counts', 'how many milestones are done', `
    how much is finished | what proportion is complete | how many milestones have been met | how many are left to do | how far through are we | how many done and how many to go
    how many have we ticked off | percentage complete`],
  ['theme-else', 'who works on {theme}', `
    who is doing {theme} | is anyone else looking at {theme} | which partnerships are working on {theme} | who could i talk to about {theme} | who has experience of {theme} | anybody done {theme}
    where is {theme} happening | who leads on {theme} | who can we learn from on {theme} | who else has {theme} | are there others doing {theme} | who knows about {theme} | any good practice on {theme}
    which regions have {theme} as a theme | does anyone else cover {theme} in their work | who else covers {theme} | does anybody have {theme} in their programme of work | who has done anything on {theme}
    who is strong on {theme} | which others do {theme}`],
  ['work-of', 'which themes do the partnerships work on', `
    what are the partnerships up to | what themes are being worked on | which topics are covered across the regions | what work is going on | what are all the themes | list the themes by partnership`],
  ['partnerships', 'which partnerships are there', `
    list the partnerships | what are the regions | name all the partnerships | who are the partnerships | show me all the regions | what areas are there`],
  ['partnerships-count', 'how many partnerships are there', `
    number of partnerships | how many regions | how many partnerships do we have | how many are in the programme | count of regions`],
  ['members-by-place', 'which partnership has the most authorities', `
    which is the biggest partnership | which region is largest | partnerships by size | who has most members | which partnership has fewest councils | which is the smallest region`],
  ['members-count', 'how many authorities are there', `
    how many councils are in the programme | number of local authorities altogether | how many las are covered | how many members in all`],
  ['hosts', 'who hosts each partnership', `
    which authorities are hosts | list of host authorities | who are all the hosts | which councils hold the grant | where are the partnerships based | who employs the facilitators`],
  ['phases', 'what phases has the programme had', `
    when does the programme end | when did the programme start | what phase are we in | how long does the programme run | history of the programme | how many phases are there | when did this all begin
    when did the whole country get covered | when did national coverage begin | when did the pilot end | when did phase two begin | how long has this been going`],
];
