import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=en-GB',
];

/** Opens Chromium: the one that `script/test` found, or Debian's. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium', args: FLAGS });
}

/** The sandbox page in a browser, in the words of a person who uses it. */
export interface SandboxPage {
  readonly page: Page;
  become(name: string): Promise<void>;
  /** Opens a channel or the conversation with somebody, by its name in the left column. */
  open(conversation: string): Promise<void>;
  openHome(): Promise<void>;
  /** Types into the box and sends it. */
  say(text: string): Promise<void>;
  /** The last message in whose text these words stand, as soon as there is one. */
  message(words: string | RegExp): Promise<Locator>;
  press(where: Locator, button: string): Promise<void>;
  /** The form with this title, as soon as it is open. */
  form(title: string | RegExp): Promise<Locator>;
  /** Fills the field of a form that has this label. */
  fill(form: Locator, label: string, value: string | readonly string[]): Promise<void>;
  send(form: Locator): Promise<void>;
  clock(): Promise<string>;
  /** Presses one of the clock's buttons and waits until the office's time has changed. */
  forward(step: '+1 hour' | '+1 day' | '+1 week' | 'Next working morning'): Promise<void>;
  /** Moves the clock to a chosen moment, such as `2005-10-17T09:00`. */
  moveTo(moment: string): Promise<void>;
  /** Ids of the commands that the box offers for what was typed. */
  offers(typed: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the sandbox at its address. Anything that the page itself gets wrong is thrown at `close`. */
export async function openPage(browser: Browser, url: string): Promise<SandboxPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  await page.goto(url);
  const face = page.locator('#office-time');
  await page.locator('#you').waitFor({ state: 'attached' });

  const moved = async (act: () => Promise<void>) => {
    const before = await face.textContent();
    await act();
    await expectGone(page.locator('.clock.busy'));
    await page.locator('#office-time').filter({ hasNotText: before ?? '' }).waitFor();
  };

  return {
    page,
    async become(name) {
      // Somebody with unread messages has a dot before their name.
      const value = await page.locator('#you option').evaluateAll(
        (options, wanted) => options.find((one) => one.textContent?.replace('● ', '') === wanted)?.getAttribute('value') ?? '', name,
      );
      await page.locator('#you').selectOption(value);
      await page.locator('.chooser strong', { hasText: name }).waitFor();
    },
    async open(conversation) {
      await page.locator(`.entry[data-conversation="${conversation}"]`).click();
      await page.locator(`.entry[data-conversation="${conversation}"][aria-current]`).waitFor();
      const messages = page.getByRole('tab', { name: /^Messages/ });
      if (await messages.isVisible()) await messages.click();
    },
    async openHome() {
      await page.locator('.entry[data-conversation="Secretariat"]').click();
      await page.getByRole('tab', { name: 'Home' }).click();
      await page.locator('.home .blocks').waitFor();
    },
    async say(text) {
      const box = page.locator('.middle textarea');
      await box.fill(text);
      await box.press('Escape');
      await box.press('Enter');
    },
    async message(words) {
      const found = page.locator('.middle .message').filter({ has: page.locator('.what > .words, .what > .blocks').filter({ hasText: words }) }).last();
      await found.waitFor();
      return found;
    },
    async press(where, button) {
      await where.getByRole('button', { name: button, exact: true }).click();
    },
    async form(title) {
      const form = page.getByRole('dialog', { name: title });
      await form.waitFor();
      return form;
    },
    async fill(form, label, value) {
      const input = form.locator('.input').filter({ has: page.locator('label, legend').filter({ hasText: label }) }).first();
      const has = async (what: string) => (await input.locator(what).count()) > 0;
      const kind = (await has('details.many')) ? 'many'
        : (await has('select')) ? 'select'
          : (await has('input[type="radio"], input[type="checkbox"]')) ? 'ticks' : 'text';
      const values = typeof value === 'string' ? [value] : value;
      if (kind === 'many') await input.locator('summary').click();
      if (kind === 'many' || kind === 'ticks') for (const one of values) await input.locator('label').filter({ hasText: one }).locator('input').check();
      if (kind === 'many') await input.locator('summary').press('Escape');
      if (kind === 'select') await input.locator('select').selectOption({ label: values[0] ?? '' });
      if (kind === 'text') await input.locator('input, textarea').fill(values[0] ?? '');
    },
    async send(form) {
      await form.locator('footer button[type="submit"]').click();
    },
    async clock() {
      return (await face.textContent()) ?? '';
    },
    forward: (step) => moved(() => page.getByRole('button', { name: step, exact: true }).click()),
    moveTo: (moment) => moved(async () => {
      await page.getByRole('button', { name: 'Choose…', exact: true }).first().click();
      await page.locator('.panel input').fill(moment);
      await page.locator('.panel button').click();
    }),
    async offers(typed) {
      const box = page.locator('.middle textarea');
      await box.fill('');
      await box.pressSequentially(typed);
      const offered = await page.locator('.middle .choices [role="option"] strong').allTextContents();
      await box.fill('');
      return offered;
    },
    async close() {
      await page.close();
      if (faults.length > 0) throw new Error(`The page met faults:\n${faults.join('\n')}`);
    },
  };
}

async function expectGone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'detached' });
}
