import sql from 'sql-template-tag';
import type { ProgrammeFile } from '../grammar/programme-file/schema.js';
import { firstRow, type Session } from './database.js';

/** The head of the programme: its names, zone and nation, and what of its file is read whole. */
export interface Programme {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly nation: string;
  readonly edition: number;
  readonly more: {
    readonly programme: Partial<ProgrammeFile['programme']>;
    readonly calendar: Partial<ProgrammeFile['calendar']>;
    readonly phases?: ProgrammeFile['phases'];
    readonly report_authors?: ProgrammeFile['report_authors'];
    readonly terms_of_reference?: ProgrammeFile['terms_of_reference'];
    readonly schedule_rag_rule?: ProgrammeFile['schedule_rag_rule'];
    readonly evaluation_design?: ProgrammeFile['evaluation_design'];
    readonly words?: ProgrammeFile['words'];
    readonly findings?: ProgrammeFile['findings'];
    readonly funding?: Partial<NonNullable<ProgrammeFile['funding']>>;
    readonly released_time?: { readonly definition?: string; readonly notional_day_rate_gbp?: number };
  };
}

export function programmeIn(session: Session) {
  return {
    /** Null while the store is empty. */
    async head(): Promise<Programme | null> {
      return firstRow<Programme>(session, sql`select id, name, zone, nation, edition, more from programme`);
    },
  };
}
