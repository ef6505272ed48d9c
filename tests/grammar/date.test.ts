import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.js';
import { exactDay, latestDay, type Day } from '../../src/domain/when.js';
import { findDate, readDate, type DateContext } from '../../src/grammar/date.js';
import { findWindow } from '../../src/grammar/window.js';
import { sayDay, sayDayLong } from '../../src/wording/dates.js';

const on = (text: string) => text as Day;
const limbo: DateContext = {
  today: on('2005-10-14'),
  zone: 'Europe/London',
  meetings: [{ id: 'NSG-06', on: on('2005-09-15') }, { id: 'NSG-07', on: on('2005-11-03') }, { id: 'NSG-08', on: on('2006-02-23') }],
};

/** The date and how exact it is, with its words: "2005-11 part-month: start of November 2005". */
function read(text: string, context: DateContext = limbo): string | null {
  const reading = readDate(text, context);
  if (reading === null) return null;
  if ('ambiguous' in reading) return `one of ${reading.ambiguous.map(({ when }) => when.d).join(', ')}`;
  const { d, p, text: words } = reading.when;
  return `${d}${p === 'day' ? '' : ` ${p}`}${words === undefined || p === 'day' ? '' : `: ${words}`}`;
}

function table(rows: string): [string, string][] {
  return rows.trim().split('\n').map((row) => {
    const [typed = '', meant = ''] = row.split('|').map((cell) => cell.trim());
    return [typed, meant];
  });
}

describe('a day in figures', () => {
  test.each(table(`
    3/11/05            | 2005-11-03
    03/11/05           | 2005-11-03
    3/11/2005          | 2005-11-03
    3.11.2005          | 2005-11-03
    3.11.05            | 2005-11-03
    3-11-2005          | 2005-11-03
    3 / 11 / 05        | 2005-11-03
    3/11/'05           | 2005-11-03
    2005-11-03         | 2005-11-03
    2005/11/03         | 2005-11-03
    18/6/99            | 1999-06-18
    16/12              | 2005-12-16
    25/10              | 2005-10-25
    14/10              | 2005-10-14
    13/10              | 2006-10-13
    29/2/08            | 2008-02-29
    (on) 3/11          | null
    on 3/11            | 2005-11-03
    by 16/12           | 2005-12-16
  `))('“%s” is %s', (typed, meant) => {
    expect(String(read(typed))).toBe(meant);
  });

  test('is month first or year first only where the programme says so', () => {
    expect(read('3/11/05', { ...limbo, order: 'MDY' })).toBe('2005-03-11');
    expect(read('11/25', { ...limbo, order: 'MDY' })).toBe('2005-11-25');
    expect(read('05/11/03', { ...limbo, order: 'YMD' })).toBe('2005-11-03');
  });
});

describe('a day in words', () => {
  test.each(table(`
    3 November 2005           | 2005-11-03
    3 november                | 2005-11-03
    3rd November              | 2005-11-03
    3rd of November, 2005     | 2005-11-03
    the 3rd of november       | 2005-11-03
    3 Nov                     | 2005-11-03
    3 nov 05                  | 2005-11-03
    3 nov '05                 | 2005-11-03
    3Nov                      | 2005-11-03
    3-Nov-2005                | 2005-11-03
    3 NOV.                    | 2005-11-03
    November 3                | 2005-11-03
    Nov 3rd, 2005             | 2005-11-03
    Thursday 3 November 2005  | 2005-11-03
    thurs 3rd nov             | 2005-11-03
    Thu, 3 Nov 2005           | 2005-11-03
    1 sept 2006               | 2006-09-01
    3 ocotber                 | 2006-10-03
    3 septmeber 2005          | 2005-09-03
    3 novmber 2005            | 2005-11-03
    1 febuary                 | 2006-02-01
    Thursday 6 October        | 2005-10-06
    the 3rd                   | 2005-11-03
    the 31st                  | 2005-10-31
    thursday the 3rd          | 2005-11-03
    3rd of next month         | 2005-11-03
    first Monday of May 2006  | 2006-05-01
    last friday in november   | 2005-11-25
    29 feb 2008               | 2008-02-29
  `))('“%s” is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  test('whose weekday is another day is asked about', () => {
    expect(read('Monday 3 November 2005')).toBe('one of 2005-11-03, 2005-10-31');
  });
});

describe('a day counted from today, a Friday', () => {
  test.each(table(`
    today                 | 2005-10-14
    tomorrow              | 2005-10-15
    2moro                 | 2005-10-15
    tommorow              | 2005-10-15
    yesterday             | 2005-10-13
    day after tomorrow    | 2005-10-16
    the day before yesterday | 2005-10-12
    monday                | 2005-10-17
    mon                   | 2005-10-17
    weds                  | 2005-10-19
    wensday               | 2005-10-19
    thrusday              | 2005-10-20
    friday                | 2005-10-21
    this friday           | 2005-10-14
    next friday           | 2005-10-21
    next tuesday          | 2005-10-18
    last thurs            | 2005-10-13
    last friday           | 2005-10-07
    thursday just gone    | 2005-10-13
    a week on Tuesday     | 2005-10-25
    week on tues          | 2005-10-25
    tuesday week          | 2005-10-25
    a fortnight on monday | 2005-10-31
    fortnight today       | 2005-10-28
    a fortnight today     | 2005-10-28
    a week today          | 2005-10-21
    week tomorrow         | 2005-10-22
    in two weeks          | 2005-10-28
    in 2 weeks' time      | 2005-10-28
    two weeks ago         | 2005-09-30
    3 days ago            | 2005-10-11
    in a fortnight        | 2005-10-28
    in 5 working days     | 2005-10-21
    in a month            | 2005-11-14
    w/c 7 Nov             | 2005-11-07
    wc 7/11               | 2005-11-07
    W/C 8 november        | 2005-11-07
    week commencing 7 November 2005 | 2005-11-07
    w/e 11 nov            | 2005-11-11
    end of the week       | 2005-10-14
    end of next week      | 2005-10-21
    start of next week    | 2005-10-17
  `))('“%s” is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  test('“next Friday” said on a Wednesday is asked about, and not on a Thursday', () => {
    expect(read('next friday', { ...limbo, today: on('2005-10-12') })).toBe('one of 2005-10-14, 2005-10-21');
    expect(read('next friday', { ...limbo, today: on('2005-10-13') })).toBe('2005-10-21');
  });
});

describe('a date not known to the day', () => {
  test.each(table(`
    Nov 2005                | 2005-11 month
    November 2005           | 2005-11 month
    nov 05                  | 2005-11 month
    april 06                | 2006-04 month
    november                | 2005-11 month
    in november             | 2005-11 month
    last march              | 2005-03 month
    may                     | 2006-05 month
    next month              | 2005-11 month
    11/2005                 | 2005-11 month
    start of November 2005  | 2005-11 part-month: start of November 2005
    beginning of november   | 2005-11 part-month: beginning of November 2005
    early nov               | 2005-11 part-month: early November 2005
    mid-november            | 2005-11 part-month: middle of November 2005
    late nov 05             | 2005-11 part-month: late November 2005
    end of November         | 2005-11 part-month: end of November 2005
    the end of the month    | 2005-10 part-month: end of October 2005
    month end               | 2005-10 part-month: end of October 2005
    spring 2006             | 2006 season: spring 2006
    next spring             | 2006 season: spring 2006
    in the spring           | 2006 season: spring 2006
    autumn 2003             | 2003 season: autumn 2003
    this autumn             | 2005 season: autumn 2005
    winter 2005             | 2005 season: winter 2005
    2005                    | 2005 year
    in 2008                 | 2008 year
    early 2006              | 2006 year: early 2006
    next year               | 2006 year
    Q3                      | 2005 season: quarter 3 of 2005-06 (October to December 2005)
  `))('“%s” is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });
});

describe('a day that has a name', () => {
  test.each(table(`
    end Q2                  | 2006-09-30
    end of Q3               | 2005-12-31
    the end of q3           | 2005-12-31
    end of quarter 3        | 2005-12-31
    end of Q2 2005-06       | 2005-09-30
    end of 2005-06 Q2       | 2005-09-30
    start of Q4             | 2006-01-01
    end of the quarter      | 2005-12-31
    end of next quarter     | 2006-03-31
    xmas                    | 2005-12-25
    b4 Xmas                 | 2005-12-24
    before christmas        | 2005-12-24
    boxing day              | 2005-12-26
    new year's eve          | 2005-12-31
    easter 2006             | 2006-04-16
    good friday 2006        | 2006-04-14
    before half-term        | 2005-10-21
    b4 half term            | 2005-10-21
    by halfterm             | 2005-10-21
    after half-term         | 2005-10-29
    before february half-term | 2006-02-10
    by the end of term      | 2005-12-16
    end of the autumn term  | 2005-12-16
    start of spring term    | 2006-01-09
    the next meeting        | 2005-11-03
    last meeting            | 2005-09-15
    february meeting        | 2006-02-23
    before the next meeting | 2005-11-02
    before 3 november       | 2005-11-02
    end of the financial year | 2006-03-31
    end of the calendar year  | 2005-12-31
    end of the academic year  | 2006-08-31
    end of 2005-06            | 2006-03-31
  `))('“%s” is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  test('by schools’ common weeks is said to be approximate, and by a programme’s own is not', () => {
    expect(readDate('before half-term', limbo)).toMatchObject({ approximate: true });
    const terms = [{ name: 'autumn half-term', kind: 'half-term' as const, from: on('2005-10-17'), to: on('2005-10-28') }];
    expect(readDate('before half-term', { ...limbo, today: on('2005-10-03'), terms })).toEqual({ when: { d: '2005-10-14', p: 'day' } });
  });

  test('“before the end of November” is by its end, not before its last days', () => {
    expect(read('before the end of November')).toBe('2005-11 part-month: end of November 2005');
  });

  test.each(['end of the year', 'by the end of the year', 'year end', 'end of year'])('“%s” is asked about: there are three', (typed) => {
    expect(readDate(typed, limbo)).toEqual({
      ambiguous: [
        { label: 'calendar year', when: { d: '2005-12-31', p: 'day' } },
        { label: 'financial year', when: { d: '2006-03-31', p: 'day' } },
        { label: 'academic year', when: { d: '2006-08-31', p: 'day' } },
      ],
    });
  });

  test('“2005-06” may be June or the financial year, and is asked about', () => {
    expect(read('2005-06')).toBe('one of 2005-06, 2006-03-31');
    expect(read('2005-11')).toBe('2005-11 month');
  });

  test('“Q2” follows the month the financial year starts in', () => {
    expect(read('end of Q2', { ...limbo, fyStart: 9 })).toBe('2006-02-28');
  });
});

describe('what is no day', () => {
  test.each([
    '31/2/05', '29/2/05', '31/11/05', '32/1/05', '0/5/05', '13/13/05', '3/11/05/7', '3/11/0', '31 february', '30 feb 2006', '31st of june', '29 feb',
    '2005-02-29', '2005-13-01', 'the 32nd', 'north east', 'soon', 'asap', 'tbc', 'blursday', 'marsh', 'second thoughts', '3 days late', 'two weeks', '', '???', 'Q5', '2005-07 Q1',
  ])('“%s” is not rolled over or guessed at', (typed) => {
    expect(readDate(typed, limbo)).toBeNull();
  });
});

describe('a date without a year', () => {
  test.each([
    ['2005-12-20', '3/1', '2006-01-03'], ['2005-12-31', '31 dec', '2005-12-31'], ['2006-01-02', '31 dec', '2006-12-31'],
    ['2006-06-01', 'november', '2006-11 month'], ['2007-12-01', '29 feb', '2008-02-29'], ['2006-03-31', 'end of the financial year', '2006-03-31'],
    ['2006-04-01', 'end of the financial year', '2007-03-31'], ['2005-11-07', 'last thurs', '2005-11-03'], ['2005-11-07', 'monday', '2005-11-14'],
  ])('on %s “%s” is the nearest to come, %s', (today, typed, meant) => {
    expect(read(typed, { ...limbo, today: on(today) })).toBe(meant);
  });

  test.each([
    ['2005-10-14', '16/12', '2004-12-16'], ['2005-10-14', '7 oct', '2005-10-07'], ['2005-10-14', 'monday', '2005-10-10'],
    ['2006-01-02', '31 dec', '2005-12-31'], ['2005-10-14', 'end of Q2', '2005-09-30'], ['2005-10-14', 'november', '2004-11 month'],
    ['2005-10-14', 'easter', '2005-03-27'], ['2005-10-14', 'the 20th', '2005-09-20'],
  ])('on %s “%s” is %s where the past is meant', (today, typed, meant) => {
    expect(read(typed, { ...limbo, today: on(today), prefer: 'past' })).toBe(meant);
  });
});

describe('the words around a date', () => {
  test('that follow it are handed back', () => {
    expect(readDate('16/12, data supplier late', limbo)).toEqual({ when: { d: '2005-12-16', p: 'day' }, rest: 'data supplier late' });
    expect(readDate('tomorrow at 5pm', limbo)).toMatchObject({ rest: 'at 5pm' });
    expect(readDate('3 november 10:30', limbo)).toEqual({ when: { d: '2005-11-03', p: 'day' }, rest: '10:30' });
  });

  test.each([
    ['remind me what was announced on 3/11/05', '2005-11-03', 'remind me what was announced on'],
    ['move sw benchmarking to 16/12, data supplier late', '2005-12-16', 'move sw benchmarking to'],
    ['when do papers have to be in by, is it the 25/10?', '2005-10-25', 'when do papers have to be in by, is it the'],
    ['heard the decision came out at nsg last thurs?? is it true', '2005-10-13', 'heard the decision came out at nsg'],
    ['when were we suposed to hear about post april 06', '2006-04', 'when were we suposed to hear about post'],
    ['we may move it to 16 dec', '2005-12-16', 'we may move it to'],
  ])('“%s” holds %s', (text, d, before) => {
    expect(findDate(text, limbo)).toMatchObject({ when: { d }, before });
  });

  test.each(['the second one is late', 'how is the north east doing', 'we may march on', 'funding for 2006-07', 'M-E5 please'])('“%s” holds none', (text) => {
    expect(findDate(text, limbo)).toBeNull();
  });
});

describe('a long text', () => {
  test.each(['before ', 'w/c ', 'week of ', 'by the end of ', '1 ', '1/', 'a week from '])('of nothing but “%s” is given up soon', (words) => {
    const text = words.repeat(Math.ceil(3000 / words.length));
    const began = performance.now();
    expect(readDate(text, limbo)).toBeNull();
    findDate(text, limbo);
    findWindow(text, limbo);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('any day', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays(on('1980-01-01'), number));

  test('as the bot says it is read back as that day', () => {
    fc.assert(fc.property(days, days, (day, today) => {
      const context: DateContext = { today, zone: 'Pacific/Apia' };
      for (const said of [day, sayDay(day), sayDayLong(day), sayDay(day).toLowerCase()]) expect(readDate(said, context)).toEqual({ when: { d: day, p: 'day' } });
    }));
  });

  test('is never read from what is typed as one that does not exist, nor does reading throw', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 99 }), (date, month, year) => {
      const reading = readDate(`${date}/${month}/${String(year).padStart(2, '0')}`, limbo);
      if (reading === null || !('when' in reading)) return;
      expect(exactDay(reading.when)?.slice(5)).toBe(`${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
    }));
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => {
      const reading = readDate(text, limbo);
      if (reading !== null && 'when' in reading) expect(latestDay(reading.when)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }));
  });
});
