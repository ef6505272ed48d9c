import type { WebClient } from '@slack/web-api';
import type { ChannelId } from '../domain/ids.js';
import type { Log } from '../office.js';
import type { Database } from '../store/database.js';
import { rosterIn } from '../store/rosters.js';
import type { RosterChange } from './bot.js';

export interface RosterParts {
  readonly client: WebClient;
  readonly store: Database;
  readonly log: Log;
  readonly botUserId: string;
}

/**
 * Keeps who can read each bound channel, as Slack says it: all of them at start, and each change as it happens. Until a
 * channel was read it counts by its audience alone.
 */
export function keepRosters({ client, store, log, botUserId }: RosterParts) {
  async function members(channel: ChannelId): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page = await client.conversations.members({ channel, limit: 1000, ...(cursor === '' ? {} : { cursor }) });
      found.push(...(page.members ?? []));
      cursor = page.response_metadata?.next_cursor || undefined;
    }
    return found.filter((user) => user !== botUserId);
  }

  /** The zone of everybody's settings: their mornings, unless they or the programme's file say otherwise. */
  async function readZones(): Promise<void> {
    const found: { user: string; zone: string }[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page = await client.users.list({ limit: 200, ...(cursor === '' ? {} : { cursor }) });
      for (const { id, tz, deleted } of page.members ?? []) if (id !== undefined && deleted !== true && isZone(tz)) found.push({ user: id, zone: tz });
      cursor = page.response_metadata?.next_cursor || undefined;
    }
    await store.transact((session) => rosterIn(session).zones(found));
  }

  return {
    /** Never fails: what cannot be read now is read the next time. */
    async refresh(): Promise<void> {
      const channels = await store.transact((session) => rosterIn(session).channels()).catch((error: unknown) => {
        log.warn('rosters-not-read', { error });
        return [];
      });
      for (const channel of channels) {
        try {
          const read = await members(channel);
          await store.transact((session) => rosterIn(session).replace(channel, read));
        } catch (error) {
          // no rethrow: a channel the bot is not in keeps the roster it had, and its audience binds it in any case.
          log.warn('roster-not-read', { channel, error });
        }
      }
      // no rethrow: mornings stay those that were known, and are read again at the next start.
      await readZones().catch((error: unknown) => log.warn('zones-not-read', { error }));
    },
    async take(change: RosterChange): Promise<void> {
      if (change.kind === 'gone') return store.transact((session) => rosterIn(session).forget(change.user));
      if (change.kind === 'zone') return isZone(change.zone) ? store.transact((session) => rosterIn(session).zones([change])) : undefined;
      const { kind, channel, user } = change;
      if (user === botUserId) {
        const read = kind === 'joined' ? await members(channel).catch(() => []) : [];
        return store.transact((session) => rosterIn(session).replace(channel, read));
      }
      return store.transact((session) => (kind === 'joined' ? rosterIn(session).add(channel, user) : rosterIn(session).remove(channel, user)));
    },
  };
}

/** Slack's name for a zone may be one that this machine does not know. */
function isZone(name: string | undefined): name is string {
  try {
    return name !== undefined && new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
