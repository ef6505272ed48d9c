import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../sandbox/manifest.js';
import { readCast } from '../../sandbox/people.js';
import { show, type Picture, type ShownMessage } from '../../sandbox/showing.js';
import { BOT, type ApiAnswer } from '../../sandbox/slack.js';
import { type as typeIn } from '../../sandbox/typing.js';
import { openWorkspace, type Workspace } from '../../sandbox/workspace.js';
import { openFakeBot, type FakeBot } from './fake-bot.js';

export const SECRET = 'a-signing-secret-of-the-test';
const MANIFEST = await readManifest(new URL('manifest.json', import.meta.url).pathname);

/** The sandbox without a page, with a fake bot on its line. */
export interface TestSandbox {
  readonly workspace: Workspace;
  readonly bot: FakeBot;
  readonly dataDir: string;
  /** Types as somebody. */
  say(as: string, channel: string, text: string, thread?: string): Promise<void>;
  look(as: string, channel: string): Picture;
  last(as: string, channel: string): ShownMessage | undefined;
  /** The direct conversation of somebody with the bot. */
  direct(as: string): Promise<string>;
  asBot(method: string, args: Readonly<Record<string, unknown>>): Promise<ApiAnswer>;
  /** The bot posts to a response_url. */
  respond(url: string, body: unknown): Promise<Response>;
  close(): Promise<void>;
}

export async function openSandbox(
  options: { readonly dataDir?: string; readonly patienceMs?: number; readonly retryAfterMs?: readonly number[]; readonly secret?: string } = {},
): Promise<TestSandbox> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'sandbox-'));
  const bot = await openFakeBot(SECRET);
  const workspace = await openWorkspace({
    cast: await readCast(new URL('cast.yaml', import.meta.url).pathname),
    manifest: MANIFEST,
    dataDir,
    botUrl: bot.url,
    signingSecret: options.secret ?? SECRET,
    ...(options.patienceMs ? { patienceMs: options.patienceMs } : {}),
    ...(options.retryAfterMs ? { retryAfterMs: options.retryAfterMs } : {}),
  });
  workspace.beginKeeping();
  const { floor, clock } = workspace;
  const look = (as: string, channel: string) => show(floor, MANIFEST, clock, true, as, channel);
  return {
    workspace, bot, dataDir, look,
    say: (as, channel, text, thread) => typeIn(floor, { as, channel, text, thread }),
    last: (as, channel) => look(as, channel).messages.at(-1),
    direct: (as) => floor.slack.direct(as, BOT.user),
    asBot: (method, args) => floor.slack.call(method, args, BOT.user),
    respond: (url, body) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    async close() {
      await workspace.close();
      await bot.close();
    },
  };
}
