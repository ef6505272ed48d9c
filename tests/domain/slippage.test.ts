import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asOf } from '../../src/domain/as-of.js';
import type { Forecast } from '../../src/domain/milestone.js';
import { ragRuleOf, scheduleRag, usualRagRule, worstOf } from '../../src/domain/rag.js';
import { isLate, isOverdue, latenessOf, slippageBetween, slippageOf } from '../../src/domain/slippage.js';
import type { Day, When } from '../../src/domain/when.js';

const on = (text: string) => text as Day;
const known = (text: string): When => ({ d: text, p: 'day' });
const month = (text: string): When => ({ d: text, p: 'month' });
const forecast = (givenOn: string, to: string): Forecast => ({ givenOn: on(givenOn), forecast: known(to), reason: 'printing' });
const dated = (baseline: When | null, forecasts: readonly Forecast[] = [], actual: When | null = null) => ({ baseline, forecasts, actual });

describe('slippage', () => {
  test('is the calendar days from the baseline to the actual, else the latest forecast, else nought', () => {
    expect(slippageOf(dated(known('2005-09-30')))).toEqual({ kind: 'days', days: 0 });
    expect(slippageOf(dated(known('2005-09-30'), [forecast('2005-09-26', '2005-10-21')]))).toEqual({ kind: 'days', days: 21 });
    expect(slippageOf(dated(known('2005-09-30'), [forecast('2005-09-26', '2005-10-21')], known('2005-10-07')))).toEqual({ kind: 'days', days: 7 });
    expect(slippageOf(dated(known('2005-06-30'), [], known('2005-06-24')))).toEqual({ kind: 'days', days: -6 });
  });

  test('is not computed, and says why, where either end is not a day', () => {
    expect(slippageOf(dated(month('2005-12')))).toEqual({ kind: 'not-computed', why: 'a date is not known to the day' });
    expect(slippageOf(dated(known('2005-01-31'), [], month('2005-02')))).toEqual({ kind: 'not-computed', why: 'a date is not known to the day' });
    expect(slippageOf(dated(null, [], month('1999-06')))).toEqual({ kind: 'not-computed', why: 'no baseline' });
  });

  test('of a decision runs from the day it was needed by', () => {
    expect(slippageBetween(known('2005-07-21'), known('2005-11-03'))).toEqual({ kind: 'days', days: 105 });
  });

  test('of something overdue with no new forecast grows with the days', () => {
    const survey = dated(known('2005-09-30'));
    expect(latenessOf(survey, on('2005-09-30'))).toEqual({ kind: 'days', days: 0 });
    expect(latenessOf(survey, on('2005-10-14'))).toEqual({ kind: 'days', days: 14 });
    expect(latenessOf(dated(known('2005-09-30'), [forecast('2005-09-01', '2005-09-20')]), on('2005-09-10'))).toEqual({ kind: 'days', days: 0 });
  });
});

describe('a milestone', () => {
  test('is overdue from the day after the last day it can be', () => {
    expect(isOverdue(dated(known('2005-10-14')), on('2005-10-14'))).toBe(false);
    expect(isOverdue(dated(known('2005-10-14')), on('2005-10-15'))).toBe(true);
    expect(isOverdue(dated(month('2005-10')), on('2005-10-31'))).toBe(false);
    expect(isOverdue(dated(month('2005-10')), on('2005-11-01'))).toBe(true);
    expect(isOverdue(dated(known('2005-10-14'), [], known('2005-12-01')), on('2006-01-01'))).toBe(false);
  });

  test.each<[string, ReturnType<typeof dated>, string]>([
    ['a week late', dated(known('2005-10-20'), [forecast('2005-10-01', '2005-10-27')]), 'green'],
    ['eight days late', dated(known('2005-10-20'), [forecast('2005-10-01', '2005-10-28')]), 'amber'],
    ['31 days late', dated(known('2005-10-20'), [forecast('2005-10-01', '2005-11-20')]), 'amber'],
    ['32 days late', dated(known('2005-10-20'), [forecast('2005-10-01', '2005-11-21')]), 'red'],
    ['early', dated(known('2005-10-20'), [forecast('2005-10-01', '2005-10-18')]), 'green'],
    ['overdue by a day', dated(known('2005-10-13')), 'red'],
    ['due today', dated(known('2005-10-14')), 'green'],
    ['done, however late', dated(known('2005-01-13'), [], known('2005-10-13')), 'complete'],
    ['due in a month that is not over', dated(month('2005-10')), 'not-computed'],
    ['due in a month that is over', dated(month('2005-09')), 'red'],
  ])('%s is %s', (_, milestone, colour) => {
    expect(scheduleRag(milestone, on('2005-10-14'), usualRagRule)).toBe(colour);
  });

  test('is coloured by the programme’s own thresholds', () => {
    const rule = ragRuleOf({ green: '<= 2', amber: '3 to 10' });
    expect(rule).toEqual({ greenTo: 2, amberTo: 10 });
    expect(scheduleRag(dated(known('2005-10-20'), [forecast('2005-10-01', '2005-10-27')]), on('2005-10-14'), rule)).toBe('amber');
    expect(ragRuleOf(undefined)).toEqual({ greenTo: 7, amberTo: 31 });
  });

  test('among others shows the worst colour, never an average', () => {
    expect(worstOf(['green', 'red', 'amber'])).toBe('red');
    expect(worstOf(['green', 'not-computed'])).toBe('green');
    expect(worstOf([])).toBeNull();
  });
});

describe('what was known on a day', () => {
  const history = { baseline: known('2005-07-29'), forecasts: [forecast('2005-06-20', '2005-09-30'), forecast('2005-09-20', '2005-12-16')], actual: month('2005-12') };

  test('leaves out forecasts given later and an actual not yet on record', () => {
    expect(asOf(history, on('2005-06-19'))).toMatchObject({ forecasts: [], actual: null });
    expect(asOf(history, on('2005-06-20')).forecasts).toHaveLength(1);
    expect(asOf(history, on('2005-12-30')).actual).toBeNull();
    expect(asOf(history, on('2005-12-31')).actual).toEqual(month('2005-12'));
  });

  test('holds an actual from the day it was recorded, where that is known', () => {
    const recorded = { ...history, actual: known('2005-12-01'), actualKnownOn: on('2005-12-09') };
    expect(asOf(recorded, on('2005-12-08')).actual).toBeNull();
    expect(asOf(recorded, on('2005-12-09')).actual).toEqual(known('2005-12-01'));
  });
});

interface SampleRecord {
  readonly id: string;
  readonly baseline?: When | null;
  readonly needed_by?: When | null;
  readonly announced?: When | null;
  readonly actual?: When;
  readonly forecast_history?: readonly { given_on: string; forecast: string }[];
}

describe('the sample programme on 14 October 2005', () => {
  const path = new URL('../../sample/sen-rp.yaml', import.meta.url);
  const file = parse(readFileSync(path, 'utf8')) as { milestones: SampleRecord[]; decisions: SampleRecord[] };
  const today = on('2005-10-14');
  const standing = (one: SampleRecord) => asOf({
    baseline: one.baseline ?? one.needed_by ?? null,
    forecasts: (one.forecast_history ?? []).map(({ given_on, forecast: to }) => forecast(given_on, to)),
    actual: one.actual ?? one.announced ?? null,
  }, today);

  test('has six late ones, worst first', () => {
    const late = [...file.milestones, ...file.decisions]
      .map((one) => ({ id: one.id, dates: standing(one) }))
      .filter(({ dates }) => isLate(dates, today))
      .map(({ id, dates }) => ({ id, lateness: latenessOf(dates, today) }))
      .map(({ id, lateness }) => [id, lateness.kind === 'days' ? lateness.days : null] as const)
      .sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0) || a[0].localeCompare(b[0]));
    expect(late).toEqual([['M-YH1', 140], ['DEC-2005-01', 105], ['M-LON1', 61], ['M-MER1', 57], ['M-E5', 21], ['M-SE1', 21]]);
  });
});
