import type { Answer } from '../../domain/question.js';

const unsaid = (text: string): Answer => ({ kind: 'UNKNOWN', text, references: [], records: [], withheld: 0 });

/** Where a sum, an order or a lack is asked for that is not worked out here. */
export const notCounted = unsaid('I do not count, sort or leave out in that way, so I would rather not guess. Ask me "what is late" or "overdue actions" and each comes with its days, its date and its owner.');

/** Where something is asked that the register does not hold. */
export const notKnown = unsaid('That is not something the register holds, so I would rather not guess. The secretariat is the place to ask.');

/** Where a paper itself is wanted, and not its date. */
export const noDocuments = unsaid('I hold dates and where things stand, and not the papers themselves. The secretariat can send them.');

/** Where a report is asked for of which this reader may be shown nothing: the same whether or not there is one to come. */
export const noReportOut = 'No published report is on record that I can show here. Once one is out I can say so, and what it says.';

/** Where something is wanted that is no business of the programme's. */
export const beyondUs: Answer = { ...unsaid('That is beyond me: I answer from the programme\'s register and do nothing else.'), kind: 'OUT' };

/** Where it is asked what was spent or is left. */
export const notSpent = unsaid('The register holds what is granted and on which conditions, and nothing of what is spent or left. The secretariat, or the host authority, is the place to ask.');
