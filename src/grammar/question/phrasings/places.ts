import type { Canonical } from '../canonical.js';

/** Questions about one partnership, and ways people put them. */
export const ofPlaces: readonly Canonical[] = [
  ['partnership-status', 'how is {place} doing', `
    how are things in {place} | how are they getting on in {place} | is {place} all right | is {place} ok | is {place} on track | are there any problems in {place} | what is the position in {place}
    where has {place} got to | should i worry about {place} | is {place} struggling | is everything fine with {place} | how does {place} look | what is the picture in {place}
    i am seeing {place} tomorrow, anything i should know | i am visiting {place} what should i ask about | what colour is {place} | is {place} red | is {place} green | why is {place} amber
    how healthy is {place} | state of {place} | are {place} keeping up | is {place} coping | how well is {place} performing | is {place} delivering | is {place} red or amber
    what sort of state is {place} in | how has {place} been | is {place} a worry | any trouble in {place} | are things all right in {place} | what is the matter with {place}
    how did {place} do this quarter`],
  ['partnership-brief', 'give me a summary of {place}', `
    brief me on {place} | background on {place} | i need a paragraph on {place} | what do i need to know about {place} | tell me all about {place} | everything you have on {place}
    quick rundown on {place} | profile of {place} | a page on {place} for the minister | one line on {place}`],
  ['late-place', 'what is late in {place}', `
    what has {place} missed | what is overdue in {place} | has {place} got anything late | which of the milestones of {place} are behind | is anything behind in {place} | what has slipped in {place}
    what is {place} behind on | what are the delays in {place} | anything slipping in {place} | what have {place} failed to deliver | which deadlines has {place} missed | is {place} late with anything
    what does {place} still owe us`],
  ['due-place', 'what is due in {place}', `
    what has {place} got coming up | what is next for {place} | what should we expect from {place} | what is {place} meant to deliver | deadlines for {place} | what milestones does {place} have
    what are the upcoming dates for {place} | what is in the diary for {place} | what is {place} working towards | what is {place} due to do next | when is the next thing from {place} due`],
  ['place-moves', 'how often has {place} moved its dates', `
    which dates has {place} changed | has {place} moved any dates | what changed in {place} | what has {place} put back | has {place} asked for more time | which milestones in {place} have new dates
    how often has {place} changed its dates`],
  ['members-of', 'which authorities are in {place}', `
    who is in {place} | which councils make up {place} | what authorities does {place} cover | list the members of {place} | which las belong to {place} | where does {place} cover
    who are the members of {place} | what areas are part of {place} | name the authorities in {place} | which boroughs are in {place} | who does {place} include | which organisations are in {place}
    who belongs to {place} | which bodies make up {place} | who are the partners in {place} | what places come under {place}`],
  ['members-count', 'how many authorities are in {place}', `
    how big is {place} | number of councils in {place} | how many members has {place} got | how many las does {place} cover | what size is {place} | how many boroughs are in {place}`],
  ['host-of', 'who hosts {place}', `
    which authority hosts {place} | where is {place} based | who holds the grant for {place} | which council employs the staff in {place} | who is the host for {place}
    who is the lead authority in {place} | where does the money for {place} go | which council runs {place} | who is the accountable body for {place} | {place} is hosted by whom | who is {place} hosted by
    hosted by whom in {place} | whose employees are they in {place}`],
  ['facilitator-of', 'who is the facilitator for {place}', `
    who runs {place} | who do i speak to in {place} | who is our contact in {place} | who should i ring about {place} | who leads {place} | name of the facilitator in {place}
    who is the person in {place} | who looks after {place} | who heads up {place} | who do i email in {place} | who works for {place}`],
  ['work-of', 'what is {place} working on', `
    what does {place} do | what are {place} up to | what projects does {place} have | what is the focus in {place} | which themes is {place} covering | what is happening in {place} in terms of work
    what are the priorities in {place} | what topics does {place} work on | what are {place} busy with | areas of work for {place}`],
  ['return-of', 'has {place} sent its return', `
    has {place} reported | have we had anything from {place} | did {place} get their report in | is the return from {place} in | have we received the highlight report from {place}
    have we got the form from {place} | has {place} filled in the template | did {place} submit | has {place} done its quarterly report | are we still waiting for {place} | when did {place} send theirs
    did {place} hand in its return on time | have {place} come back to us | is {place} in yet | anything in from {place} | has the form come from {place} | did {place} get round to reporting
    did {place} make the deadline for returns | when did the return from {place} arrive`],
  ['return-colours', 'what colour did {place} self report', `
    what did {place} say about themselves | how did {place} rate themselves | what rating did {place} give itself | what did {place} put in their return | how confident is {place}
    did {place} say they were green | what does {place} claim | what did {place} tell us in its report`],
  ['released-place', 'how much released time has {place} given', `
    how many days has {place} given | released time for {place} | how many staff days from {place} | how much time have the authorities in {place} put in | what has {place} contributed in kind
    how many days of staff time came from {place} | what is the time given in {place} | how many days did we get from {place} | how many days have {place} put in | days given by the authorities of {place}`],
  ['money-place', 'how much does {place} get', `
    what is the grant for {place} | what is the allocation of {place} | what is the budget for {place} | how much money has {place} got | what do we pay {place} | funding for {place}
    how much are we giving {place} | what does {place} cost | share of the money for {place} | what was {place} given this year | what share does {place} have | how big is the grant of {place}
    what will {place} be paid | what is {place} paid`],
  ['place-of-member', 'which partnership is {member} in', `
    where does {member} belong | who covers {member} | what region is {member} in | {member} is in which area | who looks after {member} | which of the partnerships has {member} | where do i find {member}
    who do {member} work with | is {member} with anybody | which region does {member} come under | what partnership should {member} talk to | whose patch is {member} | who has got {member}
    does {member} come under somebody or is it separate | is {member} covered | whose is {member} | who do we put {member} with | which one is {member} part of | is {member} in any of them
    who has {member}`],
  ['survey-by-place', 'what is the survey response in {place}', `
    how is {place} doing on the survey | what is the response rate in {place} | how many replied to the survey in {place} | which authorities in {place} have not done the questionnaire
    has everyone in {place} filled in the survey | survey responses from {place}`],
];
