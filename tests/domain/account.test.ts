import { expect, test } from 'vitest';
import { accountOf, type Gap, type LedgerCopy, type LedgerLine } from '../../src/domain/account.js';
import type { MilestoneId } from '../../src/domain/ids.js';
import type { Instant } from '../../src/domain/when.js';

const at = (text: string) => `2005-${text}:00.000Z` as Instant;
const copy: LedgerCopy = { destination: 'P-1', state: 'sent', dueAt: at('11-07T09:00'), sentAt: at('11-07T09:01'), why: null, attempts: 1, held: null };
const line: LedgerLine = { about: { kind: 'milestone', id: 'M-1' as MilestoneId }, step: 'on-day', dueAt: at('11-07T09:00'), state: 'carried', why: null, carriedAt: at('11-07T09:00'), copies: [copy] };
const given = (carriedAt: Instant, more: Partial<LedgerCopy>, gaps: readonly Gap[] = []) => accountOf([{ ...line, carriedAt, copies: [{ ...copy, ...more }] }], gaps).late.map(({ why }) => why);
const outage: Gap = { from: at('11-07T08:30'), until: at('11-07T11:59'), why: 'down' };

test('what went on time is not late', () => {
  expect(accountOf([line])).toMatchObject({ should: 1, went: 1, late: [] });
});

test.each<[why: string, said: ReturnType<typeof given>]>([
  ['down', given(at('11-07T12:00'), { dueAt: at('11-07T12:00'), sentAt: at('11-07T12:00') }, [outage])],
  ['clock', given(at('11-07T12:00'), { dueAt: at('11-07T12:00'), sentAt: at('11-07T12:00') }, [{ ...outage, why: 'clock' }])],
  ['busy', given(at('11-07T12:00'), { dueAt: at('11-07T12:00'), sentAt: at('11-07T12:00') })],
  // The bot was away for minutes only: that is not why it came three hours late.
  ['busy', given(at('11-07T12:00'), { dueAt: at('11-07T12:00'), sentAt: at('11-07T12:00') }, [{ ...outage, until: at('11-07T09:10') }])],
  ['down', given(at('11-07T09:00'), { sentAt: at('11-07T12:00') }, [outage])],
  ['slack', given(at('11-07T09:00'), { sentAt: at('11-07T12:00'), attempts: 3 })],
  // It was tried once: Slack is not to blame.
  ['busy', given(at('11-07T09:00'), { sentAt: at('11-07T12:00'), attempts: 1 })],
  ['away', given(at('11-07T09:00'), { dueAt: at('11-14T09:00'), sentAt: at('11-14T09:00'), held: 'away' })],
  ['holiday', given(at('11-07T09:00'), { dueAt: at('11-08T09:00'), sentAt: at('11-08T09:00'), held: 'holiday' })],
  // Of two reasons the longer wait is said.
  ['away', given(at('11-07T12:00'), { dueAt: at('11-14T09:00'), sentAt: at('11-14T09:00'), held: 'away' }, [outage])],
])('what came late is put down to what it waited for: %s', (why, said) => {
  expect(said).toEqual([why]);
});
