import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, test } from 'vitest';
import { readConfig, settingNames, type Config, type SettingFault } from '../src/config.js';
import { sayWrongSettings } from '../src/wording/start-up.js';

const secret = 'xoxb-1111-a-token-that-nobody-should-read';
const enough = { SLACK_BOT_TOKEN: secret, SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' };

function configOf(env: Record<string, string>): Config {
  const read = readConfig({ ...enough, ...env });
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.config;
}

function faultsOf(env: Record<string, string>): readonly SettingFault[] {
  const read = readConfig(env);
  return read.kind === 'faults' ? read.faults : [];
}

test('two tokens are enough, and the rest is kept beside the bot', () => {
  expect(configOf({})).toMatchObject({
    databaseUrl: null, redisUrl: null, dataDir: './data', http: { host: '127.0.0.1', port: 3001 }, sandbox: false, programmeFile: null, logLevel: 'info',
    slack: { apiUrl: 'https://slack.com/api/', signingSecret: null },
  });
});

test('a setting that is empty is a setting that is not there', () => {
  expect(configOf({ DATABASE_URL: '', PORT: '', DATA_DIR: '', LOG_LEVEL: '' })).toMatchObject({ databaseUrl: null, http: { port: 3001 }, dataDir: './data' });
  expect(faultsOf({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' }).map(({ setting }) => setting)).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);
});

test('settings cannot be changed after they were read', () => {
  expect(Object.isFrozen(configOf({}))).toBe(true);
});

test('the sandbox loads the sample unless told otherwise', () => {
  const sandbox = { SECRETARIAT_SANDBOX: '1', SLACK_API_URL: 'http://127.0.0.1:3000/api' };
  expect(configOf(sandbox)).toMatchObject({ programmeFile: 'sample/sen-rp.yaml', slack: { apiUrl: 'http://127.0.0.1:3000/api/' } });
  expect(configOf({ ...sandbox, SECRETARIAT_PROGRAMME: 'ours.yaml' }).programmeFile).toBe('ours.yaml');
});

test.each(['', 'https://slack.com/api/', 'https://slack-gov.com/api', 'https://team.slack.com'])('the sandbox is refused with a real workspace at “%s”', (SLACK_API_URL) => {
  expect(faultsOf({ ...enough, SECRETARIAT_SANDBOX: '1', SLACK_API_URL })).toMatchObject([{ setting: 'SECRETARIAT_SANDBOX' }]);
});

describe('wrong settings', () => {
  const wrong = {
    SLACK_BOT_TOKEN: 'xapp-the-wrong-one', SLACK_APP_TOKEN: secret, SLACK_SIGNING_SECRET: 'short', SLACK_API_URL: 'not an address', PORT: 'eighty',
    DATABASE_URL: 'mysql://a', REDIS_URL: 'localhost:6379', LOG_LEVEL: 'loud', SECRETARIAT_SANDBOX: 'yes', SECRETARIAT_SANDBOX_START: 'soon',
  };

  test('are all named at once', () => {
    expect(faultsOf(wrong).map(({ setting }) => setting).sort()).toEqual(Object.keys(wrong).sort());
  });

  test('are named with what would be right, never with what was given', () => {
    const said = sayWrongSettings(faultsOf({ ...wrong, DATABASE_URL: 'mysql://me:hunter2@host' }));
    for (const value of [...Object.values(wrong).filter((one) => one !== 'short'), 'hunter2']) expect(said).not.toContain(value);
    for (const { what } of faultsOf(wrong)) expect(what).toMatch(/expected/);
  });

  test.each(['0', '65536', '-1', '3.5'])('port %s is refused', (PORT) => {
    expect(faultsOf({ ...enough, PORT })).toMatchObject([{ setting: 'PORT' }]);
  });

  test('a misspelt name gets the one that was probably meant', () => {
    expect(faultsOf({ ...enough, SECRETARIAT_PROGRAM: 'x' })).toEqual([
      { setting: 'SECRETARIAT_PROGRAM', what: 'is not a setting; did you mean SECRETARIAT_PROGRAMME?' },
    ]);
  });

  test('a bot that could not hear Slack in any way is told both ways', () => {
    const [fault] = faultsOf({ SLACK_BOT_TOKEN: secret });
    expect(fault?.what).toMatch(/Socket Mode.*SLACK_SIGNING_SECRET/);
  });
});

test('.env.example names every setting, no other, and starts nothing by accident', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const named = [...text.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
  expect([...named].sort()).toEqual([...settingNames, 'POSTGRES_PASSWORD'].sort());
  expect(Object.values(parse(text)).filter((value) => value !== '')).toEqual([]);
  // What is shown as usual is what is usual.
  const shown = parse(text.replace(/^# (?=[A-Z_]+=)/gm, ''));
  expect(readConfig({ ...shown, ...enough })).toEqual({ kind: 'read', config: configOf({}) });
});
