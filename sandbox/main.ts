import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort, startBot } from './bot-process.js';
import { readManifest } from './manifest.js';
import { servePage } from './page-server.js';
import { readCast } from './people.js';
import { readSettings } from './settings.js';
import { openWorkspace } from './workspace.js';

const CLOCK_EVERY_MS = 3000;

/** Runs the sandbox until it is told to stop. The exit code: 0 when asked to stop, 1 when the bot ended by itself. */
async function run(): Promise<number> {
  const settings = readSettings(process.env);
  const cast = await readCast(settings.programmeFile);
  const manifest = await readManifest(settings.manifestFile);
  const signingSecret = randomBytes(16).toString('hex');
  const botPort = await freePort();
  const workspace = await openWorkspace({
    cast, manifest, dataDir: settings.dataDir,
    botUrl: `http://127.0.0.1:${botPort}/slack/events`, signingSecret,
  });
  let ready = false;
  const page = await servePage(workspace, join(settings.root, 'sandbox', 'page'), settings.port, () => ready);
  const bot = startBot(settings.botCommand, {
    ...process.env,
    SLACK_BOT_TOKEN: workspace.floor.slack.botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: workspace.floor.slack.apiUrl,
    PORT: String(botPort),
    HOST: '127.0.0.1',
    // Its plain sentences are for the person; the log only says what went wrong.
    LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
    SECRETARIAT_SANDBOX: '1',
    DATA_DIR: settings.dataDir,
    SECRETARIAT_PROGRAMME: settings.programmeFile,
  }, botPort);

  let stopping = false;
  const asked = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve('asked'));
  });
  const heard = setInterval(() => void workspace.clock.hear(), CLOCK_EVERY_MS);
  const begun = bot.ready().then(async (up) => {
    if (!up || stopping) return;
    ready = true;
    workspace.beginKeeping();
    await workspace.clock.hear();
    workspace.floor.changed();
    console.log(`\nThe sandbox is open: ${page.url}\nPress Ctrl-C to stop. Everything is kept in ${settings.dataDir}.\n`);
  });

  const why = await Promise.race([asked, bot.ended]);
  stopping = true;
  clearInterval(heard);
  if (why === 'asked') {
    console.log('Stopping Secretariat…');
    await bot.stop();
  }
  await begun;
  await page.close();
  await workspace.close();
  if (why === 'asked') return 0;
  const how = why.signal ? `by ${why.signal}` : `with code ${why.code}`;
  console.error(`Secretariat ended by itself, ${how}. What it said stands above.`);
  return 1;
}

run().then((code) => process.exit(code), (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
