import type { Canonical } from '../canonical.js';

/** Questions about one milestone, and ways people put them. */
export const ofMilestones: readonly Canonical[] = [
  ['milestone-when', 'when is {milestone} due', `
    when can we expect {milestone} | when do we get {milestone} | when will {milestone} be with us | when will {milestone} be ready | when will {milestone} be finished | when does {milestone} land
    when are we getting {milestone} | what date have we got for {milestone} | what is the date for {milestone} now | what date is {milestone} down for | how long until {milestone}
    how soon is {milestone} | have we got a date for {milestone} | do we have a date for {milestone} | remind me of the deadline for {milestone} | the current forecast for {milestone} | {milestone} eta
    what day should {milestone} arrive | when am i going to see {milestone} | when should {milestone} be complete | {milestone} by when | when is {milestone} planned for
    when are they saying {milestone} will be done | which month is {milestone} coming | how many days until {milestone} | how many days are left before {milestone} | how many weeks to go until {milestone}
    how long have i got to do {milestone} | how long have we got left for {milestone} | days to go to {milestone} | when does {milestone} open | when does {milestone} start
    when will {milestone} be published | when is {milestone} coming out | when are they doing {milestone} | does {milestone} have a date | when is {milestone} out now`],
  ['milestone-status', 'where does {milestone} stand', `
    how far have we got with {milestone} | how is {milestone} getting on | is {milestone} on course | is {milestone} going to make its date | has {milestone} happened | is {milestone} finished
    did {milestone} get done | has {milestone} been sorted | did they ever finish {milestone} | is {milestone} still happening | what has become of {milestone} | what happened to {milestone}
    any movement on {milestone} | any progress with {milestone} | latest position on {milestone} | are we on top of {milestone} | should i be worried about {milestone} | is {milestone} in good shape
    bring me up to speed on {milestone} | give me an update on {milestone} | tell me about {milestone} | has {milestone} gone out | is {milestone} ready | can i say {milestone} is finished
    is {milestone} safe | will {milestone} be ready in time | do we think {milestone} will be on time | is there a problem with {milestone} | is {milestone} behind | is {milestone} formally agreed
    is {milestone} ticked off | is {milestone} marked as done | have you got {milestone} recorded | did {milestone} ever turn up | did {milestone} come in | has {milestone} been signed off
    is {milestone} all in | has {milestone} been closed | has {milestone} gone live | have they started {milestone} | has anyone finished {milestone} | {milestone} sorted yet | {milestone} filled yet
    did we get {milestone}`],
  ['milestone-owner', 'who owns {milestone}', `
    who is doing {milestone} | who is in charge of {milestone} | who should i speak to about {milestone} | who do i chase for {milestone} | who do i ring about {milestone} | whose is {milestone}
    whose responsibility is {milestone} | who is producing {milestone} | who is writing {milestone} | who has got {milestone} | who is supposed to deliver {milestone}
    name of the person behind {milestone} | who do i contact about {milestone} | who has to do {milestone} | who is on {milestone} | who answers for {milestone} | who is meant to be doing {milestone}
    who is finding {milestone} | who has to confirm {milestone} | who is the lead for {milestone} | who signs off {milestone} | who is down for {milestone} | who takes care of {milestone}`],
  ['milestone-why', 'why is {milestone} late', `
    what is holding up {milestone} | what has held up {milestone} | what went wrong with {milestone} | what is the reason for {milestone} slipping | how come {milestone} has been put back
    what is the excuse for {milestone} | what is delaying {milestone} | why the delay on {milestone} | explain why {milestone} has moved | why did {milestone} get pushed back | what is keeping {milestone}
    reason given for the new date of {milestone} | what is the hold up with {milestone} | why has {milestone} not been done | why are we still waiting for {milestone} | why is {milestone} so bad
    why did {milestone} move | what happened that {milestone} is not done | who or what is holding {milestone} up | what is stopping {milestone} | what is behind the change to {milestone}`],
  ['milestone-moves', 'how many times has {milestone} moved', `
    how often have they changed the date of {milestone} | has the date of {milestone} changed | has {milestone} been put back before | history of the date of {milestone}
    what dates have been given for {milestone} | has {milestone} slipped | did {milestone} move | how many dates have we had for {milestone} | show me the changes to {milestone}
    how has the date for {milestone} shifted | list the forecasts for {milestone} | when was the date of {milestone} last changed`],
  ['milestone-original', 'when was {milestone} originally due', `
    what was the original date for {milestone} | when were we first told {milestone} would be | when should {milestone} have been done | what was the plan for {milestone} | first date for {milestone}
    what is the baseline for {milestone} | when was {milestone} meant to happen | when was {milestone} supposed to be finished | the date we started out with for {milestone}
    what did the plan say for {milestone} | when was {milestone} promised for`],
  ['milestone-late', 'how late is {milestone}', `
    how far behind is {milestone} | how many days late is {milestone} | how many weeks has {milestone} slipped | by how much is {milestone} over | how much has {milestone} slipped
    how overdue is {milestone} | how long has {milestone} been overdue | how much time has {milestone} lost | how badly is {milestone} running behind | how far has {milestone} drifted`],
  ['milestone-source', 'what is the source for {milestone}', `
    who gave us the date for {milestone} | where did the date for {milestone} come from | what is our evidence for {milestone} | who says {milestone} is late | how do you know about {milestone}
    where is {milestone} written down | who told you about {milestone}`],
];
