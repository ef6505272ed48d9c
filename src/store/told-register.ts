import sql from 'sql-template-tag';
import { allPartners, everyone } from '../domain/audiences.js';
import type { Directory } from '../domain/destination.js';
import type { AudienceId } from '../domain/ids.js';
import { dayIn, timeIn } from '../domain/instant.js';
import { tellingMoment } from '../domain/telling.js';
import type { Instant, When } from '../domain/when.js';
import { readAudiences } from '../grammar/audience.js';
import { json, type Session } from './database.js';

interface ToldRow {
  readonly audience: string;
  readonly happened: When;
  readonly more: { readonly at?: string };
}

/** Who was told of a decision, and when: written by a release, in its own transaction. */
export function toldRegisterIn(session: Session) {
  return {
    /**
     * The register's own plans for these audiences give way to a release that was agreed: from then on they are told
     * when it goes, and not before. Returns what was taken out.
     */
    async handOver(item: string, audiences: readonly AudienceId[], directory: Directory, at: { readonly now: Instant; readonly zone: string }): Promise<string[]> {
      const rows = await session.rows<ToldRow>(sql`select audience, happened, more from told where item = ${item} for update`);
      const ends = (await session.rows<{ ends: string }>(sql`select ends from holding_lines where ends is not null`)).map(({ ends: text }) => text);
      const gone: string[] = [];
      for (const { audience, happened, more } of rows) {
        if (tellingMoment({ happened, at: more.at ?? null }, ends, at.zone) <= at.now) continue;
        const read = readAudiences(audience, directory.audiences, directory.partnerships.map(({ id }) => id)).audiences;
        // Whoever is told with everybody else would be told ahead of the release.
        const isTaken = (id: AudienceId) => audiences.includes(id) || id === everyone || id === allPartners;
        if (!read.some(isTaken)) continue;
        await session.rows(sql`delete from told where item = ${item} and audience = ${audience}`);
        for (const left of read.filter((id) => !isTaken(id))) await insert(session, item, wordsOf(left, directory), happened, more);
        gone.push(audience);
      }
      return gone;
    },
    /** These audiences are told at this moment. Somebody who was told before stays told from then. */
    async tell(item: string, audiences: readonly AudienceId[], directory: Directory, at: { readonly now: Instant; readonly zone: string; readonly announcement: string }): Promise<void> {
      const local = { day: dayIn(at.now, at.zone), time: timeIn(at.now, at.zone) };
      for (const audience of audiences) {
        await insert(session, item, wordsOf(audience, directory), { d: local.day, p: 'day' }, { at: `${local.day}T${local.time}`, how: at.announcement });
      }
    },
  };
}

async function insert(session: Session, item: string, audience: string, happened: When, more: object): Promise<void> {
  await session.rows(sql`
    insert into told (item, audience, happened, position, more)
    values (${item}, ${audience}, ${json(happened)}::jsonb, (select coalesce(max(position) + 1, 0) from told), ${json(more)}::jsonb) on conflict do nothing`);
}

/** Words by which `readAudiences` finds this very audience again. */
function wordsOf(id: AudienceId, { audiences, partnerships }: Directory): string {
  const [of = '', partnership] = id.split(':');
  const audience = audiences.find((one) => one.id === of);
  const words = [audience?.name ?? of, of].map((name) => (partnership === undefined ? name : `${name} ${partnership}`));
  const read = (text: string) => readAudiences(text, audiences, partnerships.map((one) => one.id)).audiences;
  return words.find((text) => read(text).length === 1 && read(text)[0] === id) ?? id;
}
