import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { askOne } from '../../src/cli/ask.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

interface Asked { id: string; as_of: string; asker: string; place: string; message: string; kind: string }

const line = 'There is nothing we can share yet about the partnerships beyond April 2006. The secretariat will write to every partnership as soon as there is.';

/** What each right answer holds, and what none may. A text alone is the whole answer. */
const right: Readonly<Record<string, string | { readonly holds: readonly string[]; readonly lacks?: readonly string[] }>> = {
  Q01: line,
  Q02: { holds: ['21 July 2005', '15 September 2005', '3 November 2005', 'NSG-07', '105 days', 'Minister', 'ACT-048'], lacks: ['two more years'] },
  Q03: { holds: ['M-YH1', '140', 'DEC-2005-01', '105', 'M-LON1', '61', 'M-MER1', '57', 'M-E5', 'M-SE1', '21 days'], lacks: ['M-E4', 'M-NW1'] },
  Q04: { holds: ['No quarter 2 return', 'red', '29 July to 16 December 2005', 'one authority will not sign'], lacks: ['self-reported green'] },
  Q06: { holds: ['Merseyside, South East and Yorkshire and the Humber', '7 October 2005', '8 of 11'] },
  Q07: { holds: ['Yes', '10 October 2005', 'one working day late'] },
  Q09: { holds: ['Yes', 'Tuesday 25 October 2005'] },
  Q11: { holds: ['ACT-043', '44 days', 'ACT-048', '14 days', 'ACT-051', '2 days'], lacks: ['ACT-049', 'ACT-052'] },
  Q12: { holds: ['Merseyside'], lacks: ['North West'] },
  Q14: { holds: ['13', 'Wokingham'] },
  Q15: { holds: ['East Midlands', 'West Midlands', '?'], lacks: ['return'] },
  Q16: { holds: ['£2.125m', '£193,182', '2005-06', 'not recorded'], lacks: ['2006-07', '185,600'] },
  Q18: { holds: ['927', '£180', '£166,860', '9 of 11', 'estimate', 'not a figure from NFER'] },
  Q19: { holds: ['83 of 150', '105', '30 September to 21 October 2005'] },
  Q22: { holds: ['Minister', 'National Steering Group', 'advises', 'Second interim report'] },
  Q24: { holds: ['West Midlands', 'recorded', 'ask them all'], lacks: ['London'] },
  Q25: { holds: ['no replies', '9 of 18', 'Chair', 'six partnerships'] },
  Q26: { holds: ['25 November to 16 December 2005', 'baseline stays 25 November 2005', '21 days', 'amber', 'data supplier late', 'Confirm'] },
  Q27: { holds: ['which day', 'owner', 'nothing changes'] },
  Q28: { holds: ['Merseyside and East Midlands only', 'Confirm'], lacks: ['London'] },
  Q30: line,
  Q31: { holds: ['two more years', '31 March 2008', '£2.125m a year', 'wider remit', '00:01 on Tuesday 22 November 2005'] },
  Q33: { holds: ['NSG members', '3 November 2005', 'facilitators and host authorities', '22 November 2005', 'public', '23 November 2005'] },
  Q34: { holds: ['not recorded', 'beginning of November 2005', 'NSG-07'] },
  Q36: { holds: ['today, 1 June 2006', 'Smith', 'Chamberlain', 'Fletcher-Campbell'] },
  Q37: { holds: ['modest DfES input', 'considerable professional time', 'M-E11'], lacks: ['£'] },
  Q40: { holds: ['local authority', 'kept nothing'], lacks: ['son'] },
};

let store: Database;
const questions = parse(await readFile('sample/questions.yaml', 'utf8')) as Asked[];

beforeAll(async () => {
  store = await sampleStore();
}, 60_000);
afterAll(() => store.close());

describe('the sample questions', () => {
  it('are all looked at', () => {
    expect(questions.map(({ id }) => id)).toEqual(Object.keys(right));
  });

  it.each(questions.map((question) => [`${question.id}: ${question.message}`, question] as const))('%s', async (_name, { id, as_of: at, asker, place, message, kind }) => {
    const { answer } = await askOne(testOffice(store, at), store, { asker, place, at, message });
    const wanted = right[id];
    expect(answer.kind).toBe(kind);
    if (typeof wanted === 'string') return expect(answer.text).toBe(wanted);
    for (const held of wanted?.holds ?? []) expect(answer.text).toContain(held);
    for (const lacked of wanted?.lacks ?? []) expect(answer.text).not.toContain(lacked);
    return undefined;
  });
});
