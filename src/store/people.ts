import sql from 'sql-template-tag';
import { rolesWith, type Duty } from '../domain/duties.js';
import type { PartnershipId, PersonId, RoleId, SlackUserId } from '../domain/ids.js';
import type { Day } from '../domain/when.js';
import { readRegister } from './audiences.js';
import { firstRow, type Session } from './database.js';

/** Somebody who can be told things, with their own zone and nation where these differ from the programme's. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly slackUser: SlackUserId | null;
  readonly kind: 'member' | 'guest' | 'external';
  readonly zone: string | null;
  readonly nation: string | null;
}

/** A role with its title, as people know it. */
export interface Role {
  readonly id: RoleId;
  readonly title: string;
  readonly org: string | null;
  readonly duties: readonly Duty[];
}

export function peopleIn(session: Session) {
  return {
    async bySlack(user: SlackUserId): Promise<Person | null> {
      return firstRow<Person>(session, sql`select id, name, slack_user as "slackUser", kind, coalesce(zone, slack_zone) as zone, nation from people where slack_user = ${user}`);
    },
    async byId(id: PersonId): Promise<Person | null> {
      return firstRow<Person>(session, sql`select id, name, slack_user as "slackUser", kind, coalesce(zone, slack_zone) as zone, nation from people where id = ${id}`);
    },
    async byIds(ids: readonly PersonId[]): Promise<Person[]> {
      return session.rows<Person>(sql`select id, name, slack_user as "slackUser", kind, coalesce(zone, slack_zone) as zone, nation from people where id = any(${[...ids]}::text[])`);
    },
    /** By whose clocks their mornings are; null for what Slack says, else the programme's. */
    async setZone(id: PersonId, zone: string | null): Promise<void> {
      await session.rows(sql`update people set zone = ${zone} where id = ${id}`);
    },
    async roles(): Promise<Role[]> {
      const { duties } = await readRegister(session);
      const roles = await session.rows<Omit<Role, 'duties'>>(sql`select id, title, org from roles order by position`);
      return roles.map((role) => ({ ...role, duties: duties.get(role.id) ?? [] }));
    },
    /** The role that does this, the first in the register; null where nobody does. */
    async roleWith(duty: Duty): Promise<RoleId | null> {
      return rolesWith(await this.roles(), duty)[0] ?? null;
    },
    /** Who does this on a day, holders before deputies, by whatever role. */
    async withDuty(duty: Duty, partnership: PartnershipId | null, on: Day): Promise<(Person & { deputy: boolean })[]> {
      const found = new Map<PersonId, Person & { deputy: boolean }>();
      for (const role of rolesWith(await this.roles(), duty)) {
        for (const one of await this.holding(role, partnership, on)) if (found.get(one.id)?.deputy !== false) found.set(one.id, one);
      }
      return [...found.values()].sort((a, b) => Number(a.deputy) - Number(b.deputy));
    },
    /**
     * Who fills a role on a day, holders before deputies, in the order of the register. With a partnership only those
     * who fill it there. An empty list is a vacancy.
     */
    async holding(role: RoleId, partnership: PartnershipId | null, on: Day): Promise<(Person & { deputy: boolean })[]> {
      return session.rows<Person & { deputy: boolean }>(sql`
        select p.id, p.name, p.slack_user as "slackUser", p.kind, coalesce(p.zone, p.slack_zone) as zone, p.nation, a.deputy
        from appointments a join people p on p.id = a.person
        where a.role = ${role} and (${partnership}::text is null or a.partnership = ${partnership})
          and (a.starts_on is null or a.starts_on <= ${on}::date) and (a.ends_on is null or a.ends_on >= ${on}::date)
          and (p.left_on is null or p.left_on > ${on}::date)
        order by a.deputy, p.position`);
    },
  };
}
