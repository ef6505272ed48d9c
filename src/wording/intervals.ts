import type { Interval } from '../domain/following.js';

/** "6 weeks", "1 working day". */
export function sayInterval({ days, working_days: working, weeks, months }: Interval): string {
  const [number, unit] = working !== undefined ? [working, 'working day'] : weeks !== undefined ? [weeks, 'week'] : months !== undefined ? [months, 'month'] : [days ?? 0, 'day'];
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
