import { pino } from 'pino';
import type { Log } from './office.js';

/** Anything of Slack's that lets somebody act in our name. */
const secret = /xox[a-z]-[\w-]+|xapp-[\w-]+|https:\/\/hooks\.slack(-gov)?\.com\/\S+/g;

/** A log of events, one JSON line each. Texts of people and of announcements are never among the facts. */
export function openLog(level: string): Log {
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['token', '*.token', 'text', '*.text', 'blocks', '*.blocks', 'body'],
    hooks: { streamWrite: (line) => line.replace(secret, '[withheld]') },
    serializers: { error: (error: unknown) => (error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error)) },
  });
  return {
    info: (event, facts = {}) => logger.info(facts, event),
    warn: (event, facts = {}) => logger.warn(facts, event),
    error: (event, facts = {}) => logger.error(facts, event),
  };
}
