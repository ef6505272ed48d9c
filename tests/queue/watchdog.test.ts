import { expect, test } from 'vitest';
import type { DeliveryId } from '../../src/domain/ids.js';
import { watchOver } from '../../src/queue/watchdog.js';

const named = (...names: string[]): DeliveryId[] => names as DeliveryId[];

/** A watch whose steps are written down, over a worker that has ended as many jobs as it is told. */
function watched(setBack: readonly string[] = []) {
  const steps: string[] = [];
  let endings = 0;
  const look = watchOver({
    restart: async () => void steps.push('started anew'),
    fatal: () => void steps.push('given up'),
    isSetBack: (id) => setBack.includes(id),
    ended: () => endings,
  });
  return { look, steps, end: (count: number) => void (endings += count) };
}

test('a worker under which nothing moves is started anew, and then given up', async () => {
  const { look, steps } = watched();
  for (let sweep = 0; sweep < 5; sweep += 1) await look(named('a', 'b'));
  expect(steps).toEqual(['started anew', 'given up']);
});

test('a queue so long that what moves is out of sight is let work', async () => {
  const { look, steps, end } = watched();
  for (let sweep = 0; sweep < 10; sweep += 1) {
    end(40);
    await look(named('a', 'b'));
  }
  expect(steps).toEqual([]);
});

test('what another process sends counts as movement', async () => {
  const { look, steps } = watched();
  for (let sweep = 0; sweep < 10; sweep += 1) await look(named(`a${sweep}`, 'b'));
  expect(steps).toEqual([]);
});

test('what is put off on purpose is not missed', async () => {
  const { look, steps } = watched(['a']);
  for (let sweep = 0; sweep < 10; sweep += 1) await look(named('a'));
  expect(steps).toEqual([]);
});
