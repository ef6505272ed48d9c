import { readConfig } from '../config.js';
import type { Streams } from '../control/server.js';
import { sayWrongSettings } from '../wording/start-up.js';

/** Says whether the bot could start with these settings, and where it would keep things. Never says a secret. */
export function checkConfig(env: Readonly<Record<string, string | undefined>>, { out, err }: Streams): number {
  const read = readConfig(env);
  if (read.kind === 'faults') {
    err(`${sayWrongSettings(read.faults)}\n`);
    return 1;
  }
  const { config } = read;
  out([
    'The settings are good.',
    `  Slack: ${config.slack.appToken === null ? `calls http://${config.http.host}:${config.http.port}/slack/events` : 'by Socket Mode'}`,
    `  Records: ${config.databaseUrl === null ? `kept in ${config.dataDir}` : 'on the Postgres server of DATABASE_URL'}`,
    `  Queue: ${config.redisUrl === null ? `a Redis of its own, kept in ${config.dataDir}` : 'on the Redis of REDIS_URL'}`,
    ...(config.programmeFile === null ? [] : [`  Programme, when there is none yet: ${config.programmeFile}`]),
    '',
  ].join('\n'));
  return 0;
}
