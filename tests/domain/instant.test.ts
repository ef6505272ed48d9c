import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.js';
import { addMs, atLocal, dayIn, localParts, timeIn } from '../../src/domain/instant.js';
import type { Day, Instant } from '../../src/domain/when.js';

const at = (day: string, time: string, zone: string) => atLocal(day as Day, time, zone);
const zones = [
  'Europe/London', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Apia',
  'Asia/Kathmandu', 'Africa/Cairo', 'America/Sao_Paulo', 'Asia/Tehran', 'Pacific/Kiritimati', 'America/Los_Angeles', 'UTC',
];

describe('a time of day in a zone', () => {
  test.each([
    ['2005-10-14', '09:00', 'Europe/London', '2005-10-14T08:00:00.000Z'],
    ['2005-11-22', '00:01', 'Europe/London', '2005-11-22T00:01:00.000Z'],
    ['2005-11-22', '00:01', 'Pacific/Chatham', '2005-11-21T10:16:00.000Z'],
    ['2005-11-22', '09:00', 'America/New_York', '2005-11-22T14:00:00.000Z'],
    ['2005-11-22', '09:00', 'Asia/Kathmandu', '2005-11-22T03:15:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(at(day, time, zone)).toBe(instant);
  });

  test('that London leaves out in spring is the next minute there is', () => {
    expect(at('2005-03-27', '00:59', 'Europe/London')).toBe('2005-03-27T00:59:00.000Z');
    expect(at('2005-03-27', '01:00', 'Europe/London')).toBe('2005-03-27T01:00:00.000Z');
    expect(at('2005-03-27', '01:30', 'Europe/London')).toBe('2005-03-27T01:00:00.000Z');
    expect(at('2005-03-27', '02:00', 'Europe/London')).toBe('2005-03-27T01:00:00.000Z');
    expect(timeIn(at('2005-03-27', '01:30', 'Europe/London'), 'Europe/London')).toBe('02:00');
  });

  test('that London shows twice in autumn is the first', () => {
    expect(at('2005-10-30', '00:59', 'Europe/London')).toBe('2005-10-29T23:59:00.000Z');
    expect(at('2005-10-30', '01:30', 'Europe/London')).toBe('2005-10-30T00:30:00.000Z');
    expect(at('2005-10-30', '02:00', 'Europe/London')).toBe('2005-10-30T02:00:00.000Z');
  });

  test('is the next there is where half an hour, midnight or a whole day is left out', () => {
    expect(timeIn(at('2005-10-30', '02:15', 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe('02:30');
    expect(localParts(at('2005-10-16', '00:10', 'America/Sao_Paulo'), 'America/Sao_Paulo')).toEqual({ day: '2005-10-16', time: '01:00' });
    expect(localParts(at('2011-12-30', '09:00', 'Pacific/Apia'), 'Pacific/Apia')).toEqual({ day: '2011-12-31', time: '00:00' });
  });

  test('is shown by that zone’s clocks again, or is the first minute after the gap', () => {
    fc.assert(fc.property(
      fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 1439 }),
      (zone, days, minutes) => {
        const day = addDays('1990-01-01' as Day, days);
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const instant = atLocal(day, time, zone);
        const shown = localParts(instant, zone);
        const before = localParts(addMs(instant, -60_000), zone);
        const asked = `${day} ${time}`;
        expect(`${shown.day} ${shown.time}` >= asked).toBe(true);
        if (`${shown.day} ${shown.time}` !== asked) expect(`${before.day} ${before.time}` < asked).toBe(true);
      }), { numRuns: 400 });
  });
});

describe('the day at a moment', () => {
  test('depends on where one stands', () => {
    const instant = '2005-10-14T23:30:00.000Z' as Instant;
    expect(dayIn(instant, 'Europe/London')).toBe('2005-10-15');
    expect(dayIn(instant, 'UTC')).toBe('2005-10-14');
    expect(dayIn(instant, 'Pacific/Chatham')).toBe('2005-10-15');
    expect(dayIn(instant, 'America/Los_Angeles')).toBe('2005-10-14');
  });
});
