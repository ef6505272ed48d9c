import type { Canonical } from '../canonical.js';

/** Questions about who is who, the evaluation, decisions as a list, and words, and ways people put them. */
export const ofPeople: readonly Canonical[] = [
  ['role-holder', 'who is the {role}', `
    what is the name of the {role} | who do we have as {role} | who is acting as {role} | who holds the post of {role} | tell me who the {role} is | name the {role} | who would be the {role}
    who does the job of {role} | {role} who is that`],
  ['survey', 'how many survey responses are in', `
    what is the response rate | how many questionnaires have come back | how is the survey going | how many replies to the survey | survey returns so far | how many authorities filled in the questionnaire
    has everyone done the survey | where are we with the survey | how many people have answered the survey | did enough people answer the survey | how many answered`],
  ['survey-close', 'when does the survey close', `
    deadline for the survey | how long have people got to do the questionnaire | when is the questionnaire due | last day for the survey | is the survey still open | when do survey replies have to be in
    did the survey close on time | has the survey shut | when do we have to get the questionnaire back by | how long is the survey open | was the survey deadline moved`],
  ['survey-by-place', 'what is the survey response by partnership', `
    who has not done the questionnaire | survey response by region | which region is worst for survey replies | who is still to fill in the survey | survey breakdown by partnership
    who has replied to the survey`],
  ['interviews', 'how many interviews have been done', `
    how is the fieldwork going | have they done the interviews | where are the case studies | how many case studies are there | how many people have been interviewed | interviews so far`],
  ['findings', 'what are the main findings', `
    what does the evaluation say | what did the research find | what have the evaluators concluded | what is the message of the report | what did they recommend | results of the evaluation
    did it find that partnerships work | what did we learn from the evaluation | key messages from the research | what were the main things the evaluators found | what did the evaluators find
    what does the report say about us | what came out of the evaluation | what were the conclusions | what did the study show`],
  ['authors', 'who wrote the report', `
    who are the authors | who did the write up of the evaluation | names on the report | who was the report written by`],
  ['evaluator', 'who is the evaluator', `
    who is doing the evaluation | which organisation is evaluating us | who is carrying out the research | who are the researchers | who did we commission for the evaluation | who is running the study`],
  ['decisions-pending', 'which decisions are pending', `
    what is waiting to be decided | what decisions do we need | what has not been decided | what are we waiting for a decision on | any decisions outstanding | list of open decisions
    which decisions are still to be made | what is on the minister's desk`],
  ['decisions-made', 'which decisions have been made', `
    what has the group decided | what have we decided so far | list of decisions taken | what was decided | decisions to date | what did the group agree`],
  ['definition', 'what does {term} mean', `
    what is {term} | define {term} | explain {term} to me | what do you mean by {term} | i do not understand {term} | what is a {term} | meaning of {term} | how do you work out {term}
    remind me what {term} is | {term} in plain english | when people say {term} what do they mean | what counts as {term} | what is counted as {term} | what does {term} stand for
    i see {term} everywhere what does it stand for | what exactly is {term} | how do you define {term} | when is something {term}`],
  ['help', 'what can you do', `
    what can i ask you | how do you work | what do you know | what sort of thing can i ask | what are you for | help me | give me some examples of questions | how do i use this
    what kinds of questions do you answer | who are you`],
  ['school-calendar', 'when is half term', `
    when are the schools off | when do schools break up | when is the next half term | dates of half term | when is the school holiday`],
];
