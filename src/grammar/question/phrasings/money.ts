import type { Canonical } from '../canonical.js';

/** Questions about this year's money, and ways people put them. None is about money to come. */
export const ofMoney: readonly Canonical[] = [
  ['money-status', 'how much is the total funding', `
    what is the total budget | how much money is there | how much does the programme cost | what are we spending on the partnerships | what is the whole grant worth | total funding this year
    size of the pot | what does all this cost the department | how big is the budget`],
  ['money-each', 'how much does each partnership get', `
    how is the money shared out | what does everyone get | split of the grant | breakdown of funding by region | how much per partnership | allocations by partnership | how is the pot divided
    who gets what | average grant | average per region | what does a region get on average | what is the average grant for a partnership | how is the money split`],
  ['money-most', 'which partnership gets the most money', `
    who gets the biggest grant | which region has the largest allocation | who gets least | highest funded partnership | who has the smallest budget | top of the list for money
    who has got the most money | who does best out of the grant | biggest slice of the money | who is given most`],
  ['instalments', 'when is the next instalment', `
    when do we get paid | when is the next payment | when does the money come through | when will the grant arrive | dates of the payments | when is the second half paid | how many instalments are there
    when will we see the cash | payment schedule | when is the money paid over | when does the rest of the grant come | when does the last lot of money arrive | when is the other half paid
    when do we see the rest of the money`],
  ['conditions', 'what are the conditions of the grant', `
    what strings are attached to the money | what do we have to do for the grant | rules on spending the grant | can we carry money forward | terms of the grant | what can the grant be used for
    what are our obligations under the grant | what happens to an underspend | what strings come with it | by when do we have to tell you about an underspend | what must we send you to get the grant
    deadline for telling you about money not spent`],
  ['money-source', 'what is the source for the grant figure', `
    where does the figure for the grant come from | who says the grant is that much | what is the evidence for the budget figure`],
];
