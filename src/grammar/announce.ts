import { Refusal } from '../domain/refusal.js';

/** What was asked with /announce. */
export type AskedAnnounce =
  | { readonly verb: 'draft' }
  | { readonly verb: 'list' }
  | { readonly verb: 'show' | 'cancel' | 'edit' | 'stage' | 'correct' | 'acknowledgements'; readonly id: string }
  | { readonly verb: 'receipts'; readonly id: string | null }
  | { readonly verb: 'hour'; readonly id: string; readonly when: string }
  | { readonly verb: 'withdraw'; readonly id: string; readonly reason: string };

const sameAs: Readonly<Record<string, string>> = {
  new: 'draft', draft: 'draft', write: 'draft', list: 'list', all: 'list', show: 'show', open: 'show', receipts: 'receipts', receipt: 'receipts', progress: 'receipts',
  cancel: 'cancel', stop: 'cancel', edit: 'edit', change: 'edit', stage: 'stage', 'add-stage': 'stage', hour: 'hour', time: 'hour', correct: 'correct',
  acks: 'acknowledgements', acknowledgements: 'acknowledgements', acknowledged: 'acknowledgements', withdraw: 'withdraw', recall: 'withdraw',
};

/** Reads "receipts ANN-05". Nothing at all opens the form. Throws `not-understood` and `reason-needed`. */
export function readAnnounce(text: string): AskedAnnounce {
  const [first = '', second = '', ...rest] = text.trim().split(/\s+/);
  if (first === '') return { verb: 'draft' };
  const id = readId(first);
  if (id !== null) return { verb: 'show', id };
  const verb = sameAs[first.toLowerCase()];
  if (verb === 'draft') return { verb };
  if (verb === 'list') return { verb };
  if (verb === 'receipts' && second === '') return { verb, id: null };
  const about = readId(second);
  if (verb === undefined || about === null) throw new Refusal('not-understood', { what: `“${text.trim()}”`, example: example(verb) });
  switch (verb) {
    case 'receipts': return { verb, id: about };
    case 'hour':
      if (rest.length === 0) throw new Refusal('not-understood', { what: 'the new hour', example: `/announce hour ${about} 22 November 2005 00:01` });
      return { verb, id: about, when: rest.join(' ') };
    case 'withdraw': {
      const reason = rest.join(' ').replace(/^because\b:?\s*/i, '').trim();
      if (reason === '') throw new Refusal('reason-needed', { example: `/announce withdraw ${about} because it went to the wrong people` });
      return { verb, id: about, reason };
    }
    case 'show': case 'cancel': case 'edit': case 'stage': case 'correct': case 'acknowledgements': return { verb, id: about };
    default: throw new Refusal('not-understood', { what: `“${text.trim()}”`, example: '/announce' });
  }
}

function example(verb: string | undefined): string {
  return verb === undefined ? '/announce list' : `/announce ${verb} ANN-05`;
}

/** "ann5", "ANN-5" and "5" are ANN-05. Null when it is not the number of an announcement. */
export function readId(text: string): string | null {
  const number = /^(?:ann[-\s]?)?(\d{1,6})$/i.exec(text.trim())?.[1];
  return number === undefined ? null : `ANN-${String(Number(number)).padStart(2, '0')}`;
}
