import { describe, expect, test } from 'vitest';
import { usualEscalation, nextClimb, type Silence } from '../../src/domain/escalation.js';
import type { Day } from '../../src/domain/when.js';

const england = { nation: 'GB-ENG' };
const usual = usualEscalation('milestone');
const silence = (more: Partial<Silence> = {}): Silence => ({ askedOn: '2005-12-19' as Day, heardOn: null, steps: [], there: ['deputy', 'chair'], ...more });
const on = (day: string, more: Partial<Silence> = {}) => nextClimb(silence(more), usual, day as Day, england);

describe('when nobody answers', () => {
  test.each([
    ['2005-12-21', null],
    ['2005-12-22', { rung: 'deputy', step: 'tell-owner' }],
  ])('on %s, counted in working days, the step is %j', (day, step) => expect(on(day)).toEqual(step));

  test('Christmas is not silence', () => {
    expect(on('2005-12-28', { askedOn: '2005-12-23' as Day })).toBeNull();
    expect(on('2005-12-30', { askedOn: '2005-12-23' as Day })).toMatchObject({ step: 'tell-owner' });
  });

  test('the owner is told a working day before anybody else is asked', () => {
    const told = { steps: [{ step: 'before-deputy', on: '2005-12-22' as Day }] };
    expect(on('2005-12-22', told)).toBeNull();
    expect(on('2005-12-23', told)).toEqual({ rung: 'deputy', step: 'climb' });
  });

  test('a word from the owner after that stops it, and the silence begins anew', () => {
    expect(on('2005-12-23', { steps: [{ step: 'before-deputy', on: '2005-12-22' as Day }], heardOn: '2005-12-22' as Day })).toBeNull();
    expect(on('2005-12-22', { heardOn: '2005-12-21' as Day })).toBeNull();
  });

  test('a rung with nobody on it is passed over, and the top is the end', () => {
    const climbed = [{ step: 'before-deputy', on: '2005-12-12' as Day }, { step: 'deputy', on: '2005-12-13' as Day }];
    expect(on('2005-12-16', { steps: climbed, askedOn: '2005-12-09' as Day })).toEqual({ rung: 'chair', step: 'tell-owner' });
    expect(on('2006-03-01', { steps: [...climbed, { step: 'chair', on: '2005-12-20' as Day }] })).toBeNull();
  });

  test('a voluntary return never climbs to the chair', () => {
    expect(usualEscalation('return').line).not.toContain('chair');
  });
});
