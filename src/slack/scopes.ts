/** What the bot asks to be allowed to do; `manifest.json` asks for the same. */
export const scopesAsked: readonly string[] = Object.freeze([
  'app_mentions:read', 'channels:history', 'channels:read', 'chat:write', 'commands', 'groups:history', 'groups:read', 'im:history', 'im:write', 'users:read',
]);

/** How what Slack granted differs from what was asked for. Null when Slack did not say what it granted. */
export function scopesAmiss(granted: readonly string[] | null): { readonly extra: readonly string[]; readonly missing: readonly string[] } | null {
  if (granted === null) return null;
  return { extra: granted.filter((scope) => !scopesAsked.includes(scope)), missing: scopesAsked.filter((scope) => !granted.includes(scope)) };
}
