import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, type Database, type Session } from '../../src/store/database.js';
import { isOutage } from '../../src/store/outage.js';
import { overPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { freshPglite } from '../setup/pglite.js';
import { freshPostgres } from '../setup/postgres.js';

describe.each(['PGlite', 'a Postgres server'])('on %s', (engine) => {
  let store: Database;
  let drop = () => Promise.resolve();

  beforeAll(async () => {
    if (engine === 'PGlite') store = await overPglite(await freshPglite());
    else {
      const fresh = await freshPostgres();
      store = openPostgres(fresh.url);
      drop = fresh.drop;
    }
    await store.script('create table notes (id integer primary key, note text not null); create table others (id integer);');
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });

  test('values come in the same shapes', async () => {
    const [row] = await store.rows(sql`
      select date '2005-10-30' as day, timestamptz '2005-10-30 02:30:15.25+02' as moment, timestamptz '2005-01-01 00:00Z' as whole,
        9007199254740991::bigint as pounds, 2.5::numeric as days, '{"a": [1, null]}'::jsonb as more, true as flag, null::date as nothing,
        array['a', 'b'] as list, 3 as small, count(*) as counted from notes`);
    expect(row).toEqual({
      day: '2005-10-30', moment: '2005-10-30T00:30:15.250Z', whole: '2005-01-01T00:00:00.000Z',
      pounds: 9_007_199_254_740_991, days: 2.5, more: { a: [1, null] }, flag: true, nothing: null, list: ['a', 'b'], small: 3, counted: 0,
    });
  });

  test('values go in as they come out', async () => {
    const [row] = await store.rows(sql`
      select ${'2005-03-27'}::date as day, ${'2005-03-27T01:30:00.000Z'}::timestamptz as moment, ${json({ words: 'it’s “so”', list: ['a'] })}::jsonb as more,
        ${['EAST', 'YH']}::text[] as list, ${null}::text as nothing, ${12.5}::numeric as days`);
    expect(row).toEqual({
      day: '2005-03-27', moment: '2005-03-27T01:30:00.000Z', more: { words: 'it’s “so”', list: ['a'] }, list: ['EAST', 'YH'], nothing: null, days: 12.5,
    });
  });

  test('a day is the same day whatever zone the machine or the session is in', async () => {
    const [row] = await store.rows(sql`select current_setting('TimeZone') as zone, (timestamptz '2005-10-30 00:30Z')::date as day`);
    expect(row).toEqual({ zone: 'UTC', day: '2005-10-30' });
  });

  test('what is thrown undoes everything, and the store goes on', async () => {
    const failing = store.transact(async (session) => {
      await session.rows(sql`insert into notes values (1, 'lost')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.rows(sql`select * from notes`)).toEqual([]);
  });

  test('a statement that fails undoes the transaction, and is no outage', async () => {
    const failing = store.transact(async (session) => {
      await session.rows(sql`insert into notes values (1, 'lost')`);
      await session.rows(sql`insert into notes values (1, 'twice')`);
    });
    const error = await failing.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: '23505' });
    expect(isOutage(error)).toBe(false);
    expect(await store.rows(sql`select * from notes`)).toEqual([]);
  });

  test('a statement is read anew after the tables it is about were changed', async () => {
    const all = () => store.rows(sql`select * from others order by id`);
    expect(await all()).toEqual([]);
    await store.script('alter table others add column word text');
    await store.rows(sql`insert into others (id, word) values (7, 'seven')`);
    expect(await store.rows(sql`select id, word from others`)).toEqual([{ id: 7, word: 'seven' }]);
    await store.rows(sql`delete from others`);
    await store.script('alter table others drop column word');
  });

  test('what failed once and was passed over does not pass for a commit', async () => {
    const before = await store.rows(sql`select * from notes`);
    await store.transact(async (session) => {
      await session.rows(sql`insert into notes values (2, 'lost')`);
      await session.rows(sql`select 1 / ${0}::integer`).catch(() => undefined);
    }).catch(() => undefined);
    expect(await store.rows(sql`select * from notes`)).toEqual(before);
  });

  test('what is asked at once in one transaction is answered each with its own, also where one of them fails', async () => {
    await store.transact(async (session) => {
      const numbers = Array.from({ length: 40 }, (_, nth) => nth);
      // Half of them nobody asked before, half share one statement.
      const found = await Promise.all(numbers.map((nth) => session.rows<{ n: number }>(nth % 2 === 0
        ? sql`select ${nth}::integer as n`
        : sql`select ${nth}::integer as n, ${raw(String(nth))} as once where ${nth}::integer % 3 <> 0`)));
      expect(found.map((rows) => rows.map(({ n }) => n))).toEqual(numbers.map((nth) => (nth % 2 === 1 && nth % 3 === 0 ? [] : [nth])));
    });
    const answered: unknown[] = [];
    await store.transact(async (session) => {
      const [one, broken] = await Promise.allSettled([session.rows(sql`select 1 as one`), session.rows(sql`select 1 / ${0}::integer as two`), session.rows(sql`select 3 as three`)]);
      answered.push(one, broken);
    }).catch(() => undefined);
    expect(answered).toMatchObject([{ status: 'fulfilled', value: [{ one: 1 }] }, { status: 'rejected', reason: { code: '22012' } }]);
  });

  test('what is still asked when a transaction has ended is refused, and is in nobody else’s', async () => {
    let kept: Session | null = null;
    await store.transact((session) => Promise.resolve(void (kept = session)));
    await expect(kept!.rows(sql`insert into notes values (9, 'late')`)).rejects.toThrow('ended');
    // One that failed while others were still asked takes them with it.
    const failing = store.transact((session) => Promise.all([
      Promise.reject(new Error('no')),
      session.rows(sql`insert into notes values (8, 'lost')`),
      session.rows(sql`insert into notes values (10, 'lost')`),
    ]));
    await expect(failing).rejects.toThrow('no');
    expect(await store.rows(sql`select * from notes where id > 7`)).toEqual([]);
  });

  test('many transactions at once each see whole ones of the others', async () => {
    await store.rows(sql`insert into others values (0)`);
    await Promise.all(Array.from({ length: 25 }, () => store.transact(async (session) => {
      await session.rows(sql`select 1 from others for update`);
      await session.rows(sql`update others set id = id + 1`);
    })));
    expect(await store.rows(sql`select id from others`)).toEqual([{ id: 25 }]);
  });
});

test('a server that is not there is an outage, not a fault', async () => {
  const store = openPostgres('postgres://nobody@127.0.0.1:1/none');
  expect(isOutage(await store.rows(sql`select 1`).catch((error: unknown) => error))).toBe(true);
  expect(isOutage(await store.transact(() => Promise.resolve()).catch((error: unknown) => error))).toBe(true);
  await store.close();
});

test('a server that dies without a word is an outage; in the middle of a commit nobody can tell what counts', async () => {
  const { url, drop } = await freshPostgres();
  const gate = await cutLine(new URL(url));
  const store = openPostgres(gate.url);
  const inStatement = store.transact(async (session) => {
    await session.rows(sql`select 1`);
    gate.cut();
    await session.rows(sql`select 2`);
  }).catch((error: unknown) => error);
  expect(await inStatement).toMatchObject({ mayHaveTakenEffect: false });
  const inCommit = store.transact(async (session) => {
    await session.rows(sql`select 1`);
    gate.cut();
  }).catch((error: unknown) => error);
  expect(await inCommit).toMatchObject({ mayHaveTakenEffect: true });
  expect(isOutage(await inCommit)).toBe(true);
  expect(await store.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await store.close();
  gate.close();
  await drop();
});

test('a server that breaks off a connection is an outage, and the next statement finds it again', async () => {
  const { url, drop } = await freshPostgres();
  const store = openPostgres(url);
  const broken = store.transact((session) => session.rows(sql`select pg_terminate_backend(pg_backend_pid())`));
  expect(isOutage(await broken.catch((error: unknown) => error))).toBe(true);
  expect(await store.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await store.close();
  await drop();
});

/** A line to the server that can be cut, as by a machine that loses its power. */
async function cutLine(server: URL) {
  const sockets = new Set<Socket>();
  const gate = createServer((near) => {
    const far = connect(Number(server.port), server.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    near.pipe(far).pipe(near);
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const url = new URL(server);
  url.hostname = '127.0.0.1';
  url.port = String((gate.address() as AddressInfo).port);
  return {
    url: url.href,
    cut() {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    close: () => void gate.close(),
  };
}
