import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../office.js';

/**
 * Slack's libraries write to our log: their warnings and errors alone, for below those they tell what people typed.
 */
export function libraryLog(log: Log, part: string): Logger {
  const say = (...words: unknown[]) => log.warn('slack-library', { part, words: words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ') });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say,
    error: say,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
