import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const manifestFile = z.object({
  features: z.object({
    slash_commands: z.array(z.object({
      command: z.string(), description: z.string().default(''), usage_hint: z.string().default(''),
    })).default([]),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
  }).optional(),
});

/** What the app manifest tells Slack: the commands it completes, and the events it sends. */
export interface Manifest {
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usage_hint: string }[];
  readonly events: readonly string[];
}

/** Reads `manifest.json` in the project's folder. */
export async function readManifest(root: string): Promise<Manifest> {
  const read = manifestFile.parse(JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8')));
  return { commands: read.features.slash_commands, events: read.settings?.event_subscriptions?.bot_events ?? [] };
}
