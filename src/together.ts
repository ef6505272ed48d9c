/**
 * For work that costs about the same for many as for one: while one lot is under way, the next gathers, of at most so
 * many. When a lot fails each of it is tried alone, so that nobody fails for another's sake, and side by side, so that
 * nobody waits for all the others. `work` answers in the order in which it was asked, and must leave nothing behind
 * when it throws.
 */
export function together<Ask, Answer>(work: (asks: readonly Ask[]) => Promise<readonly Answer[]>, most = 200): (ask: Ask) => Promise<Answer> {
  interface Waiting {
    readonly ask: Ask;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (fault: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = false;

  async function attempt(lot: readonly Waiting[]): Promise<void> {
    try {
      const answers = await work(lot.map(({ ask }) => ask));
      lot.forEach(({ resolve }, at) => resolve(answers[at] as Answer));
    } catch (fault) {
      const [first, ...others] = lot;
      if (others.length === 0) return first?.reject(fault);
      await Promise.all(lot.map((one) => attempt([one])));
    }
  }

  async function run(): Promise<void> {
    running = true;
    // Whoever asks within the same turn of the loop is in the first lot already.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const lot = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await attempt(lot);
    }
    running = false;
  }

  return (ask) => new Promise((resolve, reject) => {
    waiting.push({ ask, resolve, reject });
    if (!running) void run();
  });
}
