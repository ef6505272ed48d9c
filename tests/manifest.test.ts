import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../commands/index.js';
import { scopesAmiss, scopesAsked } from '../src/slack/scopes.js';

interface Manifest {
  readonly features: {
    readonly app_home: { readonly home_tab_enabled: boolean; readonly messages_tab_enabled: boolean; readonly messages_tab_read_only_enabled: boolean };
    readonly slash_commands: readonly { readonly command: string; readonly description: string; readonly usage_hint?: string; readonly should_escape: boolean }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}

const manifest: Manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));
const listed = manifest.features.slash_commands;

test('Slack completes every command that the bot knows, with the words the bot uses', async () => {
  const known = commands.map(({ name, summary, usage }) => ({ command: name, description: summary, ...(usage === '' ? {} : { usage_hint: usage }), should_escape: true }));
  const kept = listed.map((one) => known.find(({ command }) => command === one.command) ?? one);
  const added = known.filter(({ command }) => !listed.some((one) => one.command === command));
  const right = { ...manifest, features: { ...manifest.features, slash_commands: [...kept, ...added] } };
  // After a change of words: npx vitest run --project house tests/manifest.test.ts -u
  await expect(`${JSON.stringify(right, null, 2)}\n`).toMatchFileSnapshot('../manifest.json');
});

test('people and channels arrive as ids, and every command fits where Slack shows it', () => {
  for (const { command, description, usage_hint = '', should_escape } of listed) {
    expect(should_escape, command).toBe(true);
    expect(command.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(2_000);
    expect(usage_hint.length).toBeLessThanOrEqual(1_000);
  }
});

test('the bot asks for the least that its work needs, and counts on no more', () => {
  expect(manifest.oauth_config.scopes.bot).toEqual([
    'app_mentions:read', 'channels:history', 'channels:read', 'chat:write', 'commands', 'groups:history', 'groups:read', 'im:history', 'im:write', 'users:read',
  ]);
  expect(scopesAsked).toEqual(manifest.oauth_config.scopes.bot);
  expect(scopesAmiss([...scopesAsked, 'files:write'].filter((scope) => scope !== 'commands'))).toEqual({ extra: ['files:write'], missing: ['commands'] });
  expect(scopesAmiss(null)).toBeNull();
});

test('people can write to the bot, open its home, and are heard when they join or leave', () => {
  expect(manifest.features.app_home).toEqual({ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false });
  expect(manifest.settings.event_subscriptions.bot_events).toEqual([
    'app_home_opened', 'app_mention', 'channel_archive', 'member_joined_channel', 'member_left_channel', 'message.im', 'user_change',
  ]);
});
