import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { killSandboxes, ROOT, startSandbox, type StartedSandbox } from '../sandbox/start-sandbox.js';
import { openBrowser, openPage, type SandboxPage } from './page.js';

let browser: Browser;
let sandbox: StartedSandbox;
let person: SandboxPage;

/** The whole sandbox with the real bot, from sources: a Redis and a database of its own, and the sample programme. */
const start = (dataDir?: string) => startSandbox({
  SANDBOX_BOT_COMMAND: `${process.execPath} --import tsx ${join(ROOT, 'src', 'main.ts')}`,
  SLACK_APP_TOKEN: '', DATABASE_URL: '', REDIS_URL: '',
}, dataDir);

async function addressOf(started: StartedSandbox): Promise<string> {
  const [, url = ''] = await started.says(/The sandbox is open: (http:\S+)/);
  return url;
}

beforeAll(async () => {
  browser = await openBrowser();
  sandbox = start();
  person = await openPage(browser, await addressOf(sandbox));
});
afterAll(async () => {
  await browser?.close();
  await killSandboxes();
});

describe('one autumn of the steering group, in its own workspace', () => {
  test('a member asks where a partnership stands, and is answered alone', async () => {
    await person.page.locator('#office-time', { hasText: 'Friday 14 October 2005' }).waitFor();
    await person.become('Secretariat lead');
    await person.open('sen-rp-nsg');
    await person.say('/partnership e mids');
    const status = await person.message('Behaviour outreach framework');
    expect(await status.textContent()).toContain('East Midlands');
    expect(await status.textContent()).toContain('Only visible to you');
  });

  test('a facilitator gives a milestone a new date, with the reason, and confirms it', async () => {
    await person.become('Facilitator, South West');
    await person.open('sen-rp-facilitators');
    await person.say('/milestone move M-SW1 to 9 December 2005, because two counties send their figures late');
    const asked = await person.message('Benchmarking data set version 2');
    expect(await asked.textContent()).toContain('9 December 2005');
    await person.press(asked, 'Confirm');
    await asked.getByRole('button', { name: 'Confirm' }).waitFor({ state: 'detached' });
    await person.say('/milestone M-SW1');
    expect(await (await person.message('two counties send their figures late')).textContent()).toContain('now expected 9 December 2005');
  });

  test('twenty-eight days before the new date, at nine, the reminder comes by itself', async () => {
    await person.become('Secretariat lead');
    await person.moveTo('2005-11-10T17:00');
    await person.forward('Next working morning');
    expect(await person.clock()).toMatch(/^Friday 11 November 2005, 09:0/);
    await person.become('Facilitator, South West');
    await person.open('Secretariat');
    const reminder = await person.message('Benchmarking data set version 2');
    expect(await reminder.textContent()).toContain('9 December 2005');
    expect(await reminder.getByRole('button').allTextContents()).toEqual(expect.arrayContaining(['Done', 'New date']));
  });

  test('an announcement is written, looked at, confirmed and delivered, its words as they were typed', async () => {
    await person.become('Secretariat lead');
    await person.open('Secretariat');
    await person.say('/announce');
    const form = await person.form('New announcement');
    await person.fill(form, 'Kind', 'Meeting');
    await person.fill(form, 'Title', 'Papers for the next meeting');
    await person.fill(form, 'Text', 'The papers are in the usual place. & <!channel> stays as it was typed.');
    await person.fill(form, 'Who is told', ['NSG members']);
    await person.send(form);
    await person.press(await person.message('Nothing has been sent'), 'Confirm');
    await person.open('sen-rp-nsg');
    const announced = await person.message('The papers are in the usual place');
    expect(await announced.textContent()).toContain('& <!channel> stays as it was typed.');
  });

  test('its receipt says where it arrived', async () => {
    await person.say('/announce receipts');
    const receipts = await person.message('1 of 1 delivered');
    expect(await receipts.textContent()).toContain('#sen-rp-nsg');
  });

  test('a stop keeps everything for the next start', async () => {
    await person.close();
    sandbox.child.kill('SIGTERM');
    expect(await sandbox.ended).toBe(0);
    sandbox = start(sandbox.dataDir);
    person = await openPage(browser, await addressOf(sandbox));
    await person.become('Chair of the NSG');
    await person.open('sen-rp-nsg');
    await person.message('The papers are in the usual place');
    expect(await person.clock()).toContain('November 2005');
    await person.close();
  });
});
