import sql, { empty } from 'sql-template-tag';
import type { Announcement, Stage, Words } from '../domain/announcement.js';
import type { Gate } from '../domain/gate.js';
import type { AnnouncementId } from '../domain/ids.js';
import { Refusal } from '../domain/refusal.js';
import type { Instant } from '../domain/when.js';
import { firstRow, json, type Session } from './database.js';

/** Any number, as long as every Secretariat uses the same: numbers of announcements are given one at a time. */
const numberLock = 7_301_948;

/**
 * Announcements, with their versions, stages, gates and approvals. They are not scoped to a reader here: who may see
 * one is decided by `maySee` in the domain, from the audiences of its released stages.
 */
export function announcementsIn(session: Session, now: Instant) {
  const read = (where: ReturnType<typeof sql>) => session.rows<Announcement>(sql`
    select a.id, a.kind, a.label, a.state, a.version, a.author, v.written_by as "writtenBy", a.decision, a.corrects,
      a.holding_line as "holdingLine", case when a.together then 'together' else 'each' end as together,
      case when a.acknowledge then 'asked' else 'not-asked' end as acknowledge,
      to_char(a.expires_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as expires,
      jsonb_build_object('title', v.title, 'text', v.text, 'perPartnership', v.per_partnership, 'instead', v.instead) as words,
      case when a.withdrawn_at is not null then jsonb_build_object('why', a.withdrawn_why, 'at', to_char(a.withdrawn_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as withdrawn,
      (select coalesce(jsonb_agg(jsonb_build_object('number', s.stage, 'audiences', s.audiences,
          'releaseAt', to_char(s.release_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'timing', s.timing, 'how', s.how,
          'state', s.state, 'why', s.why, 'despite', s.despite) order by s.stage), '[]')
        from announcement_stages s where s.announcement = a.id) as stages,
      (select coalesce(jsonb_agg(jsonb_build_object('text', g.gate, 'tickedBy', g.ticked_by,
          'tickedAt', to_char(g.ticked_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by g.position), '[]')
        from announcement_gates g where g.announcement = a.id) as gates,
      (select coalesce(jsonb_agg(jsonb_build_object('version', p.version, 'by', p.approved_by,
          'at', to_char(p.approved_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by p.approved_at), '[]')
        from announcement_approvals p where p.announcement = a.id) as approvals
    from announcements a join announcement_versions v on v.announcement = a.id and v.version = a.version ${where}`);

  return {
    async list(): Promise<Announcement[]> {
      return read(sql`order by a.created_at desc, a.id desc`);
    },
    async find(id: string): Promise<Announcement | null> {
      return (await read(sql`where a.id = ${id}`))[0] ?? null;
    },
    /** The announcement, held until the end of this transaction: whatever else is pressed waits its turn. */
    async claim(id: string): Promise<Announcement> {
      await session.rows(sql`select id from announcements where id = ${id} for update`);
      const [found] = await read(sql`where a.id = ${id}`);
      if (found === undefined) throw new Refusal('unknown-name', { kind: 'announcement', name: id, nearest: [] });
      return found;
    },
    /** The next number: ANN-11 after ANN-10. */
    async nextId(): Promise<AnnouncementId> {
      await session.rows(sql`select pg_advisory_xact_lock(${numberLock})`);
      const last = await firstRow<{ n: number }>(session, sql`select coalesce(max(substring(id from '^ANN-([0-9]{1,9})$')::integer), 0) as n from announcements`);
      return `ANN-${String((last?.n ?? 0) + 1).padStart(2, '0')}` as AnnouncementId;
    },
    /** Writes an announcement as it now stands. A version once written is never overwritten. */
    async record(announcement: Announcement): Promise<void> {
      await recordHead(session, announcement, now);
      await recordWords(session, announcement, now);
      await recordStages(session, announcement, now);
      await recordGates(session, announcement.id, announcement.gates);
      for (const { version, by, at } of announcement.approvals) {
        await session.rows(sql`insert into announcement_approvals (announcement, version, approved_by, approved_at)
          values (${announcement.id}, ${version}, ${by}, ${at}) on conflict do nothing`);
      }
    },
    /** All words ever written for it, oldest first. */
    async versions(id: string): Promise<(Words & { readonly version: number; readonly writtenBy: string; readonly writtenAt: Instant })[]> {
      return session.rows(sql`
        select version, title, text, per_partnership as "perPartnership", written_by as "writtenBy", written_at as "writtenAt"
        from announcement_versions where announcement = ${id} order by version`);
    },
    /** Stages whose hour has come, by the database's clock, the earliest first. */
    async due(): Promise<{ id: AnnouncementId; stage: number }[]> {
      return session.rows(sql`
        select s.announcement as id, s.stage from announcement_stages s join announcements a on a.id = s.announcement
        where s.state = 'planned' and s.timing <> 'by-hand' and a.state in ('approved', 'releasing') and s.release_at <= office_now()
        order by s.release_at, s.announcement, s.stage`);
    },
    /** Stages that are agreed and whose hour is to come before this moment. */
    async coming(until: Instant): Promise<{ id: AnnouncementId; stage: number; releaseAt: Instant }[]> {
      return session.rows(sql`
        select s.announcement as id, s.stage, s.release_at as "releaseAt" from announcement_stages s join announcements a on a.id = s.announcement
        where s.state = 'planned' and s.timing <> 'by-hand' and a.state in ('approved', 'releasing') and s.release_at > office_now() and s.release_at <= ${until}::timestamptz
        order by s.release_at`);
    },
    /** The next hour at which a stage is to go, or null. */
    async nextHour(): Promise<Instant | null> {
      const next = await firstRow<{ at: Instant | null }>(session, sql`
        select min(s.release_at) as at from announcement_stages s join announcements a on a.id = s.announcement
        where s.state = 'planned' and s.timing <> 'by-hand' and a.state in ('approved', 'releasing')`);
      return next?.at ?? null;
    },
    /** The moment by the clock that every due date and embargo agrees on. */
    async clock(): Promise<Instant> {
      const row = await firstRow<{ now: Instant }>(session, sql`select office_now() as now`);
      return row?.now ?? now;
    },
    /** Ids of announcements of which everything is out. */
    async released(): Promise<string[]> {
      return (await session.rows<{ id: string }>(sql`select id from announcements where state in ('released', 'withdrawn')`)).map(({ id }) => id);
    },
    async decided(): Promise<string[]> {
      return (await session.rows<{ id: string }>(sql`
        select d.id from decisions d where exists (select 1 from decision_events e where e.decision = d.id and e.state in ('decided', 'announced') and e.known_on <= ${now}::timestamptz::date)`)).map(({ id }) => id);
    },
    /** Years whose allocations do not add to the total that was announced. */
    async unbalanced(): Promise<{ year: string; total: number; allocated: number }[]> {
      return session.rows(sql`
        select f.year, f.total_gbp as total, sum(a.amount_gbp)::bigint as allocated
        from funding_lines f join allocations a on a.year = f.year group by f.year, f.total_gbp having sum(a.amount_gbp) <> f.total_gbp`);
    },
    async wasLookedOver(id: string, stage: number, round: string): Promise<boolean> {
      return (await session.rows(sql`select 1 from announcement_preflights where announcement = ${id} and stage = ${stage} and round = ${round}`)).length > 0;
    },
    async keepFindings(id: string, stage: number, round: string, findings: readonly unknown[]): Promise<'first' | 'again'> {
      const kept = await session.rows(sql`
        insert into announcement_preflights (announcement, stage, round, looked_at, findings) values (${id}, ${stage}, ${round}, ${now}, ${json(findings)}::jsonb)
        on conflict do nothing returning stage`);
      return kept.length > 0 ? 'first' : 'again';
    },
  };
}

async function recordHead(session: Session, one: Announcement, now: Instant): Promise<void> {
  await session.rows(sql`
    insert into announcements (id, kind, label, title, state, version, author, decision, corrects, holding_line, together, acknowledge, expires_at, created_at, withdrawn_why, withdrawn_at)
    values (${one.id}, ${one.kind}, ${one.label}, ${one.words.title}, ${one.state}, ${one.version}, ${one.author}, ${one.decision}, ${one.corrects},
      ${one.holdingLine}, ${one.together === 'together'}, ${one.acknowledge === 'asked'}, ${one.expires}, ${now}, ${one.withdrawn?.why ?? null}, ${one.withdrawn?.at ?? null})
    on conflict (id) do update set title = excluded.title, state = excluded.state, version = excluded.version, decision = excluded.decision,
      holding_line = excluded.holding_line, together = excluded.together, acknowledge = excluded.acknowledge, expires_at = excluded.expires_at,
      withdrawn_why = excluded.withdrawn_why, withdrawn_at = excluded.withdrawn_at`);
}

async function recordWords(session: Session, { id, version, words, writtenBy }: Announcement, now: Instant): Promise<void> {
  await session.rows(sql`
    insert into announcement_versions (announcement, version, title, text, written_by, written_at, per_partnership, instead)
    values (${id}, ${version}, ${words.title}, ${words.text}, ${writtenBy}, ${now}, ${json(words.perPartnership)}::jsonb, ${words.instead == null ? null : json(words.instead)}::jsonb) on conflict do nothing`);
}

async function recordStages(session: Session, { id, stages }: Announcement, now: Instant): Promise<void> {
  for (const stage of stages) await recordStage(session, id, stage, now);
  await session.rows(sql`delete from announcement_stages where announcement = ${id} and not (stage = any(${stages.map(({ number }) => number)}::integer[]))`);
}

async function recordStage(session: Session, id: string, stage: Stage, now: Instant): Promise<void> {
  const released = stage.state === 'released' ? now : null;
  await session.rows(sql`
    insert into announcement_stages as s (announcement, stage, audiences, release_at, timing, how, state, why, despite, released_at)
    values (${id}, ${stage.number}, ${json(stage.audiences)}::jsonb, ${stage.releaseAt}, ${stage.timing}, ${stage.how}, ${stage.state}, ${stage.why}, ${stage.despite}, ${released})
    on conflict (announcement, stage) do update set audiences = excluded.audiences, release_at = excluded.release_at, timing = excluded.timing,
      how = excluded.how, state = excluded.state, why = excluded.why, despite = excluded.despite, released_at = coalesce(s.released_at, excluded.released_at)`);
}

async function recordGates(session: Session, id: string, gates: readonly Gate[]): Promise<void> {
  const rows = gates.map(({ text, tickedBy, tickedAt }, position) => ({ gate: text, position, ticked_by: tickedBy, ticked_at: tickedAt }));
  await session.rows(sql`delete from announcement_gates where announcement = ${id}`);
  if (rows.length === 0) return;
  await session.rows(sql`
    insert into announcement_gates (announcement, gate, position, ticked_by, ticked_at)
    select ${id}, r.gate, r.position, r.ticked_by, r.ticked_at
    from jsonb_to_recordset(${json(rows)}::jsonb) as r(gate text, position integer, ticked_by text, ticked_at timestamptz) on conflict do nothing ${empty}`);
}
