import type { KnownBlock } from '@slack/types';
import type { DeliveryId } from '../domain/ids.js';
import type { Message } from '../office.js';
import { fieldsOf } from './post-outcome.js';

// Anyone in the workspace can read both marks: nothing but the opaque id may be in them.
const eventType = 'secretariat_delivery';
const prefix = 'd-';

/** A message's blocks and metadata with the delivery's mark in both, for either alone may be lost on the way. */
export function marked(delivery: DeliveryId, message: Message) {
  const [first, ...others]: readonly KnownBlock[] = message.blocks.length > 0
    ? message.blocks
    : [{ type: 'section', text: { type: 'mrkdwn', text: message.text } }];
  return {
    blocks: first === undefined ? [] : [{ ...first, block_id: `${prefix}${delivery}` }, ...others],
    metadata: { event_type: eventType, event_payload: { delivery } },
  };
}

/** The delivery a message in Slack is marked with; `false` for none. A suffix after the block's id says a later version. */
export function markOf(message: Readonly<Record<string, unknown>>): string | false {
  const metadata = fieldsOf(message['metadata']);
  const { delivery } = fieldsOf(metadata['event_payload']);
  if (metadata['event_type'] === eventType && typeof delivery === 'string') return delivery;
  const blocks: readonly unknown[] = Array.isArray(message['blocks']) ? message['blocks'] : [];
  const { block_id: id } = fieldsOf(blocks[0]);
  return typeof id === 'string' && id.startsWith(prefix) ? id.slice(prefix.length).split('/')[0] ?? false : false;
}
