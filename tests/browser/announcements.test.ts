import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBot } from '../../src/control/client.js';
import { killSandboxes, ROOT, startSandbox, type StartedSandbox } from '../sandbox/start-sandbox.js';
import { agreeFor, type Agreeing } from './agreeing.js';
import { openBrowser, openPage, type SandboxPage } from './page.js';

/** The ten announcements of the sample, from 14 October 2005 to 1 June 2006, agreed and read in the page by those concerned. */
let browser: Browser;
let sandbox: StartedSandbox;
let person: SandboxPage;
/** Agreed by the same people and the same cards, sent to the sandbox as the page would: where the page itself is not the point. */
let agree: ReturnType<typeof agreeFor>;

beforeAll(async () => {
  browser = await openBrowser();
  sandbox = startSandbox({
    SANDBOX_BOT_COMMAND: `${process.execPath} --import tsx ${join(ROOT, 'src', 'main.ts')}`,
    SLACK_APP_TOKEN: '', DATABASE_URL: '', REDIS_URL: '',
  });
  const [, url = ''] = await sandbox.says(/The sandbox is open: (http:\S+)/);
  person = await openPage(browser, url);
  agree = agreeFor(url);
  // News for others would lie over the buttons.
  await person.page.evaluate("const hidden = new CSSStyleSheet(); hidden.replaceSync('.toast { display: none }'); document.adoptedStyleSheets = [hidden];");
  expect(await typed('announcements', 'sample/announcements.yaml')).toContain('Drafts: ANN-01, ANN-02, ANN-03, ANN-04, ANN-05, ANN-06, ANN-07, ANN-08, ANN-09, ANN-10.');
});
afterAll(async () => {
  await browser?.close();
  await killSandboxes();
});

/** A line at the command line of the running bot. */
async function typed(...argv: readonly string[]): Promise<string> {
  let said = '';
  const streams = { out: (text: string) => void (said += text), err: (text: string) => void (said += text) };
  await askBot(sandbox.dataDir, { argv, cwd: ROOT }, streams);
  return said;
}

interface Line {
  readonly at: string;
  readonly subject: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

async function trailOf(id: string): Promise<Line[]> {
  const bundle = await typed('trail', id);
  return bundle.trimEnd().split('\n').flatMap((line) => {
    const read: Partial<Line> = JSON.parse(line);
    return read.event === undefined ? [] : [read as Line];
  });
}

type Stage = readonly [hour: string, destinations: readonly string[]];

/**
 * Waits for as many receipts as the stages have destinations, and holds each to its stage: none before the hour (in
 * UTC), and none to anybody else. A busy machine may take a minute or two after it.
 */
async function wentOut(id: string, ...stages: readonly Stage[]): Promise<void> {
  const receipts = async () => (await trailOf(id)).filter(({ subject, event }) => subject === id && event === 'receipt');
  const many = stages.reduce((sum, [, to]) => sum + to.length, 0);
  await expect.poll(async () => (await receipts()).length, { timeout: 60_000, interval: 300 }).toBe(many);
  const all = (await receipts()).map(({ facts }) => ({ at: String(facts['sentAt']), to: String(facts['destination']) }));
  for (const [hour, destinations] of stages) {
    const here = all.filter(({ at }) => at >= hour && Date.parse(at) < Date.parse(`${hour}:00Z`) + 600_000);
    expect(here.map(({ to }) => to).sort()).toEqual([...destinations].sort());
  }
}

const eleven = ['EAST', 'EM', 'LON', 'MER', 'NE', 'NW', 'SC', 'SE', 'SW', 'WM', 'YH'];
const eachOf = (post: string) => eleven.map((id) => `P-${post}-${id}`);

async function at(name: string): Promise<void> {
  await person.become(name);
  await person.open('Secretariat');
}

/** Asks for an announcement and gives the new card, however many were shown before. */
async function card(id: string) {
  const shown = person.page.locator('.middle .message').filter({ has: person.page.locator('code', { hasText: `/announce show ${id}` }) });
  const before = await shown.count();
  await person.say(`/announce show ${id}`);
  const found = shown.nth(before);
  await found.getByText(', version').first().waitFor();
  return found;
}

/** Confirmed by its author, its conditions ticked by those they name, approved by the chair. */
async function agreeInThePage(id: string, { gates = [], approver = 'Chair of the NSG' }: Agreeing = {}): Promise<void> {
  await at('Secretariat lead');
  await person.press(await card(id), 'Confirm');
  await person.message(`Thank you. ${id} is`);
  for (const [who, gate] of gates) {
    await at(who);
    const shown = await card(id);
    await person.press(shown, `Done: ${gate}`);
    await shown.getByRole('button', { name: `Done: ${gate}` }).waitFor({ state: 'detached' });
  }
  if (approver === null) return;
  await at(approver);
  const asked = await card(id);
  await person.press(asked, 'Approve these words');
  await asked.getByRole('button', { name: 'Approve these words' }).waitFor({ state: 'detached' });
}

/** The time that the page shows beside a message, as HH:MM. */
async function timeOf(words: string): Promise<string> {
  const message = await person.message(words);
  return ((await message.getAttribute('aria-label')) ?? '').slice(-5);
}

/** Asks in plain words, alone with the bot, and gives its answer. */
async function ask(question: string, answer: RegExp): Promise<string> {
  await person.say(question);
  return (await (await person.message(answer)).textContent()) ?? '';
}

describe('the ten announcements of the sample, in the sandbox', () => {
  test('those whose hour is long past ask for a new one, and each then reaches its audience at that hour', async () => {
    await agreeInThePage('ANN-01', { gates: [['SEN policy lead', 'wording approved by POLICY']] });
    await agree('ANN-02', { gates: [['Chair of the NSG', 'agenda cleared by CHAIR']], approver: null });
    await agree('ANN-03', { gates: [['Secretariat lead', 'count refreshed on the day of sending']], approver: null });
    await agree('ANN-04', { gates: [['Evaluation project manager', 'RESMGR confirms release to members'], ['Secretariat lead', 'numbered copies logged']] });
    await at('Secretariat lead');
    for (const id of ['ANN-01', 'ANN-02', 'ANN-03']) {
      expect(await (await card(id)).textContent()).toContain('its hour has passed');
      await person.say(`/announce hour ${id} 14 October 2005 10:00`);
      await person.message(`${id} now goes at 10:00 on Friday 14 October 2005`);
    }
    const inConfidence = await card('ANN-04');
    expect(await inConfidence.textContent()).toContain('under embargo until a person releases it');
    await person.press(inConfidence, 'Release it…');
    const form = await person.form('Release ANN-04');
    expect(await form.textContent()).toContain('NSG members');
    await person.fill(form, 'When', 'At the day and time below');
    await person.fill(form, 'Day', '2005-10-14');
    await person.fill(form, 'Time', '10:00');
    await person.send(form);
    await person.message('ANN-04 now goes at 10:00 on Friday 14 October 2005');
    await person.moveTo('2005-10-14T10:00');
    await wentOut('ANN-01', ['2005-10-14T09:00', ['#sen-rp-facilitators', ...eachOf('HOST'), 'P-LAOFF-SW', ...eachOf('LAREP')]]);
    await wentOut('ANN-02', ['2005-10-14T09:00', ['#sen-rp-nsg']]);
    await wentOut('ANN-03', ['2005-10-14T09:00', ['#sen-rp-facilitators']]);
    await wentOut('ANN-04', ['2005-10-14T09:00', ['#sen-rp-nsg']]);
    await person.become('Authority representative, North East');
    await person.open('sen-rp-nsg');
    expect(await timeOf('please do not copy, quote or forward it')).toMatch(/^10:0\d$/);
  });

  test('until its hour nobody learns of the decision, and in the same instant as it is out the holding line is gone', async () => {
    await agreeInThePage('ANN-05', { gates: [['Chair of the NSG', 'MIN private office confirms words'], ['Communications lead', 'COMMS confirms lines to take']] });
    await person.moveTo('2005-11-03T11:00');
    await expect.poll(async () => (await trailOf('ANN-05')).some(({ event, facts }) => event === 'released' && facts['stage'] === 1), { timeout: 30_000 }).toBe(true);
    await at('Facilitator, North East');
    await person.moveTo('2005-11-21T23:50');
    const held = await ask('has the funding beyond April 2006 been decided?', /nothing we can share yet/);
    expect(held).not.toContain('2008');
    await person.moveTo('2005-11-22T00:01');
    const field: Stage = ['2005-11-22T00:01', ['#sen-rp-facilitators', ...eachOf('HOST')]];
    await wentOut('ANN-05', field);
    const told = await ask('what was decided about the partnerships beyond April 2006?', /March 2008/);
    expect(told).not.toContain('nothing we can share');
    const story = await trailOf('DEC-2005-01');
    const out = story.find(({ subject, event, facts }) => subject === 'ANN-05' && event === 'released' && facts['stage'] === 2);
    const instant = story.filter(({ at: moment }) => moment === out?.at).map(({ event }) => event);
    expect(instant).toEqual(expect.arrayContaining(['released', 'holding-line-ended', 'told']));
    await person.open('sen-rp-facilitators');
    expect(await timeOf('Ministers have agreed to continue funding')).toMatch(/^00:0\d$/);
    await person.become('Journalist (guest)');
    await person.open('Secretariat');
    expect(await ask('have the partnerships been extended to 2008?', /share|secretariat will write/)).not.toContain('continue');
    await person.moveTo('2005-11-23T09:30');
    await wentOut('ANN-05', field, ['2005-11-23T09:30', ['#sen-rp-shared', 'P-LAOFF-SW', ...eachOf('LAREP')]]);
    await person.open('sen-rp-shared');
    expect(await timeOf('Ministers have agreed to continue funding')).toMatch(/^09:3\d$/);
  });

  test('the remit follows the decision; the letter of one region is seen by its own two people', async () => {
    await agree('ANN-06', { gates: [['SEN policy lead', 'POLICY clears']] });
    await person.moveTo('2005-11-30T10:00');
    await wentOut('ANN-06', ['2005-11-30T10:00', ['#sen-rp-facilitators', ...eachOf('HOST')]]);
    await agree('ANN-07', { gates: [['Secretariat lead', 'letter signed'], ['Grants and finance lead', 'FIN reconciles eleven letters to £2,125,000']] });
    await person.moveTo('2006-01-27T14:00');
    await wentOut('ANN-07', ['2006-01-27T14:00', ['P-FAC-SC', 'P-HOST-SC']]);
    await at('Host authority officer, South Central');
    expect(await timeOf('Your grant for 2006-07 is £190,233')).toMatch(/^14:0\d$/);
    await at('Facilitator, South East');
    await person.say('/announce show ANN-07');
    await person.message('I know no announcement called “ANN-07”');
  });

  test('in British summer time each hour is by the clocks of London, and the correction reaches exactly those who had the error', async () => {
    await agree('ANN-08', { gates: [['Senior responsible owner', 'SRO agrees forecast'], ['Communications lead', 'COMMS checks pre-election period']] });
    await person.moveTo('2006-03-27T16:00');
    await wentOut('ANN-08', ['2006-03-27T15:00', ['#sen-rp-evaluation', '#sen-rp-nsg']]);
    await agree('ANN-09', { gates: [['Secretariat lead', 'signed off'], ['Secretariat lead', 'research brief ready'], ['Secretariat lead', 'link live']] });
    await person.moveTo('2006-05-25T10:00');
    const morning: Stage = ['2006-05-25T09:00', ['#sen-rp-facilitators', '#sen-rp-nsg']];
    await wentOut('ANN-09', morning);
    await person.moveTo('2006-06-01T00:01');
    await wentOut('ANN-09', morning, ['2006-05-31T23:01', ['#sen-rp-announcements', '#sen-rp-shared']]);
    await person.become('Journalist (guest)');
    await person.open('sen-rp-shared');
    expect(await timeOf('a substantial and marked contribution')).toMatch(/^00:0\d$/);
    await agree('ANN-10');
    await person.moveTo('2006-06-01T11:15');
    await wentOut('ANN-10', ['2006-06-01T10:15', ['#sen-rp-announcements', '#sen-rp-facilitators', '#sen-rp-nsg', '#sen-rp-shared']]);
    await person.become('Journalist (guest)');
    await person.open('sen-rp-shared');
    const corrected = await person.message('Corrected (ANN-10)');
    await corrected.getByRole('button', { name: '1 reply' }).click();
    await person.page.locator('.thread .message', { hasText: 'There are eleven.' }).waitFor();
  });

  test('the trail of the decision holds together, and the page met no fault on the way', async () => {
    const path = join(sandbox.dataDir, 'trail.jsonl');
    expect(await typed('trail', 'DEC-2005-01', path)).toContain('Written to');
    await person.close();
  });
});
