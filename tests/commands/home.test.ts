import type { KnownBlock } from '@slack/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { home } from '../../commands/home.js';
import { milestone } from '../../commands/milestone.js';
import { returns } from '../../commands/returns.js';
import { ask } from '../../commands/ask.js';
import { digest } from '../../jobs/weekly.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice, type TestOffice } from '../office.js';

let store: Database;
let office: TestOffice;
beforeAll(async () => {
  store = await sampleStore();
  office = testOffice(store, '2005-10-14T10:00');
  await office.transact(({ clearances }) => clearances.refresh());
});
afterAll(() => store.close());

const view = async (user: string) => (await home.render(office, await office.caller(user, ''))).blocks as readonly KnownBlock[];
const wordsOf = async (user: string) => JSON.stringify(await view(user));

/** The words under a heading, up to the next. */
async function under(user: string, title: string): Promise<string> {
  const blocks = await view(user);
  const at = blocks.findIndex((block) => block.type === 'header' && block.text.text === title);
  if (at < 0) return 'no such heading';
  const next = blocks.findIndex((block, n) => n > at && block.type === 'header');
  return blocks.slice(at + 1, next < 0 ? undefined : next).map((block) => (block.type === 'section' ? block.text?.text ?? '' : '')).filter((words) => words !== '').join('\n');
}

const lateOn14October = [['M-YH1', 140], ['DEC-2005-01', 105], ['M-LON1', 61], ['M-MER1', 57], ['M-E5', 21], ['M-SE1', 21]] as const;

describe('what is late on 14 October 2005', () => {
  const found = (text: string, line: RegExp) => [...text.matchAll(line)].map(({ groups }) => [groups?.['id'], Number(groups?.['days'])]);

  test('is the same list by the command, in the chair’s home, and in an answer to plain words; the weekly digest counts as many', async () => {
    const command = await milestone.run(office, await office.caller('U0CHAIR', 'late'));
    expect(found(command.text, /^(?<id>[A-Z]+-\S+) .*: (?<days>\d+) days late$/gm)).toEqual(lateOn14October);
    expect(found(await under('U0CHAIR', 'Later than agreed'), /\*(?<days>\d+) days late\*.*?\((?<id>[A-Z]+-[A-Z0-9-]+)\)/g)).toEqual(lateOn14October);
    const answer = (await ask.run(office, await office.caller('U0CHAIR', 'what is late?'))).text;
    for (const [id, days] of lateOn14October) expect(answer).toMatch(new RegExp(`${id}\\b[^\\n]*?\\b${days} days|\\b${days} days[^\\n]*?${id}\\b`));
    const message = await office.transact((records) => digest.compose?.(records, { destination: '#sen-rp-nsg', subject: 'weekly-digest/2005-10-10' } as never, office) ?? Promise.reject(new Error('no digest')));
    expect(JSON.stringify(message)).toContain('6 things are later than agreed');
  });
});

describe('the home of a facilitator', () => {
  test('has first what is theirs, with buttons that work, then what is late, next dates, and their own partnership first', async () => {
    const words = await wordsOf('U0FACSE');
    expect(words).toContain('3 things are yours to see through; the dates of 2 have passed');
    expect(await under('U0FACSE', 'Yours to see through')).toBe([
      '*Return of South East for quarter 2*\nIt was due 7 October 2005; a few words are enough.',
      '*Parent information pack issued* (M-SE1)\nExpected 28 October 2005, in 14 days · 21 days later than agreed',
      '• Return released-time figures for quarter 1 (ACT-043), was due 31 August 2005',
    ].join('\n'));
    expect(await under('U0FACSE', 'Next dates')).toContain('• *28 October 2005*  Parent information pack issued (M-SE1)');
    const buttons = (await view('U0FACSE')).flatMap((block) => {
      const all = block.type === 'actions' ? block.elements : block.type === 'section' ? [block.accessory] : [];
      return all.filter((one) => one?.type === 'button');
    });
    expect(buttons.map(({ text }) => text.text)).toEqual(['Fill it in', 'Done', 'New date']);
    const forms = await Promise.all(buttons.map(async ({ action_id: id = '', value = '' }) => {
      const handler = { ...milestone.buttons, ...returns.buttons }[id];
      return (await handler?.(office, { ...(await office.caller('U0FACSE', '')), value, message: null }))?.form?.callback_id;
    }));
    expect(forms).toEqual(['returns:give', 'milestone:done', 'milestone:move']);
    expect(words.indexOf('*South East*')).toBeLessThan(words.indexOf('*North East*'));
  });

  test('does not show them whose return is not in, but their own', async () => {
    const words = await wordsOf('U0FACSE');
    expect(words.match(/no return yet/g)).toHaveLength(1);
    expect(words).toMatch(/\*South East\*\\nSchedule :large_orange_circle: amber · no return yet/);
    expect((await wordsOf('U0SEC')).match(/no return yet/g)).toHaveLength(3);
  });
});

test('the chair sees what is to be decided, with whom it lies and when it is expected', async () => {
  expect(await under('U0CHAIR', 'Decisions')).toBe('*Future of the partnerships beyond April 2006* (DEC-2005-01), decision owner Minister: needed by 21 July 2005, expected 3 November 2005, no outcome that I can give here');
});

test('what hangs on a decision is named to its owner', async () => {
  expect(await under('U0FIN', 'Decisions')).toMatch(/Of yours, .*Current funding ends \(M-P3\).* on it\./);
});

test('a guest sees names that are public, and nothing of milestones, decisions or returns', async () => {
  const words = await wordsOf('U0PRESS');
  expect(words).toContain('North East · East of England · London');
  expect(words).not.toMatch(/M-|DEC-|ACT-|late|Return|Yours to see/);
});

test('before a programme is loaded the home says what will be there', async () => {
  const empty = await home.render({ ...office, transact: () => Promise.resolve(null as never) }, await office.caller('U0PRESS', ''));
  expect(JSON.stringify(empty)).toContain('No programme is loaded yet');
});
