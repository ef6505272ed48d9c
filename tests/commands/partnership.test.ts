import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partnership } from '../../commands/partnership.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice, type TestOffice } from '../office.js';

let store: Database;
let office: TestOffice;
beforeAll(async () => {
  store = await sampleStore();
  office = testOffice(store, '2005-10-14T10:00');
});
afterAll(() => store.close());

async function ask(user: string, text: string, channel?: string) {
  const reply = await partnership.run(office, await office.caller(user, text, channel));
  return { ...reply, all: `${reply.text}\n${JSON.stringify(reply.blocks)}` };
}

describe('/partnership alone', () => {
  test('lists all eleven, each with its three colours, last return and next milestone', async () => {
    const { text, all } = await ask('U0CHAIR', '');
    expect(text).toContain('All 11 partnerships, as of 14 October 2005');
    expect(text).toContain('Yorkshire and the Humber: schedule red, confidence no return, self-reported no return');
    expect(text).toContain('East of England: schedule not recorded, confidence amber, self-reported green'.replace('not recorded', 'green'));
    expect(all).toContain('quarter 2 returned 10 October 2005');
    expect(all).toContain('next: Protocol for out-of-authority placements agreed, 16 December 2005 (M-YH1)');
  });

  test('gives a partnership without a return no colour, and does not carry the last one forward', async () => {
    expect((await ask('U0CHAIR', 'Merseyside')).text).toContain('confidence no return');
  });

  test('shows facilitators who has returned, and the colours of their own partnership only', async () => {
    const { text } = await ask('U0FACSW', '');
    expect(text).toContain('South West: schedule green, confidence green, self-reported green');
    expect(text).toContain('London: schedule red, confidence not shown here, self-reported not shown here');
  });

  test('shows a guest names, and nothing that was not published', async () => {
    const { all, text } = await ask('U0PRESS', '');
    expect(all).not.toMatch(/red|amber|M-YH1|returned/);
    expect(text).toContain('Where they stand is nothing that I can show you here: North East, East of England, London');
    expect(all).not.toMatch(/not recorded|no return|nothing further|never mixed/);
  });
});

describe('/partnership with a name', () => {
  test.each([['Y&H', 'Yorkshire and the Humber'], ['halton', 'Merseyside'], ['NE Lincolnshire', 'Yorkshire and the Humber'], ['noth east', 'North East'], ['East Together', 'East of England']])(
    'understands %s', async (typed, name) => {
      expect((await ask('U0CHAIR', typed)).text).toMatch(new RegExp(`^${name}, as of`));
    });

  test('tells which partnership an authority belongs to', async () => {
    expect((await ask('U0CHAIR', 'Halton')).all).toContain('Halton belongs to Merseyside');
  });

  test('asks back when it could be several, with a button for each, and a press answers', async () => {
    const { all, blocks } = await ask('U0CHAIR', 'midlands');
    expect(all).toContain('Which one do you mean');
    const values = [...JSON.stringify(blocks).matchAll(/"value":"((?:[^"\\]|\\.)*)"/g)].map(([, value = '']) => JSON.parse(`"${value}"`));
    expect(values).toHaveLength(2);
    const press = { ...(await office.caller('U0CHAIR', '')), value: String(values[0]), message: null };
    expect(await partnership.buttons?.['partnership:choose']?.(office, press)).toMatchObject({ text: expect.stringMatching(/Midlands, as of/), replaces: true });
  });

  test('suggests the nearest when there is no such name', async () => {
    await expect(ask('U0CHAIR', 'Marseillside')).rejects.toMatchObject({ code: 'unknown-name', facts: { nearest: expect.arrayContaining(['Merseyside']) } });
  });

  test('answers as of a past day: what was not yet known then is not said', async () => {
    const { text } = await ask('U0CHAIR', 'Yorkshire as of 1 August 2005');
    expect(text).toContain('as of 1 August 2005');
    expect(text).toContain('29 July 2005, now 30 September 2005 (63 days later)');
    expect(text).not.toContain('16 December');
  });

  test('knows no more of a day that is still to come than of today', async () => {
    const { text } = await ask('U0CHAIR', 'South Central as of 3 March 2008');
    expect(text).toContain('South Central, as of 14 October 2005');
    expect(text).not.toContain('done');
  });

  test('keeps text that looks like a mention inert', async () => {
    await expect(ask('U0CHAIR', '<!channel> <@U0CHAIR>')).rejects.toBeInstanceOf(Refusal);
  });

  test('does not take a button that was tampered with', async () => {
    const press = { ...(await office.caller('U0CHAIR', '')), value: '{"id":5}', message: null };
    await expect(partnership.buttons?.['partnership:choose']?.(office, press)).rejects.toMatchObject({ code: 'not-understood' });
  });
});
