import { openStandIn, type StandInOptions } from './stand-in.js';

/** A workspace in a process of its own. Says its address, then each message as it comes to be, a line of JSON each. */
const options: StandInOptions = JSON.parse(process.argv[2] ?? '{}');
const standIn = await openStandIn(options);
process.stdout.write(`${JSON.stringify({ url: standIn.url })}\n`);
let told = 0;
setInterval(() => {
  for (const post of standIn.posts.slice(told)) process.stdout.write(`${JSON.stringify(post)}\n`);
  told = standIn.posts.length;
}, 5);
