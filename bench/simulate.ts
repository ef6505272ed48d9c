import { keepTo } from './keep-to.js';

/**
 * On paper, and posting nothing: how much of a limit the bot's own rule uses, and how late the last of a morning's
 * messages is with many workspaces on a few machines. Its assumptions are its options; docs/scaling.md names where
 * each comes from.
 */
for (const kind of ['bucket', 'minute'] as const) {
  for (const perMinute of [60, 180, 300, 600]) {
    for (const retryAfterSeconds of [5, 30]) {
      const of = (steadyFrom: number, minutes: number) => keepTo({ kind, perMinute, burst: 20, retryAfterSeconds }, { steadyFrom, minutes });
      const [first, steady, later] = [of(0, 5), of(10, 60), of(60, 600)];
      const share = (part: number) => `${(part * 100).toFixed(0)} %`;
      process.stdout.write(`| ${perMinute} a minute, ${kind}, Retry-After ${kind === 'minute' ? 'to its end' : `${retryAfterSeconds} s`} | ${share(first.steadyShare)} | ${share(steady.steadyShare)} | ${share(later.steadyShare)} | ${later.refused} |\n`);
      if (kind === 'minute') break;
    }
  }
}
process.stdout.write('\n');

interface Assumed {
  readonly workspaces: number;
  /** Messages of each workspace that fall due in the same minute. */
  readonly each: number;
  /** What Slack takes from one workspace's bot, in posts a second. */
  readonly perWorkspace: number;
  readonly workers: number;
  /** What one worker process delivers a second, with no limit in its way. */
  readonly perWorker: number;
  /** Share of workspaces whose morning falls into the same hour. */
  readonly sameHour: number;
}

const base: Assumed = { workspaces: 1_000, each: 60, perWorkspace: 3, workers: 4, perWorker: 130, sameHour: 1 };
const cases: readonly (readonly [string, Partial<Assumed>])[] = [
  ['one workspace, one worker', { workspaces: 1, workers: 1 }],
  ['10 workspaces, one worker', { workspaces: 10, workers: 1 }],
  ['100 workspaces, four workers', { workspaces: 100 }],
  ['1,000 workspaces, four workers', {}],
  ['1,000 workspaces, sixteen workers', { workers: 16 }],
  ['1,000 workspaces over four time zones, sixteen workers', { workers: 16, sameHour: 0.25 }],
  ['1,000 workspaces, sixteen workers, an announcement to 500 in each', { workers: 16, each: 500 }],
];
for (const [name, change] of cases) {
  const { p50, p99, last, boundBy } = simulate({ ...base, ...change });
  process.stdout.write(`| ${name} | ${p50.toFixed(0)} s | ${p99.toFixed(0)} s | ${last.toFixed(0)} s | ${boundBy} |\n`);
}

/** Serves the workspaces in turn, a second at a time: each by its own limit, all together by what the workers can do. */
function simulate({ workspaces, each, perWorkspace, workers, perWorker, sameHour }: Assumed) {
  const waiting = Array.from({ length: Math.ceil(workspaces * sameHour) }, () => each);
  const total = waiting.length * each;
  const lateness: { readonly second: number; readonly sent: number }[] = [];
  let turn = 0;
  for (let second = 1, done = 0; done < total; second += 1) {
    let capacity = workers * perWorker;
    const sentTo = new Map<number, number>();
    for (let passed = 0; passed < waiting.length && capacity > 0;) {
      const at = turn % waiting.length;
      turn += 1;
      const left = waiting[at] ?? 0;
      const already = sentTo.get(at) ?? 0;
      if (left === 0 || already >= perWorkspace) {
        passed += 1;
        continue;
      }
      passed = 0;
      waiting[at] = left - 1;
      sentTo.set(at, already + 1);
      capacity -= 1;
    }
    const sent = [...sentTo.values()].reduce((sum, one) => sum + one, 0);
    done += sent;
    lateness.push({ second, sent });
  }
  const reached = (share: number) => {
    let sum = 0;
    return lateness.find(({ sent }) => (sum += sent) >= total * share)?.second ?? 0;
  };
  return { p50: reached(0.5), p99: reached(0.99), last: lateness.length, boundBy: workers * perWorker < waiting.length * perWorkspace ? 'the workers' : 'Slack’s limit' };
}
