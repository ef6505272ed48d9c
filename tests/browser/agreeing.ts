import { expect } from 'vitest';

export interface Agreeing {
  /** Who says that which condition is met. */
  readonly gates?: readonly (readonly [who: string, gate: string])[];
  readonly approver?: string | null;
}

interface Button {
  readonly action_id: string;
  readonly text?: { readonly text: string };
}

interface Shown {
  readonly ts: string;
  readonly asked: string | null;
  readonly blocks: readonly { readonly type: string; readonly block_id: string; readonly elements?: readonly Button[] }[];
}

interface Picture {
  readonly people: readonly { readonly slack: string; readonly name: string }[];
  readonly conversations: readonly { readonly id: string; readonly kind: string }[];
  readonly messages: readonly Shown[];
}

/**
 * Agrees an announcement by the address that the page itself asks: each person types `/announce show`, and presses the
 * button of the card that they are given.
 */
export function agreeFor(url: string) {
  const picture = async (as: string, channel: string): Promise<Picture> => (await fetch(new URL(`picture?${new URLSearchParams({ as, channel })}`, url))).json() as Promise<Picture>;
  const act = async (body: object): Promise<void> => {
    const answer = await fetch(new URL('act', url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const said = await answer.json() as { trouble?: string | null };
    if (!answer.ok || (said.trouble ?? null) !== null) throw new Error(JSON.stringify(said));
  };

  async function press(name: string, id: string, button: string): Promise<void> {
    const as = (await picture('', '')).people.find((one) => one.name === name)?.slack ?? '';
    const channel = (await picture(as, '')).conversations.find(({ kind }) => kind === 'bot')?.id ?? '';
    const cards = async () => (await picture(as, channel)).messages.flatMap(({ ts, blocks }) => blocks.flatMap(({ block_id: block, elements }) => (elements ?? [])
      .filter(({ text }) => text?.text === button).map(({ action_id: action }) => ({ ts, block, action }))));
    const before = (await cards()).map(({ ts }) => ts);
    await act({ act: 'type', as, channel, text: `/announce show ${id}` });
    await expect.poll(async () => (await cards()).some(({ ts }) => !before.includes(ts)), { interval: 50 }).toBe(true);
    const card = (await cards()).find(({ ts }) => !before.includes(ts));
    if (card === undefined) throw new Error(`${name} has no button “${button}”`);
    await act({ act: 'press', as, place: { channel, ts: card.ts }, block: card.block, action: card.action, chosen: {}, values: {} });
    // The card gives way to what has become of it.
    await expect.poll(async () => (await cards()).some(({ ts }) => ts === card.ts), { interval: 50 }).toBe(false);
  }

  return async function agree(id: string, { gates = [], approver = 'Chair of the NSG' }: Agreeing = {}): Promise<void> {
    await press('Secretariat lead', id, 'Confirm');
    for (const [who, gate] of gates) await press(who, id, `Done: ${gate}`);
    if (approver !== null) await press(approver, id, 'Approve these words');
  };
}
