import type { Canonical } from '../canonical.js';

/** Questions about the group's meetings, and ways people put them. */
export const ofMeetings: readonly Canonical[] = [
  ['meeting-next', 'when is the next meeting', `
    when do we meet | when are we next together | when is the next steering group | what date is the next meeting | when is the group meeting | next meeting date | when do we get together next
    what day is the meeting | when is the next session | date of the next one | when are you all meeting | how long until we meet | when should i keep free for the next meeting | is there a meeting soon
    when does the group next sit`],
  ['meeting-next', 'when is {meeting}', `
    what day is {meeting} | what date is {meeting} on | when exactly is {meeting} | is {meeting} still on | has {meeting} been moved | when do we meet for {meeting}`],
  ['meeting-last', 'when was the last meeting', `
    when did we last meet | when was the previous steering group | what was the date of the last meeting | how long since we met | when did the group last meet | when was the last time we got together`],
  ['meetings-list', 'when are all the meetings', `
    list of meeting dates | dates for the year | how many meetings are there | when are the meetings this year | give me all the meetings | calendar of meetings | which meetings are left
    meeting schedule | what dates should i put in my diary | how many more meetings before the end`],
  ['agenda', 'what is on the agenda of the next meeting', `
    what are we talking about at the next meeting | what will the meeting discuss | what is the main item | what is the meeting about | what is coming to the group | what is up for discussion
    what are we going to cover | what is being tabled | what will we be discussing`],
  ['agenda', 'what is on the agenda of {meeting}', `
    what are we talking about at {meeting} | what will {meeting} discuss | main item for {meeting} | what is {meeting} about | what is going to {meeting}`],
  ['papers-due', 'when are the papers due', `
    when do you need my paper | deadline for papers | by when do i send a paper | when should papers be with you | cut off for papers | last date for getting a paper in
    how long have i got to write my paper | when do papers have to be in | papers in by when | when is my paper due | what is the last day for papers | when do you want my paper | paper deadline`],
  ['papers-out', 'when do the papers go out', `
    have the papers gone out | when will we get the papers | when are papers circulated | when is the pack coming | have you sent the papers | where are the papers | when will the pack be with us
    when can members expect the papers | i have not had the papers`],
  ['papers-missing', 'whose papers are missing', `
    which papers are we still waiting for | who has not sent a paper | are all the papers in | who owes a paper | what papers are outstanding`],
  ['call-for-papers', 'when is the call for papers', `
    when do you ask for papers | when does the call go out | when will you invite papers | when do you call for papers`],
  ['minutes-due', 'when are the minutes due', `
    where are the minutes | have the minutes been done | when will we see the minutes | are the minutes out | when do we get the notes of the meeting | draft minutes when
    who is doing the minutes and when | have you written up the last meeting | when will the record of the meeting be ready | minutes by when | when do i get the minutes | minutes of the last one
    when will the minutes be round | minutes ready yet | are the notes of the meeting ready`],
  ['attendance', 'who is coming to the next meeting', `
    who has said they are coming | who will be there | any apologies | who is not coming | how many are coming | who has replied | who is sending a deputy | who can not make it
    how many acceptances have we had | who has not answered the invitation | is the chair coming | numbers for the next meeting | who is away for the meeting | how many apologies
    who have we had replies from | who is missing the meeting | turnout for the next meeting`],
  ['quorum', 'what is the quorum', `
    how many do we need for a meeting | how many members must be present | what makes a meeting valid | how many people are needed for a quorum | minimum number for a meeting`],
  ['quorate', 'will the next meeting be quorate', `
    have we got enough people for the meeting | do we have a quorum | are we going to be short | is the meeting safe to go ahead | will enough turn up | are there enough acceptances`],
  ['seats', 'who sits on the steering group', `
    who is on the group | who are the members of the steering group | what is the membership of the group | who gets a vote | who is entitled to attend | which organisations are represented
    how many seats are there | is health represented on the group | who is in attendance | list of members of the group | make up of the group | do facilitators get a seat | are facilitators members
    do we have a vote | who represents the schools on the group | who speaks for the voluntary sector on the group | is there anybody from health on the group | who is from the authorities on the group
    does the evaluator sit on the group`],
  ['meeting-place', 'where is the next meeting', `
    where are we meeting | what is the venue | which building is the meeting in | where do i go for the meeting | what room are we in | location of the next meeting`],
];
