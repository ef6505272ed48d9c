import type { FormErrors, Reply } from '../command.js';
import { Refusal } from '../domain/refusal.js';
import type { Log } from '../office.js';
import { isOutage, RecordsAreAway } from '../store/outage.js';
import { interrupted, sayFault } from '../wording/faults.js';
import { sayRefusal } from '../wording/refusals.js';

/**
 * The only place where something that failed turns into words. A refusal is said as such; records out of reach are
 * said plainly; anything else is our fault, logged under a reference that the person is given.
 */
export async function answer<Answer extends Reply | FormErrors>(
  what: string, run: () => Promise<Answer>, { log, newReference }: { readonly log: Log; readonly newReference: () => string },
): Promise<Answer | Reply> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return { text: sayRefusal(error) };
    if (isOutage(error)) {
      log.warn('records-out-of-reach', { what, error });
      if (error instanceof RecordsAreAway && error.mayHaveTakenEffect) return { text: interrupted };
      return { text: sayRefusal(new Refusal('out-of-reach', { what: 'my records' })) };
    }
    const reference = newReference();
    log.error('fault', { what, reference, error });
    return { text: sayFault(reference) };
  }
}
