import { join } from 'node:path';
import { openBotLine } from './bot-line.js';
import { openEvents } from './events.js';
import type { Floor } from './floor.js';
import { keep, recall } from './keep.js';
import type { Manifest } from './manifest.js';
import { keepOfficeClock, type OfficeClock } from './office-clock.js';
import type { Cast } from './people.js';
import { keepResponseUrls } from './response-urls.js';
import { BOT, openSlack } from './slack.js';
import { freshTs } from './timestamps.js';

export interface WorkspaceOptions {
  readonly cast: Cast;
  readonly manifest: Manifest;
  readonly dataDir: string;
  readonly botUrl: string;
  readonly signingSecret: string;
  readonly patienceMs?: number;
  readonly retryAfterMs?: readonly number[];
}

/** The workspace, kept in `sandbox.json` in the data folder. */
export interface Workspace {
  readonly floor: Floor;
  readonly clock: OfficeClock;
  readonly manifest: Manifest;
  /** Calls back after every change, at once. Returns how to stop that. */
  watch(watcher: () => void): () => void;
  /** From now on everything is kept. Not sooner: a second sandbox on the same folder must not write over the first. */
  beginKeeping(): void;
  close(): Promise<void>;
}

const SAVE_AFTER_MS = 300;

/** Opens the workspace as it was left, or a new one. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const file = join(options.dataDir, 'sandbox.json');
  const kept = recall(file);
  const watchers = new Set<() => void>();
  let saving: NodeJS.Timeout | undefined;
  let keeping = false;
  const save = () => {
    clearTimeout(saving);
    saving = undefined;
    keep(file, { version: 1, slack: slack.keep(), clock: clock.steps });
  };
  const changed = () => {
    if (keeping) saving ??= setTimeout(save, SAVE_AFTER_MS);
    for (const watcher of watchers) watcher();
  };
  const urls = keepResponseUrls(() => slack.records, freshTs, changed);
  const slack = await openSlack({
    cast: options.cast, scopes: options.manifest.scopes, kept: kept?.slack, changed, respond: (key, body) => urls.respond(key, body),
  });
  const clock = keepOfficeClock({ dataDir: options.dataDir, kept: kept?.clock, changed });
  for (const person of options.cast.people) await slack.direct(person.slack, BOT.user);
  const line = openBotLine(options.botUrl, options.signingSecret, options.patienceMs);
  const events = openEvents(line, slack.team.id, options.manifest.events, options.retryAfterMs);
  return {
    floor: { cast: options.cast, slack, line, events, urls, changed },
    clock,
    manifest: options.manifest,
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    beginKeeping() {
      keeping = true;
      save();
    },
    async close() {
      events.close();
      watchers.clear();
      await slack.close();
      if (keeping) save();
    },
  };
}
