import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { returns } from '../../commands/returns.js';
import { askReturns } from '../../jobs/ask-returns.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings, type Posted } from './morning.js';

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore();
  slack = mornings(store);
});
afterAll(() => store.close());

const asked = async (moment: string) => (await slack.at(moment, [askReturns])).filter(({ message }) => message.text.includes('Return of')).map(({ to }) => to).sort();
const say = async (moment: string, user: string, channel?: string) => {
  const office = slack.office(moment);
  return (await returns.run(office, await office.caller(user, '', channel))).text;
};
const give = async (moment: string, user: string, partnership: string, values: Record<string, string>) => {
  const office = slack.office(moment);
  return returns.forms?.['returns:give']?.(office, { ...(await office.caller(user, '')), about: await opened(moment, user, partnership), values });
};
/** What the form of a return carries once it is open. */
const opened = async (moment: string, user: string, partnership: string): Promise<string> => {
  const office = slack.office(moment);
  const { form } = (await returns.buttons?.['returns:open']?.(office, { ...(await office.caller(user, '')), value: JSON.stringify({ partnership, quarter: '2005-06-Q2' }), message: null })) ?? {};
  return form?.private_metadata ?? '';
};
const words = { done: 'Post advertised again', moved: '', needs: 'News of the funding', self: 'green', confidence: 'amber', days: '41.5' };

test('in a shared place the returns are a number, and nobody is named', async () => {
  const text = await say('2005-10-14T10:00', 'U0SEC', 'C0NSG');
  expect(text).toContain('Returns for quarter 2 of 2005-06: 8 of 11 in (due 7 October 2005).');
  expect(text).not.toMatch(/Merseyside|South East|London/);
});

test('a guest is not told that none were asked for, but that there are none to show', async () => {
  expect(await say('2005-10-14T10:00', 'U0PRESS')).toBe('There are no returns that I can show you here.');
});

test('those who steer see who is in, and whose own colour is brighter than the dates', async () => {
  const text = await say('2005-10-14T10:00', 'U0CHAIR');
  expect(text).toContain('Thank you: North East');
  expect(text).not.toContain('Merseyside');
  expect(text).toContain('London: self-reported :large_green_circle: green, schedule :red_circle: red');
  expect(await say('2005-10-14T10:00', 'U0FACSW')).not.toContain('London: self-reported');
});

test('only those whose return is not in are asked, once for each step', async () => {
  expect(await asked('2005-10-14T08:00')).toEqual([]);
  expect(await asked('2005-10-14T09:00')).toEqual(['U0FACMER', 'U0FACSE', 'U0FACYH']);
  expect(await asked('2005-10-14T12:00')).toEqual([]);
});

test('a return is given in by its own facilitator, with three answers, colours and one line of released time', async () => {
  await expect(give('2005-10-17T10:00', 'U0FACSE', 'MER', words)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await give('2005-10-17T10:00', 'U0FACMER', 'MER', { ...words, done: '', self: '', days: 'many' })).toMatchObject({ errors: { done: expect.anything(), self: expect.anything(), days: expect.anything() } });
  expect(await give('2005-10-17T10:00', 'U0FACMER', 'MER', words)).toMatchObject({ text: expect.stringContaining('is in: 9 of 11 now') });
  expect(await say('2005-10-17T10:05', 'U0SEC')).toContain('Released time: 41.5 days, from 1 of 11 partnerships.');
  expect(await give('2005-10-17T11:00', 'U0FACMER', 'MER', { ...words, self: 'amber' })).toMatchObject({ text: expect.stringContaining('what it said before is kept') });
  expect(await asked('2005-10-18T09:00')).toEqual(['U0FACSE', 'U0FACYH']);
});

test('of two who have the form of one return open, the second is told that it is in, and nothing of the first’s is lost', async () => {
  const both = await Promise.all([opened('2005-10-18T10:00', 'U0FACSE', 'SE'), opened('2005-10-18T10:00', 'U0SEC', 'SE')]);
  const send = async (user: string, about: string, done: string) => {
    const office = slack.office('2005-10-18T10:05');
    return returns.forms?.['returns:give']?.(office, { ...(await office.caller(user, '')), about, values: { ...words, done } });
  };
  expect(await send('U0FACSE', both[0], 'Plan agreed')).toMatchObject({ text: expect.stringContaining('is in: 10 of 11 now') });
  expect(await send('U0SEC', both[1], 'Nothing heard')).toEqual({ errors: { done: 'Facilitator, South East has given it in while your form was open. /returns opens it as it stands now; nothing of theirs was changed.' } });
  expect(await store.rows(sql`select more->'answers'->>'done' as done, more->'before' as before from highlight_reports where partnership = 'SE' and quarter = '2005-06-Q2'`)).toEqual([{ done: 'Plan agreed', before: [] }]);
  // Opened again, it can be changed.
  expect(await give('2005-10-18T10:10', 'U0SEC', 'SE', { ...words, done: 'Plan agreed and sent' })).toMatchObject({ text: expect.stringContaining('what it said before is kept') });
});

test('a request says that the last answers are filled in only where there are some', async () => {
  const said = slack.posted.filter(({ message }) => message.text.includes('Return of')).map(({ message }) => wordsOf(message));
  expect(said.length).toBeGreaterThan(2);
  expect(said.some((one) => one.includes('filled in'))).toBe(false);
});

test('after ten working days it is asked no more; the next quarter opens by itself, with the last answers filled in', async () => {
  expect(await asked('2005-11-10T09:00')).toEqual([]);
  expect(await asked('2006-01-03T09:00')).toHaveLength(11);
  const opening = (user: string) => wordsOf(slack.posted.find(({ to, at }) => to === user && at === '2006-01-03T09:00')?.message ?? { text: '', blocks: [] });
  expect(opening('U0FACMER')).toContain('Your last answers are filled in: three fields to change, and it is done.');
  expect(opening('U0FACYH')).toContain('Three short answers and two colours, and it is done.');
  const office = slack.office('2006-01-03T10:00');
  const { form } = (await returns.buttons?.['returns:open']?.(office, { ...(await office.caller('U0FACMER', '')), value: '{"partnership":"MER","quarter":"2005-06-Q3"}', message: null })) ?? {};
  expect(JSON.stringify(form)).toContain('News of the funding');
  expect(await say('2006-01-03T10:00', 'U0SEC')).toContain('Returns for quarter 3 of 2005-06: 0 of 11 in (due 9 January 2006)');
});

describe('in the one message of a morning', () => {
  let own: Database;
  let desk: Mornings;
  beforeAll(async () => {
    own = await sampleStore();
    desk = mornings(own);
    // A milestone of the same facilitator, expected on the day on which the return is due.
    await own.rows(sql`insert into milestone_forecasts (milestone, given_on, forecast, reason, recorded_at) values ('M-SW1', '2006-01-02', '{"d":"2006-01-17","p":"day"}', 'x', now())`);
    await desk.at('2006-01-02T08:00');
  });
  afterAll(() => own.close());
  const to = (posts: readonly Posted[], user: string) => posts.filter((post) => post.to === user);
  const pressed = async (moment: string, user: string, post: Posted, words: string) => {
    const office = desk.office(moment);
    const found = post.message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])).find((element) => element.type === 'button' && element.text.text === words && (element.action_id ?? '').startsWith('returns:'));
    if (found?.type !== 'button') throw new Error(`No ${words} in ${wordsOf(post.message)}`);
    return returns.buttons?.[found.action_id ?? '']?.(office, { ...(await office.caller(user, '')), value: found.value ?? '', message: null });
  };
  let post: Posted;

  test('a return and a reminder that fall due together are one message, each with its own buttons', async () => {
    expect(await desk.at('2006-01-03T00:30', [askReturns])).toEqual([]);
    const posts = to(await desk.at('2006-01-03T09:00', [askReturns]), 'U0FACSW');
    expect(posts).toHaveLength(1);
    post = posts[0] as Posted;
    expect(post.message.text).toContain('Good morning. 2 things to look at');
    expect(wordsOf(post.message)).toContain('(M-SW1)');
    expect(wordsOf(post.message)).toContain('*Return of South West for quarter 3*');
    const rows = post.message.blocks.flatMap((block) => (block.type === 'actions' ? [block.elements.map((one) => (one.type === 'button' ? one.text.text : ''))] : []));
    expect(rows).toEqual([['Done', 'New date', 'Later', 'Not mine'], ['Fill it in', 'Later', 'Not mine']]);
    expect(to(await desk.at('2006-01-03T09:05', [askReturns]), 'U0FACSW')).toEqual([]);
  });

  test('later brings the return alone back on the next working morning, once', async () => {
    expect((await pressed('2006-01-03T09:10', 'U0FACSW', post, 'Later'))?.text).toContain('09:00 on Wednesday 4 January 2006');
    expect((await pressed('2006-01-03T09:11', 'U0FACSW', post, 'Later'))?.text).toContain('seen to already');
    await desk.at('2006-01-03T09:12');
    expect(wordsOf(post.message)).toContain('would like to be asked again next working morning');
    const again = to(await desk.at('2006-01-04T09:00', [askReturns]), 'U0FACSW');
    expect(again.map(({ message }) => message.text)).toEqual(['Good morning. One thing to look at, when you have a moment. Return of South West for quarter 3']);
    expect(wordsOf((again[0] as Posted).message)).toContain('You asked me to come back to this. It is due on 9 January 2006.');
    await expect(pressed('2006-01-04T09:05', 'U0FACSE', again[0] as Posted, 'Later')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('once it is in, the messages that asked for it say who gave it in, and nothing more is asked', async () => {
    const office = desk.office('2006-01-04T10:00');
    await returns.forms?.['returns:give']?.(office, { ...(await office.caller('U0FACSW', '')), about: JSON.stringify({ partnership: 'SW', quarter: '2005-06-Q3', given: null }), values: words });
    await desk.at('2006-01-04T10:01');
    expect(desk.posted.filter((one) => one.to === 'U0FACSW' && wordsOf(one.message).includes('Facilitator, South West has given it in. Thank you.'))).toHaveLength(2);
    expect(to(await desk.at('2006-01-09T09:00', [askReturns]), 'U0FACSW').filter(({ message }) => message.text.includes('Return of'))).toEqual([]);
  });

  test('not mine passes it to the deputy, and from there to the secretariat, once however many press; the message says who', async () => {
    await own.rows(sql`insert into appointments (person, role, partnership, deputy, position) values ('P-LAREP-NW', 'FAC', 'NW', true, 9)`);
    const asked = to(desk.posted, 'U0FACNW').find(({ message }) => message.text.includes('Return of North West')) as Posted;
    const both = await Promise.all([pressed('2006-01-10T10:00', 'U0FACNW', asked, 'Not mine'), pressed('2006-01-10T10:00', 'U0FACNW', asked, 'Not mine')]);
    expect(both.map((reply) => reply?.text).sort()).toEqual(['Thank you for saying so. I have passed it to the deputy.', 'Thank you; this one has been seen to already. Nothing was changed.']);
    const passed = to(await desk.at('2006-01-10T10:01'), 'U0LAREPNW');
    expect(wordsOf(asked.message)).toContain('Facilitator, North West says it is not theirs; it has been passed on.');
    expect(passed.map(({ message }) => wordsOf(message)).join()).toContain('Somebody said that it is not theirs. It was due on 9 January 2006; can you see to it, or say who can? It comes to you as deputy of its facilitator.');
    expect((await pressed('2006-01-10T10:05', 'U0LAREPNW', passed[0] as Posted, 'Not mine'))?.text).toContain('I have told the secretariat');
    const [sought] = to(await desk.at('2006-01-10T10:06'), 'U0SEC').filter(({ message }) => message.text.includes('Return of North West'));
    expect(wordsOf((sought as Posted).message)).toContain('Somebody said that it is not theirs.');
    expect(wordsOf((sought as Posted).message)).not.toContain('Not mine');
  });

  test('where nobody is in post it comes to the secretariat, as many as there are in the same message', async () => {
    await own.rows(sql`update people set left_on = '2006-01-05' where id in ('P-FAC-SE', 'P-FAC-MER')`);
    const posts = to(await desk.at('2006-01-11T09:00', [askReturns]), 'U0SEC').filter(({ message }) => wordsOf(message).includes('Return of'));
    expect(posts).toHaveLength(1);
    expect(wordsOf((posts[0] as Posted).message)).toContain('Nobody is in post as facilitator of South East, so I bring it to you.');
    expect(wordsOf((posts[0] as Posted).message)).toContain('Nobody is in post as facilitator of Merseyside, so I bring it to you.');
  });
});
