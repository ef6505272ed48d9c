import type { Desk } from './office.js';

const away = () => Promise.reject(new Error('The command line has no hands in Slack; the running bot has'));

/** The desk of an office that only reads and records: nothing can be posted from it. */
export const noDesk: Desk = { post: away, readBack: away, update: away, openDirect: away, inspect: away };
