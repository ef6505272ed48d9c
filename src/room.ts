import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { SlackUserId } from './domain/ids.js';
import { dayIn } from './domain/instant.js';
import type { Instant } from './domain/when.js';
import type { Desk, Log, Office } from './office.js';
import { openShelf, stampOfRecords } from './store/bookshelf.js';
import { firstRow, type Database } from './store/database.js';
import { inboxIn } from './store/inbox.js';
import { keepOutline } from './store/outline.js';
import { holdersAt, type Holder } from './store/readers.js';
import { recordsIn, type AtHand } from './store/records.js';

export interface RoomParts {
  readonly store: Database;
  readonly desk: Desk;
  readonly log: Log;
  /** Called after each commit, so that what is due at once does not wait for a sweep. */
  readonly wake: () => void;
}

/** The zone and nation of an office that has no programme yet. */
const unsettled = { zone: 'Europe/London', nation: 'GB-ENG' } as const;

/** Words that every statement has which changes something. */
const writes = /\b(?:insert|update|delete)\b/i;

/**
 * Opens offices, each with the moment of its opening by the records' own clock (shifted in the sandbox). An office
 * opened for an item of the inbox notes on it that it has had its effect, in the same commit. Who asks is found out in the
 * same round trip as the time.
 */
export function officeOpener({ store, desk, log, wake }: RoomParts): (inboxItem?: string, asker?: SlackUserId) => Promise<Office> {
  const outlineOf = keepOutline();
  const shelfOf = openShelf();
  return async (inboxItem, asker) => {
    const holder = asker === undefined ? sql`null` : sql`(select to_json(h) from (${holdersAt(sql`o.now`, [asker])}) h)`;
    const row = await firstRow<{ now: Instant; zone: string | null; nation: string | null; edition: number | null; stamp: string | null; holder: Holder | null }>(
      store, sql`select o.now, p.zone, p.nation, p.edition, ${stampOfRecords} as stamp, ${holder} as holder from (select office_now() as now) o left join programme p on true`);
    if (row === null) throw new Error('Cannot open the office: the records gave no time');
    const { now } = row;
    const outline = outlineOf(row.edition);
    // What was found at the opening is as it was for as long as this office has written nothing itself.
    let atHand: AtHand = { outline, shelf: shelfOf(row.stamp), asker: asker === undefined ? null : { user: asker, holder: row.holder } };
    const zone = row.zone ?? unsettled.zone;
    return {
      now,
      zone,
      nation: row.nation ?? unsettled.nation,
      today: dayIn(now, zone),
      read: (work) => work(recordsIn(store, now, atHand)),
      async transact(work) {
        atHand = { outline };
        const result = await store.transact(async (session) => {
          let wrote = false;
          const done = await work(recordsIn({ rows: (statement) => {
            wrote ||= writes.test(statement.text);
            return session.rows(statement);
          } }, now, { outline }));
          // What was only read had no effect to be noted, and a question does without the round trip.
          if (inboxItem !== undefined && wrote) await inboxIn(session).noteEffect(inboxItem);
          return done;
        });
        wake();
        return result;
      },
      newId: <Id extends string>() => randomUUID() as string as Id,
      desk,
      log,
    };
  };
}
