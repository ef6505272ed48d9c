import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** A headless Chromium, the one that script/test found or installed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}. script/test installs one, or set CHROMIUM_PATH.`);
  }
  // Chromium's own sandbox needs privileges that root and containers do not give it; containers also have a small /dev/shm.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}
