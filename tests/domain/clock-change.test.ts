import { expect, test } from 'vitest';
import { comesAgain, isLeftOut } from '../../src/domain/clock-change.js';
import { atLocal } from '../../src/domain/instant.js';
import type { Day } from '../../src/domain/when.js';

const london = 'Europe/London';
const on = (day: string) => day as Day;

test('half past one on the night when summer time begins does not exist, and the minutes about it do', () => {
  expect(isLeftOut(on('2006-03-26'), '01:30', london)).toBe(true);
  expect(isLeftOut(on('2006-03-26'), '00:59', london)).toBe(false);
  expect(isLeftOut(on('2006-03-26'), '02:00', london)).toBe(false);
  expect(isLeftOut(on('2006-03-25'), '01:30', london)).toBe(false);
  expect(isLeftOut(on('2006-03-25'), '9:30', london)).toBe(false);
});

test('half past one on the night when summer time ends comes twice, and the first of the two is meant', () => {
  expect(comesAgain(atLocal(on('2005-10-30'), '01:30', london), london)).toBe(true);
  expect(comesAgain(atLocal(on('2005-10-30'), '02:00', london), london)).toBe(false);
  expect(comesAgain(atLocal(on('2005-10-29'), '01:30', london), london)).toBe(false);
  expect(atLocal(on('2005-10-30'), '01:30', london)).toBe('2005-10-30T00:30:00.000Z');
});

test('a place whose clocks change by half an hour is read as well', () => {
  expect(comesAgain(atLocal(on('2005-03-27'), '01:45', 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe(true);
  expect(isLeftOut(on('2005-10-30'), '02:15', 'Australia/Lord_Howe')).toBe(true);
});
