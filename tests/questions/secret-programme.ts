import sql from 'sql-template-tag';
import { parse, stringify } from 'yaml';
import type { Database } from '../../src/store/database.js';

/** In every field of a decision that nobody has been told of, of what hangs on it, and of a draft to announce it. */
export const marker = 'zorblaxian';
/** What was decided: not even those who steer have been told. */
export const secretOutcome = 'quuxnodal';

interface File { decisions: object[]; milestones: object[]; told_log: object[]; funding: { lines: object[] }; holding_line: object }

/** The sample with one more decision that nobody has been told of, its name in every field, and what hangs on it. */
export function withSecret(text: string): string {
  const file = parse(text) as File;
  file.decisions.push({
    id: 'DEC-2005-77', title: `Future of the ${marker} partnerships funding`, decision_owner: 'MIN', advised_by: `${marker} advisers`, raised_on: { d: '2005-03', p: 'month' }, needed_by: { d: '2005-08-01', p: 'day' },
    forecast_history: [{ given_on: '2005-07-01', forecast: '2005-12-01', reason: `${marker} reason` }], options: [`${marker} option`], outcome: `${secretOutcome} yes`, minute: `${secretOutcome} minute`, dependents: ['M-Z1'],
  });
  file.milestones.push({ id: 'M-Z1', title: `Letters about ${marker} issued`, contingent_on: 'DEC-2005-77', baseline: { d: '2005-09-01', p: 'day' }, owner: 'FIN', partnership: 'EAST', forecast_history: [{ given_on: '2005-09-02', forecast: '2005-11-20', reason: `${marker} slipped` }] });
  file.funding.lines.push({ year: '2009-10', total_gbp: 77_777_777, status: `${marker} status`, decision: 'DEC-2005-77' });
  return stringify(file);
}

/** A draft announcement of it, the marker in every field. */
export async function plantDraft(store: Database): Promise<void> {
  await store.transact(async (session) => {
    await session.rows(sql`insert into announcements (id, kind, title, state, author, decision, created_at) values ('ANN-Z', ${marker}, ${`${marker} draft`}, 'draft', 'P-SEC', 'DEC-2005-77', '2005-10-01T00:00:00Z')`);
    await session.rows(sql`insert into announcement_versions (announcement, version, title, text, written_by, written_at) values ('ANN-Z', 1, ${`${marker} title`}, ${`${marker} and ${secretOutcome}`}, 'P-SEC', '2005-10-01T00:00:00Z')`);
  });
}
