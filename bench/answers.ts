import sql from 'sql-template-tag';
import { firstRow } from '../src/store/database.js';
import { constantBot, keepingBot, ourBot, queryBot, type RunningBot } from './bots.js';
import { exponent, keepFigures, median, ms, ofRounds, share, type Figure } from './figures.js';
import { askMany, openFront } from './front.js';
import { makeProgramme, nameOf, sizes, type Size } from './programme.js';
import { openStores, type Engine } from './stores.js';

/** How long an answer takes, from the signed request to its arrival: the bot beside three floors, in turn, in one run. */
// BENCH_QUICK=1: one round each, about two minutes in all; otherwise five rounds, at most sixteen minutes.
const rounds = Number(process.argv[2] ?? (process.env['BENCH_QUICK'] === '1' ? 1 : 5));
const only = process.argv[3];
const quick = rounds < 3;
const asker = 'U0SEC';
const sampleNames = ['Merseyside', 'London', 'North East', 'East of England', 'South West'];
const questions = [
  { name: '/partnership', command: '/partnership', text: (name: string) => name },
  { name: 'plain words', command: '/ask', text: (name: string) => `where does ${name} stand?` },
] as const;

type Rounds = Map<string, number[][]>;

const stores = await openStores();
const front = await openFront();
const figures: Figure[] = [];
/** What was found at the sizes before, in the order of their growth. */
const before = new Map<string, { readonly size: number; readonly cost: number }[]>();
/** A part that is begun after this is left out, so that the whole ends within its time. */
const lastStart = performance.now() + (quick ? 5 : 13) * 60_000;

for (const engine of ['PGlite', 'Postgres'] as const) {
  if (only !== undefined && only !== engine) continue;
  for (const size of [sizes.small, sizes.tenth, sizes.large]) {
    if (performance.now() > lastStart) {
      process.stderr.write(`No time was left for ${size.name} on ${engine}\n`);
      continue;
    }
    const { store } = await stores.open(engine);
    await makeProgramme(store, size);
    const milestones = (await firstRow<{ count: number }>(store, sql`select count(*)::int as count from milestones`))?.count ?? 0;
    const bots: Record<string, RunningBot> = { constant: await constantBot(), query: await queryBot(store), kept: await keepingBot(store), bot: await ourBot(store, front.origin) };
    for (const question of questions) {
      for (const atOnce of [1, 32]) {
        report({ engine, size, milestones, question: question.name, atOnce }, await run(bots, namesAt(size), question, atOnce));
        if (size === sizes.large) reportAlike({ engine, size, milestones, question: question.name, atOnce }, await run(bots, sampleNames, question, atOnce));
      }
    }
    // Kept as far as it got, for a whole run is long.
    await keepFigures('answers', figures);
    for (const bot of Object.values(bots)) await bot.stop();
    await store.close();
  }
}
await front.close();
await stores.close();
process.exit(0);

function namesAt(size: Size): readonly string[] {
  return size.partnerships === 0 ? sampleNames : Array.from({ length: 50 }, (_, nth) => nameOf((nth * 19) % size.partnerships));
}

async function run(bots: Record<string, RunningBot>, names: readonly string[], { command, text }: (typeof questions)[number], atOnce: number): Promise<Rounds> {
  const found: Rounds = new Map(Object.keys(bots).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, { port }] of Object.entries(bots)) {
      await front.connect(port, atOnce);
      const ask = async (nth: number) => {
        const about = names[nth % names.length] ?? '';
        const { ms: one, body } = await front.ask(port, command, text(about), asker);
        if (name !== 'constant' && !body.includes(about)) throw new Error(`${name} gave no answer about ${about}: ${body.slice(0, 300)}`);
        return one;
      };
      // What a bot opens itself to hand its answers over is open by then.
      await askMany(ask, { count: atOnce * 2, atOnce, withinMs: 2_000 });
      front.connectedLate();
      const took = await askMany(ask, { count: atOnce === 1 ? 120 : 640, atOnce, withinMs: quick ? 600 : 2_000 });
      const late = front.connectedLate();
      if (late > 0) process.stderr.write(`${name}, ${atOnce} at once: ${late} of ${took.length} questions went over a connection that was not open before\n`);
      // The first round warms up.
      if (round >= 0) found.get(name)?.push(took);
    }
  }
  return found;
}

interface Measured {
  readonly engine: Engine;
  readonly size: Size;
  readonly milestones: number;
  readonly question: string;
  readonly atOnce: number;
}

function report({ engine, size, milestones, question, atOnce }: Measured, found: Rounds): void {
  const of = (name: string) => found.get(name) ?? [];
  const ours = median(of('bot').map(median));
  const floor = median(of('query').map(median));
  const kept = median(of('kept').map(median));
  const p99 = share(of('bot').flat(), 0.99);
  const goal = atOnce === 1 ? 1.5 : 2;
  const what = `${question}, ${size.name}, ${engine}, ${atOnce} at once`;
  figures.push({
    about: 'answers', what, value: `${ofRounds(of('bot'))}, p99 ${ms(p99)}`,
    beside: `query ${ofRounds(of('query'))}, constant ${ofRounds(of('constant'))}, query with requests kept ${ofRounds(of('kept'))}: ${(ours / floor).toFixed(2)} times the query, ${(ours / kept).toFixed(2)} times the one that keeps requests`,
    goal: `${goal} times, p99 100 ms`, meets: ours / floor <= goal && p99 < 100 ? 'yes' : 'no', why: '',
  });
  process.stderr.write(`${what}: ${figures.at(-1)?.value}; ${figures.at(-1)?.beside}\n`);
  const key = `${question} ${engine} ${atOnce}`;
  const sizesBefore = before.get(key) ?? [];
  const now = { size: milestones, cost: ours };
  before.set(key, [...sizesBefore, now]);
  const [first] = sizesBefore;
  const last = sizesBefore.at(-1);
  if (size !== sizes.large || first === undefined || last === undefined) return;
  figures.push({
    about: 'answers', what: `${question}, ${engine}, ${atOnce} at once: large beside small`, value: `${(ours / first.cost).toFixed(2)} times`,
    beside: `${[...sizesBefore, now].map(({ size: many, cost }) => `${many.toLocaleString('en-GB')} milestones ${ms(cost)}`).join(', ')}: exponent ${exponent(last, now).toFixed(2)} at the last step`,
    goal: '1.3 times', meets: ours / first.cost <= 1.3 ? 'yes' : 'no', why: '',
  });
}

/**
 * The partnerships of the sample, beside all the others: the same cards at both sizes, where the made-up partnerships have
 * a hundred milestones each and so cards that are themselves larger.
 */
function reportAlike({ engine, question, atOnce, milestones }: Measured, found: Rounds): void {
  const took = found.get('bot') ?? [];
  const small = before.get(`${question} ${engine} ${atOnce}`)?.[0];
  if (small === undefined) return;
  const now = { size: milestones, cost: median(took.map(median)) };
  figures.push({
    about: 'answers', what: `${question}, ${engine}, ${atOnce} at once: the same partnerships, large beside small`, value: `${(now.cost / small.cost).toFixed(2)} times`,
    beside: `${ms(small.cost)} among ${small.size.toLocaleString('en-GB')} milestones, ${ofRounds(took)} among ${now.size.toLocaleString('en-GB')}: exponent ${exponent(small, now).toFixed(2)}`,
    goal: '1.3 times', meets: now.cost / small.cost <= 1.3 ? 'yes' : 'no', why: '',
  });
  process.stderr.write(`${figures.at(-1)?.what}: ${figures.at(-1)?.value}; ${figures.at(-1)?.beside}\n`);
}
