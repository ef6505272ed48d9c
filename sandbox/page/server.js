// @ts-check
import { toast } from './dom.js';

/**
 * Does something in the workspace. A refusal is shown in the corner and answered with null.
 * @param {Record<string, unknown>} body
 * @returns {Promise<any>}
 */
export async function act(body) {
  try {
    const response = await fetch('act', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    const said = await response.json();
    if (response.ok) return said;
    toast(said.trouble ?? 'The sandbox could not do that.', { kind: 'trouble' });
  } catch {
    toast('The sandbox is not answering. Is it still running?', { kind: 'trouble' });
  }
  return null;
}

/**
 * Everything that one person sees with one conversation open.
 * @param {string} as
 * @param {string} channel
 */
export async function lookAt(as, channel) {
  const response = await fetch(`picture?${new URLSearchParams({ as, channel })}`);
  if (!response.ok) return null;
  return response.json();
}
