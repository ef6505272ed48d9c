import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chaseDue, csv } from '../../src/domain/acknowledgement.js';
import type { Day } from '../../src/domain/when.js';

test('a table holds no cell that a spreadsheet would run as a formula', () => {
  expect(csv([['=1+1', '+44', '-1', '@sum', 'a "b"', 'plain']])).toBe('"\'=1+1","\'+44","\'-1","\'@sum","a ""b""","plain"\r\n');
  fc.assert(fc.property(fc.string(), (text) => !/^"[=+\-@\t\r\n]/.test(csv([[text]]))));
});

test('nobody is asked again on a day off, and Easter and the May holiday are not counted', () => {
  const england = { nation: 'GB-ENG' };
  const due = (released: string, today: string) => chaseDue(released as Day, today as Day, england);
  expect(due('2006-04-13', '2006-04-17')).toBeNull();
  expect(due('2006-04-13', '2006-04-18')).toBeNull();
  expect(due('2006-04-13', '2006-04-19')).toBe('first');
  expect(due('2006-04-13', '2006-04-22')).toBeNull();
  expect(due('2006-04-13', '2006-04-25')).toBe('end');
});
