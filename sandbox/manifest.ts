import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const manifestFile = z.object({
  features: z.object({
    slash_commands: z.array(z.object({
      command: z.string(), description: z.string().default(''), usage_hint: z.string().default(''),
    })).default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
  }).optional(),
});

/** What the app manifest tells Slack: the commands it completes, the events it sends, and what the bot may do. */
export interface Manifest {
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usage_hint: string }[];
  readonly events: readonly string[];
  readonly scopes: readonly string[];
}

/** Reads an app manifest in JSON. */
export async function readManifest(file: string): Promise<Manifest> {
  const read = manifestFile.parse(JSON.parse(await readFile(file, 'utf8')));
  return {
    commands: read.features.slash_commands,
    events: read.settings?.event_subscriptions?.bot_events ?? [],
    scopes: read.oauth_config.scopes.bot,
  };
}
