// A bot that answers /health, writes what happens to it into a file, and ends as BOT_ENDS tells it.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const note = (line) => appendFileSync(join(process.env.DATA_DIR, 'bot.log'), `${line}\n`);
if (process.env.BOT_ENDS === 'at once') {
  console.error('The folder is in use by another Secretariat. Stop that one first.');
  process.exit(3);
}
const server = createServer((request, response) => {
  note(`${request.method} ${request.url}`);
  response.end();
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => note([
  'started', process.env.SECRETARIAT_SANDBOX, process.env.SLACK_API_URL.endsWith('/api/'), process.env.SLACK_BOT_TOKEN.startsWith('xoxb-'),
  process.env.SLACK_SIGNING_SECRET.length,
].join(' ')));
process.on('SIGTERM', () => {
  note('asked to stop');
  setTimeout(() => {
    note('stopped');
    process.exit(0);
  }, 150);
});
process.on('SIGINT', () => note('interrupted'));
