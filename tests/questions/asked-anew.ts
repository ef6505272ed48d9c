import { asPhrasing, held, limbo, published, told, type Phrasing, type Row } from './phrasing.js';

/*
 * After a fifth and a sixth sitting, in which more than a quarter was not understood: one or a few of each kind that was
 * mended, in words of their own. What is plainly asked of a known thing and is on record nowhere is said to be so.
 */

const chair = 'Chair';
const adviser = 'National Adviser';
const november = '2005-11-21';

const rows: readonly Row[] = [
  // The one thing that is named, and what of the question is not on record
  [chair, 'DM', limbo, 'how many nurseries are there in the north east', 'UNKNOWN', ['no figure on record for “nurseries”', 'North East']],
  [chair, 'DM', november, 'will yorkshire be there by the middle of december', 'STATUS', ['M-YH1', '16 December 2005']],
  [chair, 'DM', limbo, 'how much did the interviews cost', 'UNKNOWN', [], ['£']],
  [chair, 'DM', limbo, 'is there any parking budget', 'UNKNOWN', ['nothing on record']],
  [chair, 'DM', limbo, 'which region is cardiff in', 'UNKNOWN', ['Under that name I know no member authority', 'If it is short for something, try the name in full']],
  [chair, 'DM', limbo, 'which region is nhants in', 'UNKNOWN', ['If it is short for something, try the name in full']],
  [chair, 'DM', limbo, 'is it ready by easter', 'CLARIFY'],
  ['journalist guest', 'DM', limbo, 'how many schools are there in london', 'UNKNOWN', ['that I can show here'], ['M-LON1']],
  ['parent', 'shared channel', limbo, 'my lad is in a school in london and they will not assess him', 'OUT', [], ['M-LON1']],
  // A date that is made or missed
  [chair, 'DM', limbo, 'is merseyside going to meet its date', 'STATUS', ['M-MER1']],
  [chair, 'DM', november, 'are london going to miss their deadline', 'STATUS', ['M-LON1']],
  // The most, the fewest, the worst
  [adviser, 'DM', limbo, 'which region gave the fewest days of released time', 'ROLLUP', ['fewest days first', 'South East: 54 days', 'From 9 of 11']],
  [adviser, '#sen-rp-shared', limbo, 'who gave most released time', ['WITHHELD', 'STATUS', 'ROLLUP'], [], ['no figure from']],
  ['finance lead', 'DM', published, 'who gets the least', 'MONEY', ['2006-07', 'least first']],
  ['finance lead', 'DM', limbo, 'which region gets the most money', 'MONEY', ['split for 2005-06 is not recorded']],
  [chair, 'DM', limbo, 'largest region', 'LIST', ['London: 33']],
  [chair, 'DM', limbo, 'which is furthest behind', 'LIST', ['worst first', 'M-YH1']],
  [chair, 'DM', limbo, 'which regions are in good shape', 'ROLLUP', ['North East', 'before another'], ['London']],
  ['host authority YH', 'DM', limbo, 'which region is doing best', 'WITHHELD'],
  // Counts and shares
  [chair, 'DM', limbo, 'what percentage of milestones are late', 'ROLLUP', ['Late now: 5 of']],
  [chair, 'DM', limbo, 'how many partnerships are on schedule', 'ROLLUP', ['By schedule']],
  [chair, 'DM', '2006-06-01', 'what was delivered late', 'LIST', ['M-E11', 'M-P5'], ['M-YH1']],
  [chair, 'DM', november, 'how many more meetings are planned', 'ROLLUP', ['2 still to come', 'NSG-08']],
  [chair, 'DM', november, 'when is the meeting after february', 'DATE', ['NSG-09']],
  [chair, 'DM', november, 'is there a meeting after june', 'UNKNOWN', ['No later meeting is recorded']],
  // One's own, by a word of its title
  ['facilitator SE', 'DM', limbo, 'when is our pack meant to be ready', 'DATE', ['M-SE1'], ['M-NE1']],
  ['facilitator EM', 'DM', limbo, 'hows our framework', ['STATUS', 'DATE'], ['M-EM1']],
  ['Evaluation project director', 'DM', limbo, 'is our draft still for february', ['STATUS', 'DATE'], ['M-E8']],
  ['policy lead', 'DM', limbo, 'what is sitting with me', 'LIST', ['ACT-048'], ['M-YH1']],
  // Risks and actions by what they are about
  [chair, 'DM', limbo, 'how bad is the low response risk', 'STATUS', ['RSK-02'], ['RSK-01']],
  [adviser, 'DM', limbo, 'all risks and when they are next reviewed', 'LIST', ['by the day of their review', '15 December 2005']],
  [chair, 'DM', limbo, 'who has the options costing', ['WHO', 'STATUS'], ['ACT-052']],
  [chair, 'DM', limbo, 'four biggest risks', 'LIST', ['RSK-01']],
  [chair, 'DM', limbo, 'which is our worst risk', 'LIST', ['RSK-01']],
  [chair, 'DM', limbo, 'anything overdue for the policy lead', 'LIST', ['ACT-048'], ['M-YH1']],
  // Returns under another name
  ['NSG member', 'DM', limbo, 'what did the regions say for quarter 2', 'LIST', ['As they reported', 'Merseyside: no return']],
  [chair, 'DM', limbo, 'how many highlight reports are amber', 'LIST', ['East Midlands']],
  [chair, 'DM', limbo, 'who else is yet to send theirs', 'LIST', ['Merseyside']],
  [chair, 'DM', limbo, "was london's back on time", 'STATUS', ['on time'], ['Yes:']],
  [chair, 'DM', told, 'when is the next quarterly report due', 'DATE', ['9 January 2006']],
  [chair, 'DM', limbo, 'did all the regions report on time', 'LIST', ['North West']],
  // The evaluation as a whole, and a report by what sort it is
  [chair, 'DM', november, 'how is the evaluation coming along', 'LIST', ['milestones of the evaluation']],
  ['SRO', 'DM', '2006-02-14', 'have nfer finished the draft', 'STATUS', ['M-E8', '28 February 2006']],
  // What lies ahead, and what was spoken of before
  [chair, 'DM', limbo, 'what is going on before the end of november', 'LIST', ['NSG-07']],
  [chair, 'DM', limbo, 'why the delay', 'STATUS', ["six boroughs' data"], [], ['london audit']],
  [chair, 'DM', limbo, 'and now', 'STATUS', ['M-LON1'], [], ['when was the london audit first due']],
  ['LA rep NE', 'DM', limbo, 'cut off for papers for november', 'DATE', ['25 October 2005']],
  // Filled in, in late, and who is to hear
  ['evaluator', 'DM', limbo, 'how many authorities have filled out the survey', 'STATUS', ['83 of 150']],
  ['evaluator', 'DM', limbo, 'who has not filled in the survey', 'UNKNOWN', ['not recorded', '83 of 150']],
  [chair, 'DM', limbo, 'who got their return in after the date', 'LIST', ['North West']],
  [chair, 'DM', limbo, 'has anyone reported red', 'LIST', ['Red stands in none']],
  ['comms lead', 'DM', told, 'may we tell journalists', 'DECISION', ['22 November 2005', '23 November 2005']],
  ['NSG member', 'DM', told, 'may I tell our head of children and families about the decision', 'DECISION', ['22 November 2005'], ['DEC-2005-02']],
  ['NSG member', 'DM', told, 'may I forward what was said on thursday', 'DECISION', ['22 November 2005']],
  // Short forms and what is meant by them
  ['facilitator LON', 'DM', limbo, "the audit's finished", 'WRITE', ['On which day', 'M-LON1']],
  ['anyone', 'channel', limbo, "no. of boroughs in the london p'ship", 'ROLLUP', ['33']],
  [chair, 'DM', limbo, 'who has the fewest authorities', 'LIST', ['Merseyside: 6']],
  ['policy lead', 'DM', limbo, 'which region gave least time in q1', 'ROLLUP', ['South East: 54']],
  [chair, 'DM', limbo, 'how many hilites in', 'ROLLUP', ['8 of 11']],
  ['LA officer', 'DM', limbo, 'when does quarter 4 start', 'DATE', ['1 January 2006']],
  ['journalist guest', 'DM', published, 'what are the key findings', 'PROVENANCE', ['marked contribution']],
  ['LA officer', 'DM', limbo, 'rebaseline = ?', 'DEFINE'],
  ['finance lead', 'DM', limbo, 'which day rate is used for staff time', ['MONEY', 'ROLLUP'], ['180']],
  ['facilitator NE', 'DM', limbo, 'do I need to find a new job', 'WITHHELD', ['nothing we can share yet']],
  ['secretariat', 'DM', limbo, 'add an action for the adviser to ring merseyside', 'WRITE', ["programme's file"], ['please send it to them', 'to the secretariat']],
  // A meeting that was held, and what came of it
  [chair, 'DM', told, 'did we have a quorum in the end', 'UNKNOWN', ['NSG-07 (3 November 2005) is not recorded'], ['NSG-08']],
  [chair, 'DM', told, 'who turned up on thursday', 'UNKNOWN', ['NSG-07'], ['NSG-08']],
  [chair, 'DM', limbo, 'are we going to be quorate on the 3rd', 'UNKNOWN', ['no replies are recorded for NSG-07']],
  ['NSG member', 'DM', limbo, 'who was in the chair at the last one', 'UNKNOWN', ['NSG-06', 'not recorded']],
  [chair, 'DM', limbo, 'what resulted from the september meeting', 'LIST', ['no outcome that I can give here', 'ACT-048', 'ACT-052']],
  [chair, 'DM', told, 'results of the november meeting', 'LIST', ['DEC-2005-01', '22 November 2005']],
  ['facilitator NE', 'DM', told, 'what came out of the november meeting', 'WITHHELD', ['nothing we can share yet']],
  [chair, 'DM', told, 'minutes of thurs by when', 'DATE', ['17 November 2005']],
  [chair, 'DM', limbo, 'minutes in by?', 'DATE', ['17 November 2005']],
  ['NSG member', 'DM', limbo, 'papers due', 'DATE', ['25 October 2005']],
  // One's share of the money, and when it will be known
  [chair, 'DM', '2006-02-01', 'north west share 2006-07', 'MONEY', ['204,133']],
  ['facilitator LON', 'DM', '2006-02-01', 'can you confirm our allocation for 06/07', 'MONEY', ['282,902']],
  ['facilitator LON', 'DM', told, 'can you confirm our allocation for 06/07', 'WITHHELD', ['nothing we can share yet']],
  ['facilitator LON', 'DM', '2005-11-30', 'when do we get told our own share for 2006-07', ['STATUS', 'DATE'], ['16 December 2005']],
  ['facilitator LON', 'DM', limbo, 'when do we get told our own share for 2006-07', 'WITHHELD', ['nothing we can share yet']],
  ['facilitator SE', 'DM', limbo, 'who should I ask about instalments', 'WHO', ['finance']],
  [chair, 'DM', '2006-02-01', 'any strings attached', 'LIST', ['CON-1', 'CON-5']],
  // Who knows, who may be told, and what to say
  ['NSG member', 'DM', told, 'who is still to be told', 'LIST', ['22 November', '23 November']],
  [chair, 'DM', told, 'who hears it first', 'LIST', ['22 November']],
  ['facilitator NE', 'DM', told, 'who knows already', 'WITHHELD', ['nothing we can share yet']],
  ['facilitator NE', 'DM', told, 'I hear the minister has made his mind up', 'WITHHELD', ['nothing we can share yet']],
  // Of everyone and of oneself, and where one belongs
  ['facilitator NE', 'channel', limbo, 'how many of us have sent the quarter 2 report', 'ROLLUP', ['8 of 11']],
  ['LA officer', 'channel', limbo, 'hello, I have just started at Halton, which partnership are we in?', 'WHO', ['Merseyside']],
  [chair, 'DM', limbo, 'london is hosted by whom', 'WHO', ['host']],
  [chair, 'DM', limbo, 'which organisations belong to the merseyside partnership', 'LIST', ['Halton']],
  // What was spoken of before, said another way
  [chair, 'DM', limbo, 'how late is it in the end', 'STATUS', ['M-LON1', '61 days'], [], ['when was the london audit first due']],
  // What a word means, with talk round it
  ['LA officer', 'DM', limbo, 'remind me what a baseline is', 'DEFINE', ['kept unchanged']],
  ['LA officer', 'DM', limbo, 'what counts exactly as released time', 'DEFINE', ['salaried time']],
  // Beyond what the register is for
  [chair, 'DM', limbo, 'could you order lunch for the meeting', 'OUT'],
  [chair, 'DM', limbo, 'please email me a copy of the minutes', 'UNKNOWN', ['not the papers themselves']],
  // A meeting that was held, and the next one
  [chair, 'DM', told, 'was the meeting quorate', 'UNKNOWN', ['NSG-07'], ['NSG-08']],
  [chair, 'DM', told, 'how many turned up', 'UNKNOWN', ['NSG-07'], ['NSG-08']],
  [chair, 'DM', told, 'who is coming', 'UNKNOWN', ['NSG-08'], ['NSG-07']],
  // "Of us" is everybody
  ['facilitator NW', '#sen-rp-facilitators', limbo, 'how many of us have sent a highlight report', 'ROLLUP', ['8 of 11'], ["North West's"]],
  ['facilitator NW', '#sen-rp-facilitators', limbo, 'has ours been sent', 'STATUS', ['North West']],
  // One's own part of what was given to all
  ['facilitator LON', 'DM', limbo, 'what am I meant to do', 'LIST', [], ['ACT-043']],
  ['facilitator LON', 'DM', limbo, 'my actions', 'LIST', [], ['ACT-043']],
  ['facilitator EM', 'DM', limbo, 'my actions', 'LIST', ['ACT-043']],
  [chair, 'DM', limbo, 'overdue actions', 'LIST', ['ACT-043']],
  // Where what was named before belongs, and what it stands for
  ['LA officer', 'DM', limbo, 'morning, I have just started at Luton, what partnership would we be in?', 'WHO', ['East of England'], ['11 partnerships']],
  ['facilitator SW', 'DM', limbo, 'people keep saying baseline in the meeting, what does that mean?', 'DEFINE', ['baseline']],
  [chair, 'DM', limbo, 'are East Together and East of England the same', 'WHO', ['two names of one partnership']],
  [chair, 'DM', limbo, 'london is hosted by whom', 'WHO', ['host']],
  [chair, 'DM', limbo, 'which organisations are in merseyside', 'LIST', ['Knowsley']],
  // The agreed line, who hears when, and a paper that is not out
  ['comms lead', 'DM', limbo, 'the BBC want to know about next year, do we have a line', 'DECISION', ['HL-1'], ['first forecast']],
  ['facilitator SW', '#sen-rp-facilitators', told, 'have we got an agreed line to give heads about the grant', 'WITHHELD', [held]],
  ['comms lead', 'DM', told, 'which order are people told in', 'LIST', ['NSG members: told', 'planned for']],
  ['facilitator NE', 'DM', told, 'who gets told first', 'WITHHELD', [], ['planned for', 'NSG members']],
  ['comms lead', 'DM', told, 'may I brief the Yorkshire Post today', 'DECISION', ['do not share it before']],
  ['facilitator NE', 'DM', told, 'may we brief our heads', 'WITHHELD', [held]],
  ['journalist guest', 'DM', '2006-05-30', 'can you send me a copy of the NFER report', 'WITHHELD', [], ['secretariat can send']],
  ['parent', 'shared channel', '2006-05-30', 'please email me the evaluation report', 'WITHHELD', [], ['secretariat can send']],
  // What one wrote oneself, and the days that are left
  ['facilitator LON', 'DM', limbo, 'what comment did we write', 'STATUS', ['comment']],
  ['facilitator WM', 'DM', limbo, 'how many days do I have to finish the autism mapping', 'DATE', ['In 17 days']],
  [chair, 'DM', '2005-11-07', 'any risks that have not been looked at in time', 'LIST', ['RSK-03']],
  // A return that is told with its colour, an announcement that is asked for, and a name with "open" in it
  ['facilitator YH', 'DM', limbo, 'highlight report from us for Q2: red, one authority is holding out', 'WRITE', ["Yorkshire and the Humber's highlight report for quarter 2"]],
  ['facilitator YH', 'DM', limbo, 'is our return amber or green', 'STATUS', ['No quarter 2 return yet']],
  ['secretariat', 'DM', limbo, 'tell the facilitators that the audit is finished', 'WRITE', ['/announce', 'Nothing has been sent']],
  [chair, 'DM', limbo, 'which region has given most days in q1', 'ROLLUP', ['London: 141 days']],
  [chair, 'DM', limbo, 'nowt due before easter?', 'LIST', ['ACT-049'], ['M-E11']],
  [chair, 'DM', limbo, 'when does the funding run out', 'DATE', ['31 March 2006', 'if DEC-2005-01 comes out so']],
  [chair, 'DM', told, 'what would it be worth over the two years', 'MONEY', ['2007-08']],
  ['facilitator NE', 'DM', limbo, 'what would the extension be over two years', 'WITHHELD', [held]],
  ['facilitator NE', 'DM', limbo, 'when do the award letters go out', 'WITHHELD'],
  [chair, 'DM', limbo, 'what does the final report conclude', 'UNKNOWN', ['M-E11']],
];

export const askedAnew: readonly Phrasing[] = rows.map(asPhrasing);
