import type { Sql } from 'sql-template-tag';
import type { Session } from './database.js';

/** A transaction's conversation with the records, and its two ends: all that was asked is answered, or what has not begun is refused. */
export interface Turns extends Session {
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/**
 * Statements of one transaction go one after another, however many are asked at once, and none after its end. PGlite
 * gives the answer of one to whoever asked another when two are under way (so that somebody was told what another may
 * know), `pg` will no longer take two, and a late one would be part of whatever the connection does next.
 */
export function inTurn(ask: Session['rows']): Turns {
  let state: 'open' | 'finishing' | 'abandoned' = 'open';
  let last: Promise<unknown> = Promise.resolve();
  const refuse = (): never => {
    throw new Error('Cannot ask the records: the transaction has ended');
  };
  return {
    rows<Row>(statement: Sql): Promise<Row[]> {
      if (state !== 'open') return Promise.resolve().then(refuse);
      const answer = last.then(() => (state === 'abandoned' ? refuse() : ask<Row>(statement)));
      // no rethrow here: whoever asked has it, and the next one asks for itself.
      last = answer.catch(() => undefined);
      return answer;
    },
    async finish() {
      state = 'finishing';
      await last;
    },
    async abandon() {
      state = 'abandoned';
      await last;
    },
  };
}
