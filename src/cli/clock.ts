import { moveClock, readClock } from '../store/clock.js';
import { addDays } from '../domain/day.js';
import { addMs, atLocal, dayIn, timeIn } from '../domain/instant.js';
import { momentOf } from '../domain/moment.js';
import type { Instant } from '../domain/when.js';
import { isWorkingDay } from '../domain/working-days.js';
import { isDayOrHour } from '../grammar/day-or-hour.js';
import type { Office } from '../office.js';
import { sayDayLong } from '../wording/dates.js';
import type { Verb } from './verb.js';

const hour = 3_600_000;
/** Nobody needs to try out more than a few centuries. */
const mostSteps = 10_000;
const steps: Readonly<Record<string, number>> = { minute: hour / 60, hour, day: 24 * hour, week: 7 * 24 * hour };

/** The sandbox's clock: read it, or move it forward. A store that serves a real workspace has none to move. */
export function clockVerb(inSandbox: () => boolean): Verb {
  return {
    name: 'clock',
    usage: 'clock [--json] | clock to 2005-10-17T09:00 | clock forward 1 day | clock next-working-morning',
    summary: 'the office’s clock; in the sandbox it can be moved forward',

    async run({ argv, store, openOffice, out, err }) {
      const words = argv.filter((word) => word !== '--json');
      const office = await openOffice();
      const target = words.length === 0 ? null : targetOf(words, office);
      if (target === 'unreadable') {
        err('I could not read that. One that works: clock forward 1 day\n');
        return 2;
      }
      if (target !== null) {
        if (!inSandbox()) {
          err('The clock can be moved in the sandbox only.\n');
          return 1;
        }
        const before = await readClock(store);
        if (target < before.now && before.used) {
          err('The clock only goes forward: what has been sent cannot be unsent.\n');
          return 1;
        }
        await moveClock(store, target);
      }
      const { now } = await readClock(store);
      const local = `${sayDayLong(dayIn(now, office.zone))}, ${timeIn(now, office.zone)}`;
      out(argv.includes('--json') ? `${JSON.stringify({ now, zone: office.zone, local })}\n` : `${local}\n`);
      return 0;
    },
  };
}

function targetOf([verb, ...rest]: readonly string[], { now, zone, nation }: Office): Instant | 'unreadable' {
  if (verb === 'to' && rest[0] !== undefined && isDayOrHour(rest[0])) return momentOf(rest[0], zone, '09:00');
  if (verb === 'next-working-morning') {
    const today = dayIn(now, zone);
    let day = timeIn(now, zone) < '09:00' ? today : addDays(today, 1);
    while (isWorkingDay(day, { nation }) === 'no') day = addDays(day, 1);
    return atLocal(day, '09:00', zone);
  }
  const step = steps[(rest[1] ?? '').replace(/s$/, '')];
  const number = Number(rest[0]);
  if (verb !== 'forward' || step === undefined || !(number > 0 && number <= mostSteps)) return 'unreadable';
  // A day forward is the same time tomorrow, also when the clocks change in between.
  if (step >= 24 * hour) return atLocal(addDays(dayIn(now, zone), number * (step / (24 * hour))), timeIn(now, zone), zone);
  return addMs(now, number * step);
}
