import type { Canonical } from '../canonical.js';

/** Questions about actions, risks and what is one's own, and ways people put them. */
export const ofRegisters: readonly Canonical[] = [
  ['actions-overdue', 'which actions are overdue', `
    which actions are late | any actions outstanding | who has not done their actions | actions past their date | what actions have been missed | which action points have not been done
    what did people say they would do and have not | overdue to dos | who is behind on actions`],
  ['actions-open', 'which actions are open', `
    list of actions | what actions have we got | what is on the action log | show me the action list | what is still to be done from the action log | live actions | actions still open
    give me the outstanding tasks | what tasks are there | all the action points`],
  ['actions-mine', 'what are my actions', `
    have i got any actions | what do i have to do from the action log | which actions are down to me | actions against my name | any tasks for me | what did i agree to do
    what am i supposed to have done since the meeting`],
  ['actions-of', 'what actions does {role} have', `
    what is {role} supposed to be doing from the log | which actions are with {role} | actions for {role} | has {role} got any actions | what did {role} agree to do | what tasks has {role} got
    has {role} done the actions`],
  ['actions-due', 'which actions are due {window}', `
    what actions fall due {window} | actions for {window} | any action points due {window} | tasks due {window} | which to dos are for {window}`],
  ['actions-count', 'how many actions are open', `
    number of actions | how many action points are there | how many tasks are left | how many actions have we got outstanding | count the actions`],
  ['actions-closed', 'which actions were closed', `
    what actions have been done | which actions are finished | completed actions | which action points can we tick off | which tasks have been cleared | actions finished since the last meeting`],
  ['actions-from-meeting', 'what are the actions from the last meeting', `
    what did we agree to do at the last meeting | actions from last time | matters arising | what was everybody asked to do at the meeting | follow up from the last meeting
    what came out of the last meeting | what were people given to do`],
  ['action-one', 'what is the status of {action}', `
    has {action} been done | who has {action} | when is {action} due | is {action} finished | what happened about {action} | is {action} closed | any progress on {action} | tell me about {action}
    did anyone do {action} | who is dealing with {action} | who is meant to be doing {action} | did {action} happen | is {action} ticked off | {action} done yet | when should {action} be done
    who is doing {action}`],
  ['risks-top', 'what are the top risks', `
    what are the biggest risks | show me the risk register | what risks do we have | what could go wrong according to the register | list the risks | which risks score highest | main threats
    how many risks are there | what is on the risk register | most serious risks | what is our biggest worry on the register | which is the highest risk | what is top of the risk register
    what is the worst risk`],
  ['risks-review', 'which risks are due for review', `
    when are the risks looked at again | which risks need reviewing | any risks overdue for review | when do we next review the risk register | risk review dates
    has any risk not been looked at when it should | which risks have not been looked at | risks past their review date | any risk that has not been reviewed`],
  ['risk-one', 'tell me about {risk}', `
    who owns {risk} | how bad is {risk} | what are we doing about {risk} | what is the score of {risk} | when is {risk} reviewed | is {risk} still a risk | how likely is {risk}
    what is the plan for {risk}`],
  ['risks-mine', 'what are my risks', `
    which risks do i own | have i got any risks | risks against my name | which risks am i responsible for`],
  ['mine', 'what is on my plate', `
    what do i need to do | what have i got to do | what is waiting for me | what should i be getting on with | what am i late with | what do you want from me | is there anything for me
    what are my deadlines | what have i got outstanding | what am i responsible for | what am i meant to be doing | do i owe anybody anything | my list | anything i have forgotten
    what is outstanding against me | what have i forgotten | what do i still have to give you | anything i need to know today | what should be done by me`],
  ['owned-by', 'what does {role} own', `
    what is {role} responsible for | what has {role} got on | what is on the plate of {role} | what is waiting on {role} | which milestones belong to {role} | what is {role} late with
    what do we need from {role} | what should i chase {role} for`],
];
