import { askBot } from '../src/control/client.js';

/** From a real moment on, the office's clock stood this far from the real one. Both in milliseconds. */
export interface ClockStep {
  readonly from: number;
  readonly shift: number;
}

export interface OfficeTime {
  readonly now: string;
  readonly zone: string;
  readonly local: string;
}

/** What came of moving the clock; `sentence` is the bot's own when it would not. */
export type Moved = { readonly ok: true } | { readonly ok: false; readonly sentence: string };

export interface OfficeClock {
  /** The office's clock as last heard from the bot; null before the bot has said anything. */
  readonly zone: string;
  readonly steps: readonly ClockStep[];
  /** Milliseconds between the real clock and the office's. */
  shift(): number | null;
  /** The office's time when a Slack message of this `ts` arrived. ISO, UTC. */
  at(ts: string): string;
  /** Asks the bot for its time. False when it does not answer. */
  hear(): Promise<boolean>;
  move(to: Move): Promise<Moved>;
}

/** How a person may move the clock: by a span, to a local day and time, or to the next working morning. */
export type Move =
  | { readonly by: '1 hour' | '1 day' | '1 week' }
  | { readonly to: string }
  | { readonly next: 'working morning' };

/** A bot that is busy may take its time to move; one that has hung must not hang the page. */
const [HEARD_MS, MOVED_MS] = [4000, 60_000];

/** What a command of the running bot answered. */
export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface OfficeClockOptions {
  readonly dataDir: string;
  readonly kept?: readonly ClockStep[] | undefined;
  readonly changed: () => void;
  readonly ask?: (dataDir: string, argv: readonly string[]) => Promise<Said>;
}

/** Keeps the sandbox in step with the office's clock, which belongs to the bot. */
export function keepOfficeClock(options: OfficeClockOptions): OfficeClock {
  const ask = options.ask ?? askRunningBot;
  const steps: ClockStep[] = [...(options.kept ?? [])];
  let zone = 'Europe/London';

  async function hear(from = Date.now()): Promise<boolean> {
    try {
      const said = await within(HEARD_MS, ask(options.dataDir, ['clock', '--json']));
      if (said.exit !== 0) return false;
      const time: OfficeTime = JSON.parse(said.out);
      zone = time.zone;
      const shift = new Date(time.now).getTime() - Date.now();
      const last = steps.at(-1);
      // The answer takes a moment to arrive; a smaller difference is that, and not somebody's hand on the clock.
      if (!last || Math.abs(last.shift - shift) > 2000) {
        steps.push({ from: last ? from : 0, shift });
        options.changed();
      }
      return true;
    } catch {
      return false;
    }
  }

  return {
    get zone() { return zone; },
    steps,
    shift: () => steps.at(-1)?.shift ?? null,
    at(ts) {
      // A ts has whole seconds; its last moment stands for it, so that nothing posted at 09:00 is shown at 08:59.
      const real = Number(ts.split('.')[0]) * 1000 + 999;
      const step = steps.findLast((entry) => entry.from <= real) ?? steps[0];
      return new Date(real + (step?.shift ?? 0)).toISOString();
    },
    hear: () => hear(),
    async move(to) {
      const asked = Date.now();
      try {
        const said = await within(MOVED_MS, ask(options.dataDir, argumentsOf(to)));
        if (said.exit !== 0) return { ok: false, sentence: (said.err || said.out).trim() || 'The clock did not move.' };
      } catch {
        return { ok: false, sentence: 'Secretariat is not listening yet. Try again in a moment.' };
      }
      await hear(asked);
      return { ok: true };
    },
  };
}

function argumentsOf(move: Move): readonly string[] {
  if ('by' in move) return ['clock', 'forward', ...move.by.split(' ')];
  return 'to' in move ? ['clock', 'to', move.to] : ['clock', 'next-working-morning'];
}

/** Runs a `bin/secretariat` command inside the running bot. Rejects when there is none. */
async function askRunningBot(dataDir: string, argv: readonly string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const exit = await askBot(dataDir, { argv, cwd: dataDir }, {
    out: (text) => { out += text; },
    err: (text) => { err += text; },
  });
  return { exit, out, err };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The bot did not answer in time.')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
