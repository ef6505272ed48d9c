import { describe, expect, test } from 'vitest';
import { falseOnceDecided, replacedBy, type AgreedLine } from '../../src/domain/holding-line.js';
import type { Instant } from '../../src/domain/when.js';

describe('a holding line is refused when the decision would make it false', () => {
  test.each([
    'No decision has been made.', 'No decision has been announced yet.', 'No funding decision has yet been taken.', 'No final decision on the partnerships has been reached',
    'A decision has not been made.', 'A decision hasn’t been taken yet', 'Nothing has been decided.', 'The future of the partnerships is not decided.', 'Ministers have not yet decided.',
    'It is still undecided.', 'Ministers are yet to decide.', 'The outcome is yet to be announced.', 'We are awaiting a decision from Ministers.', 'We are waiting for the decision.',
    'A decision is still pending.', 'The matter is under consideration.', 'The options are still being considered.', 'Nobody knows yet.', 'The Department has not decided.',
  ])('%s', (text) => {
    expect(falseOnceDecided(text)).not.toBeNull();
  });

  test.each([
    'There is nothing we can share yet about the partnerships beyond April 2006. The secretariat will write to every partnership as soon as there is.',
    'We will write to every partnership by 28 October.', 'We cannot comment on funding after March.', 'You will hear from us again by 4 November 2005 in any case.',
  ])('and kept when it stays true: %s', (text) => {
    expect(falseOnceDecided(text)).toBeNull();
  });
});

describe('the line that an announcement ends', () => {
  const at = '2005-11-22T00:01:00.000Z' as Instant;
  const line = (id: string, about: string | null, ends: string | null = null): AgreedLine =>
    ({ id, text: id, about, startsAt: '2005-09-21T00:00:00.000Z' as Instant, endsAt: ends as Instant | null });

  test('is the one about its decision, else the only one that names none', () => {
    expect(replacedBy('DEC-1', [line('HL-1', null), line('HL-2', 'DEC-1')], at)?.id).toBe('HL-2');
    expect(replacedBy('DEC-1', [line('HL-1', null), line('HL-2', 'DEC-2')], at)?.id).toBe('HL-1');
    expect(replacedBy('DEC-1', [line('HL-1', null), line('HL-2', null)], at)).toBeNull();
    expect(replacedBy('DEC-1', [line('HL-1', null, '2005-11-22T00:01:00.000Z')], at)).toBeNull();
  });
});
