import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Book } from '../../src/domain/answer-book.js';
import { addDays } from '../../src/domain/day.js';
import { dayIn } from '../../src/domain/instant.js';
import type { AudienceId, DecisionId, MeetingId, MilestoneId, PartnershipId, PersonId, RoleId, SlackUserId } from '../../src/domain/ids.js';
import { momentOf } from '../../src/domain/moment.js';
import type { Reader } from '../../src/domain/reader.js';
import type { Day, Instant } from '../../src/domain/when.js';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
import { openShelf, stampOfRecords, type Shelf } from '../../src/store/bookshelf.js';
import type { Database, Session } from '../../src/store/database.js';
import { importProgramme } from '../../src/store/import.js';
import { inOneTrip } from '../../src/store/one-trip.js';
import { keepOutline, readOutline } from '../../src/store/outline.js';
import { recordsIn } from '../../src/store/records.js';
import { refreshClearances } from '../../src/store/clearances.js';
import { samplePath, sampleStore, testOffice, zone } from '../office.js';
import { withSecret } from '../questions/secret-programme.js';

const talk = { asker: 'somebody', place: 'direct' };
const people = ['U0SEC', 'U0NOBODY', 'U0FACSW', 'U0FACMER', 'U0CHAIR', 'U0LAREPSW'].map((user) => user as SlackUserId);

let text: string;
beforeAll(async () => { text = await readFile(samplePath, 'utf8'); });

async function opening(store: Session) {
  const [row] = await store.rows<{ stamp: string; edition: number }>(sql`select ${stampOfRecords} as stamp, (select edition from programme) as edition`);
  return { stamp: row?.stamp ?? '', edition: row?.edition ?? 0 };
}

/** A store that says whether anything was asked of it. */
function watched(store: Session) {
  const asked: string[] = [];
  return { asked, session: { rows: <Row>(statement: Parameters<Session['rows']>[0]) => { asked.push(statement.text); return store.rows<Row>(statement); } } };
}

/** The same shelf, which says when something was on it. */
const counted = (shelf: Shelf, found: () => void): Shelf => ({
  async take(all, reader, reading) {
    let anew = false;
    const value = await shelf.take(all, reader, { ...reading, read: (trip) => { anew = true; return reading.read(trip); } });
    if (!anew) found();
    return value;
  },
});

/** A whole book, a part of one and a card, as plain values. */
async function readAll(records: ReturnType<typeof recordsIn>, reader: Reader, asOf: Day | null, about: readonly PartnershipId[]) {
  const opened = await records.answerBook.openFor(reader, asOf, talk, () => about);
  const whole = await records.answerBook.openFor(reader, asOf, talk, () => []);
  const card = await records.standing.read(reader, asOf ?? dayIn(reader.at, zone), about[0] === undefined ? {} : { partnership: about[0] });
  const part = opened?.book;
  return {
    part: part === undefined ? null : about.length === 0 ? part : inPlain(part),
    completed: await opened?.whole(), whole: whole?.book, card,
  };
}

/** What of a part can be read without being told that it is not there. */
const inPlain = ({ meetings, decisions, milestones, reports, actions, risks, findings, holdingLines, asOf, today, circle, programme, partnerships, roles, funding }: Book) => ({
  meetings, decisions, milestones, reports, actions, risks, findings, holdingLines, asOf, today, circle, programme, partnerships, roles, lines: funding.lines, conditions: funding.conditions,
});

type Write = (session: Session, n: number, now: Instant) => Promise<unknown>;

const nth = (table: string, n: number) => raw(`ctid = (select ctid from ${table} order by ctid offset ${n} % greatest((select count(*) from ${table}), 1) limit 1)`);
const change = (table: string, set: string): Write => (session, n) => session.rows(sql`update ${raw(table)} set ${raw(set.replaceAll('$n', String(n)))} where ${nth(table, n)}`);
const edited = (write: Write): Write => async (session, n, now) => {
  await write(session, n, now);
  await session.rows(sql`update programme set edition = edition + 1`);
};

/** Every kind of writer: by the registers, by a file, by the rules of clearance, and by hand in each table. */
const writers: Readonly<Record<string, Write>> = {
  file: (session, n) => importProgramme(session, text.replaceAll('name: Merseyside', `name: Mersey and ${n}`).replace(/title: ([A-Z])/, `title: ${n} $1`)),
  forecast: async (session, n, now) => recordsIn(session, now).milestones.reforecast(await someMilestone(session, n), { d: addDays(dayIn(now, zone), n), p: 'day' }, `reason ${n}`, { person: null as unknown as PersonId, today: dayIn(now, zone) }),
  done: async (session, n, now) => {
    const { milestones, clearances } = recordsIn(session, now);
    const id = await someMilestone(session, n);
    if (!(await milestones.unfinish(id))) await milestones.finish(id, { d: dayIn(now, zone), p: 'day' }, { person: null as unknown as PersonId, today: dayIn(now, zone) });
    await clearances.refreshMilestone(id);
  },
  added: async (session, n, now) => {
    const { milestones, clearances } = recordsIn(session, now);
    const id = `M-NEW-${await countOf(session, 'milestones')}` as MilestoneId;
    await milestones.add({ id, title: `Added ${n}`, kind: 'milestone', owner: 'FAC' as RoleId, partnership: 'MER' as PartnershipId, contingentOn: null, baseline: { d: dayIn(now, zone), p: 'day' } }, { today: dayIn(now, zone) });
    await clearances.refreshMilestone(id);
  },
  decided: async (session, n, now) => {
    await recordsIn(session, now).decisions.outcome('DEC-2005-01', `outcome ${n}`, {});
    await session.rows(sql`insert into decision_events (decision, state, happened, known_on, recorded_at) values ('DEC-2005-01', 'decided', ${JSON.stringify({ d: dayIn(now, zone), p: 'day' })}::jsonb, ${dayIn(now, zone)}::date, ${now}::timestamptz) on conflict do nothing`);
    await refreshClearances(session);
  },
  told: async (session, n, now) => {
    const records = recordsIn(session, now);
    const { partnerships, audiences } = await readOutline(session);
    await records.told.tell('DEC-2005-01', [n % 2 === 0 ? 'facilitators' : 'everyone'] as AudienceId[], { partnerships, audiences } as unknown as Parameters<typeof records.told.tell>[2], { now, zone, announcement: 'ANN-1' });
    await refreshClearances(session);
  },
  line: async (session, n, now) => {
    const { holdingLines } = recordsIn(session, now);
    const [last] = (await holdingLines.list()).slice(-1);
    if (n % 2 === 0 && last !== undefined) await holdingLines.end(last.id, { now, zone });
    else await holdingLines.putInForce({ text: `Agreed words ${n}`, about: null, approvedBy: null, ends: new Date(Date.parse(now) + n * 1_000).toISOString() as Instant }, { now, zone });
  },
  closed: async (session, n, now) => {
    const [action] = await session.rows<{ id: string; was: Day | null }>(sql`select id, closed_on as was from actions where ${nth('actions', n)}`);
    await recordsIn(session, now).actions.setClosed(action?.id ?? '', { on: action?.was === null ? dayIn(now, zone) : null, was: action?.was ?? null });
  },
  replied: async (session, n, now) => {
    const [meeting] = await session.rows<{ id: MeetingId }>(sql`select id from meetings where ${nth('meetings', n)}`);
    await recordsIn(session, now).meetings.reply(meeting?.id ?? ('' as MeetingId), { role: 'FAC' as RoleId, partnership: null, attending: 'yes', on: dayIn(now, zone) });
  },
  expected: async (session, n, now) => recordsIn(session, now).decisions.forecast('DEC-2005-01' as DecisionId, { on: dayIn(now, zone), forecast: addDays(dayIn(now, zone), n), reason: `reason ${n}`, by: 'P-SEC' }),
  // A decision that comes to be known at an hour soon after, also within a minute.
  hour: (session, n, now) => session.rows(sql`update clearances set known_from = ${new Date(Date.parse(now) + n * 700).toISOString()}::timestamptz where ${nth('clearances', n * 37)}`),
  hourOfLine: (session, n, now) => session.rows(sql`update holding_lines set starts_at = ${new Date(Date.parse(now) + n * 700).toISOString()}::timestamptz, ends_at = null where ${nth('holding_lines', n)}`),
  forgotten: (session, n) => session.rows(sql`delete from clearances where ${nth('clearances', n * 41)}`),
  untold: (session, n) => session.rows(sql`delete from told where ${nth('told', n)}`),
  programme: edited(change('programme', `name = 'Programme $n', more = jsonb_set(more, '{findings}', '[]')`)),
  partnerships: edited(change('partnerships', `name = 'Place $n', aliases = '[]'`)),
  roles: edited(change('roles', `title = 'Title $n'`)),
  audiences: edited(change('audiences', `name = 'Audience $n'`)),
  people: change('people', `name = 'Somebody $n'`),
  gone: change('people', `left_on = '2005-10-01'`),
  appointments: change('appointments', 'deputy = not deputy'),
  ended: change('appointments', `ends_on = '2005-10-01'`),
  meetings: change('meetings', `main_item = 'item $n'`),
  decisions: change('decisions', `title = 'Decision $n'`),
  decision_forecasts: change('decision_forecasts', `reason = 'reason $n'`),
  decision_events: change('decision_events', `known_on = known_on + 1`),
  milestones: change('milestones', `title = 'Milestone $n'`),
  milestone_baselines: change('milestone_baselines', `given_by = 'P-$n'`),
  milestone_forecasts: change('milestone_forecasts', `reason = 'reason $n'`),
  milestone_actuals: change('milestone_actuals', 'known_on = known_on + 1'),
  highlight_reports: change('highlight_reports', `comment = 'comment $n'`),
  actions: change('actions', `title = 'Action $n'`),
  risks: change('risks', `title = 'Risk $n'`),
  funding_lines: change('funding_lines', 'total_gbp = total_gbp + $n'),
  conditions: change('conditions', `text = 'condition $n'`),
  allocations: change('allocations', 'amount_gbp = amount_gbp + $n'),
  instalments: change('instalments', 'share = share / 2'),
  released_time: change('released_time', 'days = $n'),
  holding_lines: change('holding_lines', `text = 'line $n'`),
  told_by_hand: change('told', `audience = 'audience $n'`),
};

async function someMilestone(session: Session, n: number): Promise<MilestoneId> {
  const [row] = await session.rows<{ id: MilestoneId }>(sql`select id from milestones where ${nth('milestones', n)}`);
  return row?.id ?? ('' as MilestoneId);
}

async function countOf(session: Session, table: string): Promise<number> {
  return (await session.rows(sql`select 1 from ${raw(table)}`)).length;
}

/** The moments at which something in the records comes to be known, or ends. */
async function hours(store: Session): Promise<number[]> {
  const rows = await store.rows<{ at: Instant }>(sql`
    select distinct at from (select known_from as at from clearances union select starts_at from holding_lines union select ends_at from holding_lines) t where at > '2005-01-01' order by at`);
  return rows.map(({ at }) => Date.parse(at));
}

describe('a kept reading', () => {
  let store: Database;
  beforeAll(async () => { store = await sampleStore(); });
  afterAll(() => store.close());

  type Step =
    | { readonly kind: 'write'; readonly writer: string; readonly n: number; readonly undone: 'undone' | 'kept' }
    | { readonly kind: 'time'; readonly by: number }
    | { readonly kind: 'hour'; readonly n: number; readonly by: number }
    | { readonly kind: 'ask'; readonly who: number; readonly asOf: Day | null; readonly about: readonly PartnershipId[] };
  const ask = fc.record({ kind: fc.constant('ask' as const), who: fc.nat({ max: people.length - 1 }), asOf: fc.constantFrom<Day | null>(null, null, null, '2005-10-01' as Day, '2005-11-08' as Day), about: fc.constantFrom<readonly PartnershipId[]>([], ['MER' as PartnershipId], ['SW' as PartnershipId, 'LON' as PartnershipId]) });
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: ask },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), writer: fc.constantFrom(...Object.keys(writers)), n: fc.integer({ min: 1, max: 60 }), undone: fc.constantFrom<'undone' | 'kept'>('kept', 'kept', 'kept', 'undone') }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), by: fc.constantFrom(1, 900, 7_000, 20_000, 29_000, 61_000, 3_600_000, 86_400_000, -500, -30_000, -86_400_000) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('hour' as const), n: fc.nat({ max: 200 }), by: fc.constantFrom(-20_000, -1_000, -1, 0, 1) }) },
  );

  test('is always what would be read anew, whoever writes and whatever time passes', async () => {
    let used = 0;
    class Undone extends Error {}
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), fc.integer({ min: 0, max: 40 * 24 * 60 }), async (steps, minutes) => {
      const shelfOf = openShelf();
      const outlineOf = keepOutline();
      let at = Date.parse(momentOf('2005-10-10T09:00', zone)) + minutes * 60_000;
      // What was asked of late is asked again after each step: only so is it there to be taken too late.
      let asks: Extract<Step, { kind: 'ask' }>[] = [{ kind: 'ask', who: 0, asOf: null, about: [] }];
      for (const one of steps) {
        const now = new Date(at).toISOString() as Instant;
        if (one.kind === 'ask') asks = [one, ...asks].slice(0, 2);
        if (one.kind === 'time') at += one.by;
        if (one.kind === 'hour') {
          const all = await hours(store);
          at = (all[one.n % all.length] ?? at) + one.by;
        }
        if (one.kind === 'write') {
          // What a writer cannot write here (a name that is taken) is undone as well.
          await store.transact(async (session) => {
            await writers[one.writer]?.(session, one.n, now);
            if (one.undone === 'undone') throw new Undone();
          }).catch(() => undefined);
        }
        for (const { who, asOf, about } of asks) await check(new Date(at).toISOString() as Instant, people[who] ?? ('' as SlackUserId), asOf, about);
      }

      async function check(now: Instant, user: SlackUserId, asOf: Day | null, about: readonly PartnershipId[]): Promise<void> {
        const anew = recordsIn(store, now);
        const reader = await anew.readers.of({ user, channel: null });
        const wanted = await readAll(anew, reader, asOf, about);
        const { stamp, edition } = await opening(store);
        const shelf = counted(shelfOf(stamp), () => { used += 1; });
        expect(await readAll(recordsIn(store, now, { outline: outlineOf(edition), shelf }), reader, asOf, about)).toEqual(wanted);
      }
    }), { numRuns: 20 });
    expect(used).toBeGreaterThan(100);
  }, 900_000);

  test('can each be written to: what every one of these writers does is seen at the next question', async () => {
    const now = momentOf('2005-10-14T09:00', zone);
    for (const [name, write] of Object.entries(writers)) {
      const before = await opening(store);
      await store.transact((session) => write(session, 3, now));
      expect((await opening(store)).stamp, name).not.toBe(before.stamp);
    }
  });
});

test('every table that an answer is read from gives a new stamp when it is written to', async () => {
  const store = await sampleStore();
  const { session, asked } = watched(store);
  const now = momentOf('2005-10-14T09:00', zone);
  const reader = await recordsIn(store, now).readers.of({ user: 'U0SEC' as SlackUserId, channel: null });
  await readAll(recordsIn(session, now), reader, null, ['MER' as PartnershipId]);
  const tables = new Set((await store.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public'`)).map(({ name }) => name));
  const read = new Set(asked.flatMap((statement) => [...statement.matchAll(/\b(?:from|join)\s+([a-z_]+)/g)].flatMap(([, name]) => (name !== undefined && tables.has(name) ? [name] : []))));
  // What was last asked about is read anew for each question.
  read.delete('conversations');
  const stamped = (await store.rows<{ name: string }>(sql`select distinct tgrelid::regclass::text as name from pg_trigger where tgname = 'stamp_records'`)).map(({ name }) => name);
  expect([...read].filter((name) => !stamped.includes(name))).toEqual([]);
  expect(stamped.filter((name) => !read.has(name))).toEqual([]);
  await store.close();
});

describe.each(['pglite', 'postgres'] as const)('on %s', (engine) => {
  let store: Database;
  beforeAll(async () => { store = await sampleStore(engine); });
  afterAll(() => store.close());

  const shelfAt = async (shelfOf: ReturnType<typeof openShelf>) => shelfOf((await opening(store)).stamp);
  const reader = { circles: [['group' as AudienceId]], at: momentOf('2005-10-14T09:00', zone) };
  let read = 0;
  const titles = (shelf: Shelf, at = reader.at) => shelf.take(inOneTrip(store), { ...reader, at }, {
    of: ['titles'], lines: (found: readonly { title: string }[]) => found.length,
    read: (all) => { read += 1; return all.rows<{ title: string }>(sql`select title from risks order by position`); },
  });
  const readings = async (work: () => Promise<unknown>) => {
    read = 0;
    await work();
    return read;
  };

  test('is taken from the shelf until something was written, and anew from the next minute on', async () => {
    const shelfOf = openShelf();
    expect(await readings(async () => titles(await shelfAt(shelfOf)))).toBe(1);
    expect(await readings(async () => titles(await shelfAt(shelfOf)))).toBe(0);
    expect(await readings(async () => titles(await shelfAt(shelfOf), momentOf('2005-10-14T09:01', zone)))).toBe(1);
    expect(await readings(async () => titles(await shelfAt(shelfOf), momentOf('2005-10-14T08:59', zone)))).toBe(1);
    expect(await readings(async () => titles(await shelfAt(shelfOf), momentOf('2005-10-14T08:59', zone)))).toBe(0);
    expect(await readings(async () => { for (let time = 0; time < 2; time += 1) await titles(await shelfAt(shelfOf)); })).toBe(1);
    await store.rows(sql`update risks set title = 'Another title' where position = 0`);
    expect((await titles(await shelfAt(shelfOf)))[0]?.title).toBe('Another title');
    // What was read after a write by somebody who opened before it is not kept as what was before it.
    const opened = await shelfAt(shelfOf);
    await store.rows(sql`update risks set title = 'A third title' where position = 0`);
    expect(await readings(async () => { for (let time = 0; time < 2; time += 1) await titles(opened, momentOf('2005-10-14T09:05', zone)); })).toBe(2);
    await store.rows(sql`update risks set title = 'Another title' where position = 0`);
    await store.transact((session) => session.rows(sql`update risks set title = 'Undone' where position = 0`).then(() => Promise.reject(new Error('undone')))).catch(() => undefined);
    expect((await titles(await shelfAt(shelfOf)))[0]?.title).toBe('Another title');
  });

  test('a moment within a minute ends what was read before it', async () => {
    const shelfOf = openShelf();
    const seconds = (n: number) => new Date(Date.parse(reader.at) + n * 1_000).toISOString() as Instant;
    await store.rows(sql`insert into clearances (record, aspect, audience, known_from) values ('R-1', 'record', 'sometime', ${seconds(20)}::timestamptz)`);
    expect(await readings(async () => { for (const n of [1, 2]) await titles(await shelfAt(shelfOf), seconds(n)); })).toBe(2);
    expect(await readings(async () => { for (const n of [20, 21, 59]) await titles(await shelfAt(shelfOf), seconds(n)); })).toBe(1);
    // What was read after it tells nobody what it was before.
    expect(await readings(async () => titles(await shelfAt(shelfOf), seconds(3)))).toBe(1);
    await store.rows(sql`delete from clearances where audience = 'sometime'`);
  });

  test('an office does not read what it has written itself from the shelf, nor what others wrote since it opened into it', async () => {
    const { log } = testOffice(store, '2005-10-14T09:00');
    const open = officeOpener({ store, desk: noDesk, log, wake: () => undefined });
    const risksOf = async (office: Awaited<ReturnType<typeof open>>) => office.read(async (records) => {
      const asker = await records.readers.of({ user: 'U0SEC' as SlackUserId, channel: null });
      return (await records.answerBook.openFor(asker, null, talk, () => []))?.book.risks.map(({ title }) => title);
    });
    await risksOf(await open());
    const office = await open();
    await office.transact(() => Promise.resolve());
    await store.rows(sql`update risks set title = 'Written by others' where position = 0`);
    expect(await risksOf(office)).toContain('Written by others');
    const late = await open();
    await store.rows(sql`update risks set title = 'Written while it was open' where position = 0`);
    await risksOf(late);
    expect(await risksOf(await open())).toContain('Written while it was open');
  });

  test('large readings are not kept, and of small ones no more than the shelf holds', async () => {
    const shelfOf = openShelf();
    const take = async (name: string, lines: number) => {
      let anew = false;
      await (await shelfAt(shelfOf)).take(inOneTrip(store), reader, { of: [name], lines: () => lines, read: (all) => { anew = true; return all.rows(sql`select 1`); } });
      return anew ? 'anew' : 'kept';
    };
    expect([await take('large', 6_000), await take('large', 6_000)]).toEqual(['anew', 'anew']);
    for (let n = 0; n < 5; n += 1) await take(`book ${n}`, 4_500);
    expect([await take('book 4', 4_500), await take('book 1', 4_500), await take('book 0', 4_500)]).toEqual(['kept', 'kept', 'anew']);
  });
});

test('whether something was kept tells nobody that there is a decision, nor that an hour has come for others', async () => {
  const [secret, plain] = await Promise.all([sampleStore('pglite', withSecret(text)), sampleStore()]);
  // An hour at which others alone are told, and nothing else happens.
  await secret.rows(sql`insert into clearances (record, aspect, audience, known_from) values ('DEC-2005-77', 'outcome', 'officials', '2005-10-20T10:17:00Z')`);
  const outsider = { circles: [['everyone' as AudienceId]] };
  const moments = (await hours(secret)).flatMap((at) => [at - 1_000, at - 1, at, at + 1_000, at + 59_999]);
  const kept = async (store: Database) => {
    const shelfOf = openShelf();
    const pattern: string[] = [];
    for (const moment of moments) {
      let how = 'kept';
      await shelfOf((await opening(store)).stamp).take(inOneTrip(store), { ...outsider, at: new Date(moment).toISOString() as Instant }, {
        of: ['titles'], lines: () => 1, read: (all) => { how = 'anew'; return all.rows(sql`select title from risks order by position`); },
      });
      pattern.push(how);
    }
    return pattern;
  };
  const [withDecision, without] = [await kept(secret), await kept(plain)];
  expect(await hours(plain)).not.toEqual(await hours(secret));
  expect(withDecision).toContain('kept');
  expect(withDecision).toEqual(without);
  await Promise.all([secret.close(), plain.close()]);
});

test('writers wait for no other writer’s commit on a server, and what each commits is seen as it is committed', async () => {
  const store = await sampleStore('postgres');
  const stampNow = async () => (await opening(store)).stamp;
  const seen = [await stampNow()];
  let holdsRow: () => void = () => undefined;
  let mayGoOn: () => void = () => undefined;
  const rowIsHeld = new Promise<void>((resolve) => { holdsRow = resolve; });
  const goOn = new Promise<void>((resolve) => { mayGoOn = resolve; });
  // One has claimed a milestone and not written yet; another has written, and waits for that milestone. With one row to count in they would be locked for good.
  const one = store.transact(async (session) => {
    await session.rows(sql`select 1 from milestones where position = 0 for update`);
    holdsRow();
    await goOn;
    await session.rows(sql`update milestones set title = 'By the one' where position = 0`);
  });
  await rowIsHeld;
  const other = store.transact(async (session) => {
    await session.rows(sql`update risks set title = 'By the other' where position = 0`);
    const waits = session.rows(sql`update milestones set title = 'By the other' where position = 0`);
    await expect.poll(async () => store.rows(sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and state = 'active'`)).toHaveLength(1);
    // A third is done meanwhile.
    await store.rows(sql`update actions set title = 'By a third' where position = 0`);
    seen.push(await stampNow());
    mayGoOn();
    await waits;
  });
  await one;
  await other;
  seen.push(await stampNow());
  await Promise.all(Array.from({ length: 30 }, async (_, n) => {
    await store.rows(sql`update risks set title = ${`At once ${n}`} where position = ${n % 3}`);
    seen.push(await stampNow());
  }));
  expect(seen[0]).not.toBe(seen[1]);
  expect(seen[1]).not.toBe(seen[2]);
  expect(new Set(seen).size).toBeGreaterThan(3);
  // Never more slots than there were writers at one time.
  expect((await store.rows(sql`select 1 from record_stamps`)).length).toBeLessThanOrEqual(10);
  await store.close();
});
