interface Fault {
  readonly setting: string;
  readonly what: string;
}

/** Every wrong setting at once, and where settings are explained. */
export function sayWrongSettings(faults: readonly Fault[]): string {
  const lines = faults.map(({ setting, what }) => `  ${setting}: ${what}`);
  return `Secretariat cannot start with these settings:\n${lines.join('\n')}\nEach setting is explained in .env.example.`;
}

export const startUp = {
  ready: (how: string) => `Secretariat is ready: ${how}.`,
  socketMode: 'in the workspace, by Socket Mode',
  http: (host: string, port: number) => `listening for Slack on http://${host}:${port}/slack/events`,
  migrated: (files: number) => `Brought the records up to date (${files} ${files === 1 ? 'step' : 'steps'}).`,
  loaded: (programme: string) => `Loaded ${programme}.`,
  stopping: 'Finishing what is in hand…',
  waiting: (what: string, seconds: number) => `Cannot reach ${what} yet; trying again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  refused: (what: string, why: string, setting: string) => `${what} does not let me in (${why}). Please check ${setting}.`,
  tooManyScopes: (extra: readonly string[]) => `Slack lets me do more than I need (${extra.join(', ')}). Take ${extra.length === 1 ? 'this scope' : 'these scopes'} away at api.slack.com/apps, OAuth & Permissions, or make the app anew from manifest.json, and install it again.`,
  scopesMissing: (missing: readonly string[]) => `Slack does not let me do all that I need (${missing.join(', ')} missing). Some of what I offer will fail until the app is installed again with manifest.json.`,
  portTaken: (host: string, port: number) => `Something else is listening on ${host}:${port} already. Stop it, or set PORT to another number.`,
  shifted: 'This store was used in the sandbox: its clock was moved, so its dates are not real. Use another DATA_DIR or DATABASE_URL for the workspace.',
  olderCopy: 'These records are older than what I have said in the channels. What was due is looked for there before anything is sent; the secretariat has been told.',
  newer: (unknown: readonly string[]) => `These records were last used by a newer Secretariat (${unknown.join(', ')}). Install that version or newer; nothing was changed.`,
} as const;
