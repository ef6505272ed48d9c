import { Mutex, PGlite, parse, protocol } from '@electric-sql/pglite';
import type { Sql } from 'sql-template-tag';
import { fromText } from './column-types.js';
import type { Database } from './database.js';
import { inTurn } from './in-turn.js';

/** The embedded store: Postgres in this process, its files in `folder`, or in memory without one. One process at a time. */
export async function openPglite(folder?: string): Promise<Database> {
  return overPglite(await PGlite.create(folder === undefined ? {} : { dataDir: folder }));
}

/** A statement that PGlite has read and keeps: its name there, the types of what goes in, and what it said of what comes out. */
interface Prepared {
  readonly name: string;
  readonly takes: readonly number[];
  readonly described: Awaited<ReturnType<PGlite['execProtocol']>>['messages'];
}

/** So many statements are kept at most; each takes some memory in PGlite. */
const mostPrepared = 400;

const { serialize } = protocol;
const goOn = serialize.sync();

/**
 * A store over a PGlite that is already open. It has one connection, so a transaction makes all others wait.
 *
 * PGlite's own `query` has every statement read and planned anew, which takes longer than carrying it out: a card's
 * query took 2.3 ms so and 0.3 ms prepared, a reader's whole book 25 ms and 6 ms. So statements are prepared once, by
 * the protocol that PGlite offers for that.
 */
export async function overPglite(db: PGlite): Promise<Database> {
  await db.exec(`set time zone 'UTC'`);
  const connection = new Mutex();
  // Once, for they are a hundred and more: laid together for each statement they took as long as the statement.
  const parsers = { ...db.parsers, ...fromText };
  const kept = new Map<string, Prepared>();
  let count = 0;

  async function send(...parts: readonly Uint8Array[]) {
    return (await db.execProtocol(Buffer.concat([...parts, goOn]))).messages;
  }

  async function forgetAll(): Promise<void> {
    kept.clear();
    await db.exec('deallocate all');
  }

  async function prepare(text: string): Promise<Prepared> {
    const before = kept.get(text);
    if (before !== undefined) return before;
    if (kept.size >= mostPrepared) await forgetAll();
    const name = `s${(count += 1)}`;
    const described = await send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }));
    const prepared = { name, takes: parse.parseDescribeStatementResults(described), described };
    kept.set(text, prepared);
    return prepared;
  }

  async function rows<Row>({ text, values }: Sql): Promise<Row[]> {
    const { name, takes, described } = await prepare(text);
    const given = values.map((value, at) => (value === null || value === undefined ? null : (db.serializers[takes[at] ?? 0] ?? String)(value)));
    const said = await send(serialize.bind({ statement: name, values: given }), serialize.execute({}));
    const [result] = parse.parseResults([...described, ...said], parsers);
    return (result?.rows ?? []) as Row[];
  }

  /** A transaction in which something failed ends in a rollback also when it is told to commit: that must not pass for success. */
  async function commit(): Promise<void> {
    const { messages } = await db.execProtocol(serialize.query('commit'));
    if (!messages.some((message) => 'text' in message && message.text === 'COMMIT')) throw new Error('The transaction was rolled back: a statement in it had failed');
  }

  return {
    rows: (statement) => connection.runExclusive(() => rows(statement)),
    transact: (work) => connection.runExclusive(async () => {
      await db.exec('begin');
      const turns = inTurn(rows);
      try {
        const result = await work(turns);
        await turns.finish();
        await commit();
        return result;
      } catch (error) {
        await turns.abandon();
        await db.exec('rollback');
        throw error;
      }
    }),
    script: (text) => connection.runExclusive(async () => {
      // What it changes may be other than what kept statements were read against.
      await forgetAll();
      await db.exec(text);
    }),
    async close() {
      await connection.runExclusive(() => db.close());
    },
  };
}
