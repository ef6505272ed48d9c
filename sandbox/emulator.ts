import { createEmulator } from 'emulate';
import type { SlackRecords } from './slack-records.js';

/** The emulator's HTTP server with its records laid open. */
export interface OpenEmulator {
  readonly origin: string;
  readonly records: SlackRecords;
  close(): Promise<void>;
}

export type Answer = (request: Request) => Promise<Response>;

interface EmulatorApp {
  fetch: Answer;
}
interface SlackPart {
  readonly slackPlugin: { register(app: EmulatorApp, store: unknown, ...rest: readonly unknown[]): void };
  getSlackStore(store: unknown): SlackRecords;
}

/**
 * Starts emulate's Slack on a free loopback port, with strict scopes. `around` stands between the wire and the emulator and
 * may answer in its place.
 *
 * emulate makes up the ids of what it seeds and keeps nothing between starts; the ids of a programme must be those of its
 * file, and a second start keeps all data. So its Slack part is asked for its store as it registers. The part's file name
 * belongs to the pinned version 0.12.2.
 */
export async function openEmulator(around: (request: Request, emulator: Answer) => Promise<Response>): Promise<OpenEmulator> {
  const part: SlackPart = await import(new URL('./dist-6ZQHD4DN.js', import.meta.resolve('emulate')).href);
  const plugin = part.slackPlugin;
  const register = plugin.register;
  let records: SlackRecords | undefined;
  plugin.register = (app, store, ...rest) => {
    records = part.getSlackStore(store);
    register.call(plugin, app, store, ...rest);
    const emulator = app.fetch;
    app.fetch = (request) => around(request, emulator);
  };
  try {
    const server = await createEmulator({
      service: 'slack',
      port: 0,
      hostname: '127.0.0.1',
      seed: { slack: { strict_scopes: true } },
    });
    if (!records) throw new Error('The Slack emulator did not hand over its records; is it emulate 0.12.2?');
    return { origin: server.url.replace('//localhost', '//127.0.0.1'), records, close: () => server.close() };
  } finally {
    plugin.register = register;
  }
}
