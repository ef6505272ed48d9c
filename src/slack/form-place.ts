import type { ModalView } from '@slack/types';
import { fields, text } from './inputs.js';

/** A form remembers the channel it was asked for in, beside what it is about. Neither is trusted as permission. */
export function placed(view: ModalView, channel: string | null): ModalView {
  return { ...view, private_metadata: JSON.stringify({ about: view.private_metadata ?? '', channel }) };
}

/** What a form that was sent in remembers, or null when it cannot be read. */
export function unplaced(metadata: string): { readonly about: string; readonly channel: string | null } | null {
  try {
    const read = fields(JSON.parse(metadata));
    return { about: text(read, 'about') ?? '', channel: text(read, 'channel') };
  } catch {
    return null;
  }
}
