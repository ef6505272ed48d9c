import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setStage, type Stage } from '../setup/stage.js';

describe('script/server', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage(['script'], {
      'script/bootstrap': '#!/usr/bin/env bash\n',
      'dist/src/main.js': 'console.log("the bot alone");',
      'dist/sandbox/main.js': 'console.log("the sandbox");',
    });
  });
  afterEach(() => stage.remove());

  test.each([
    ['no settings at all', undefined],
    ['tokens that are left empty', 'SLACK_BOT_TOKEN=\nSLACK_APP_TOKEN=""\n'],
    ['tokens that are commented out', '# SLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKEN= # later\n'],
    ['other settings only', 'NOT_SLACK_BOT_TOKEN=xoxb-1\nPORT=3000\n'],
  ])('opens the sandbox with %s', async (_, settings) => {
    if (settings !== undefined) await stage.write('.env', settings);
    const { output } = await stage.run('script/server', []);
    expect(output).toContain('the sandbox\n');
  });

  test.each([
    ['a bot token', 'SLACK_BOT_TOKEN=xoxb-1\n'],
    ['a quoted token', "  export SLACK_BOT_TOKEN = 'xoxb-1'\n"],
    ['an app token alone, so that the bot can say which one is missing', 'SLACK_APP_TOKEN=xapp-1\n'],
  ])('joins the real workspace with %s', async (_, settings) => {
    await stage.write('.env', settings);
    const { output } = await stage.run('script/server', []);
    expect(output).toContain('the bot alone\n');
  });

  test('takes a token from the environment too, from any folder', async () => {
    const place = { cwd: '/', env: { SLACK_BOT_TOKEN: 'xoxb-1' } };
    const { output } = await stage.run(`${stage.root}/script/server`, [], place);
    expect(output).toContain('the bot alone\n');
  });

  test('starts nothing when the machine could not be made ready', async () => {
    await stage.write('script/bootstrap', '#!/usr/bin/env bash\nexit 1\n');
    const { code, output } = await stage.run('script/server', []);
    expect(code).toBe(1);
    expect(output).toBe('');
  });
});
