import sql from 'sql-template-tag';
import type { Stretch } from '../domain/absence.js';
import { addDays } from '../domain/day.js';
import type { PersonId } from '../domain/ids.js';
import type { Day, Instant } from '../domain/when.js';
import type { Session } from './database.js';

/** When people are away. What was taken back stays on record and no longer counts. */
export function absencesIn(session: Session, now: Instant) {
  return {
    async of(person: PersonId, from: Day): Promise<Stretch[]> {
      return session.rows<Stretch>(sql`
        select from_day as "from", to_day as "to" from absences where person = ${person} and withdrawn_at is null and to_day >= ${from}::date order by from_day, to_day`);
    },
    /** Said twice, it counts once; one that was taken back counts again. */
    async add(person: PersonId, { from, to }: Stretch): Promise<void> {
      await session.rows(sql`
        insert into absences (person, from_day, to_day, recorded_at) values (${person}, ${from}::date, ${to}::date, ${now}::timestamptz)
        on conflict (person, from_day, to_day) do update set withdrawn_at = null, recorded_at = excluded.recorded_at`);
    },
    /** Takes back the stretches that hold this day. What had been of each before it still counts. */
    async takeBack(person: PersonId, day: Day, past: Day): Promise<Stretch[]> {
      const taken = await session.rows<Stretch>(sql`
        update absences set withdrawn_at = ${now}::timestamptz where person = ${person} and withdrawn_at is null and from_day <= ${day}::date and to_day >= ${day}::date
        returning from_day as "from", to_day as "to"`);
      for (const { from } of taken) if (from < past) await this.add(person, { from, to: addDays(past, -1) });
      return taken;
    },
  };
}
