import sql from 'sql-template-tag';
import type { MilestoneId, PartnershipId, PersonId, RoleId, SlackUserId } from '../domain/ids.js';
import type { Reader } from '../domain/reader.js';
import type { Day, Instant } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';
import { readersIn } from './readers.js';
import { inOneTrip } from './one-trip.js';

/** Somebody who fills a role and can be written to. */
export interface RoleHolder {
  readonly role: RoleId;
  readonly partnership: PartnershipId | null;
  readonly deputy: boolean;
  readonly id: PersonId;
  readonly slackUser: SlackUserId;
  readonly zone: string | null;
  readonly nation: string | null;
}

/** So many circles' questions go in one statement: each is planned by itself. */
const circlesAtOnce = 50;

/** Who may be told of a whole morning's reminders: a few statements, however many people and milestones. */
export function reminderAudienceIn(session: Session, now: Instant) {
  return {
    /** Who fills these roles on a day and is in Slack, holders before deputies, in the order of the register. */
    async holders(roles: readonly RoleId[], on: Day): Promise<RoleHolder[]> {
      return session.rows<RoleHolder>(sql`
        select a.role, a.partnership, a.deputy, p.id, p.slack_user as "slackUser", coalesce(p.zone, p.slack_zone) as zone, p.nation
        from appointments a join people p on p.id = a.person
        where a.role = any(${[...roles]}::text[]) and p.slack_user is not null
          and (a.starts_on is null or a.starts_on <= ${on}::date) and (a.ends_on is null or a.ends_on >= ${on}::date)
          and (p.left_on is null or p.left_on > ${on}::date)
        order by a.deputy, p.position`);
    },

    /** Of the milestones named beside each person, those they may know when they are alone with the bot. Who may know the same is asked for once. */
    async mayKnow(wanted: ReadonlyMap<SlackUserId, ReadonlySet<MilestoneId>>, today: Day): Promise<ReadonlyMap<SlackUserId, ReadonlySet<MilestoneId>>> {
      const readers = await readersIn(session, now).alone([...wanted.keys()]);
      const alike = new Map<string, { readonly reader: Reader; readonly ids: Set<MilestoneId>; known: ReadonlySet<MilestoneId> }>();
      const keyOf = (reader: Reader) => JSON.stringify(reader.circles.map((circle) => [...circle].sort()));
      for (const [user, reader] of readers) {
        const group = alike.get(keyOf(reader)) ?? { reader, ids: new Set<MilestoneId>(), known: new Set<MilestoneId>() };
        for (const id of wanted.get(user) ?? []) group.ids.add(id);
        alike.set(keyOf(reader), group);
      }
      const groups = [...alike.values()];
      for (let from = 0; from < groups.length; from += circlesAtOnce) {
        const first = inOneTrip(session);
        await Promise.all(groups.slice(from, from + circlesAtOnce).map(async (group) => {
          const rows = await first.rows<{ id: MilestoneId }>(sql`
            select m.id from milestones m
            where m.id = any(${[...group.ids]}::text[]) and (m.known_on is null or m.known_on <= ${today}::date) and ${cleared(group.reader, 'm.id')}`);
          group.known = new Set(rows.map(({ id }) => id));
        }));
      }
      return new Map([...readers].map(([user, reader]) => [user, alike.get(keyOf(reader))?.known ?? new Set()]));
    },
  };
}
