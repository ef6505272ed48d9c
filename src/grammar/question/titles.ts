import type { Book } from '../../domain/answer-book.js';
import { plainly } from '../words.js';

/** So few words may stand in a sentence by chance. */
const fewest = 3;

/** What may stand before a title, or after it, when nothing but its standing is asked. */
const around = /^(?:(?:status|the|of|on|about|what|is|any|news|update|latest|how|where|tell|me|please|standing|state|and|so|with|for|it|hi|hello|thanks|now) ?)*$/;

export interface ByTitle {
  /** The message with ids in the place of whole titles. */
  readonly text: string;
  /** Whether it is the title alone, but for words that ask where it stands: a title may read like news or an order. */
  readonly alone: 'yes' | 'no';
}

/**
 * Titles that a message gives word for word, as the ids they stand for, so that no word in a title is taken for what is
 * asked. Only what this reader may know is in the book.
 */
export function titlesAsIds(text: string, book: Pick<Book, 'milestones' | 'decisions' | 'actions' | 'risks'>): ByTitle | null {
  const lower = text.toLowerCase();
  const said = ` ${plainly(text)} `;
  const found = [...book.milestones, ...book.decisions, ...book.actions, ...book.risks].flatMap(({ id, title }) => {
    // Most titles share no first word with the message: nothing more of them is looked at.
    const [first = ''] = title.toLowerCase().split(/[^a-z0-9]/, 1);
    if (!lower.includes(first)) return [];
    const plain = plainly(title);
    return plain.split(' ').length >= fewest && said.includes(` ${plain} `) ? [{ id: id as string, plain }] : [];
  }).sort((a, b) => b.plain.length - a.plain.length);
  const [longest] = found;
  if (longest === undefined || found.some(({ id, plain }) => id !== longest.id && plain === longest.plain)) return null;
  const written = new RegExp(longest.plain.split(' ').map((word) => word.replace(/[^a-z0-9]/g, '.')).join('[^a-z0-9]+'), 'i');
  const left = said.replace(` ${longest.plain} `, ' ').trim();
  const alone = around.test(left) ? 'yes' : 'no';
  // "is the final report signed off?" asks whether, and what its title says of it is part of the question.
  if (alone === 'yes' && /^(?:so |and |but )*(?:is|are|was|were|has|have|did) /.test(left + ' ')) return null;
  if (alone === 'yes') return { text: `status of ${longest.id}${text.trim().endsWith('?') ? '?' : ''}`, alone };
  const replaced = text.replace(written, ` ${longest.id} `).replace(/ +/g, ' ').trim();
  return replaced === text ? null : { text: replaced, alone };
}
