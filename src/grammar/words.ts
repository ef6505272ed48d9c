/** One word of what was typed: as compared, as typed, and where it stood. */
export interface Word {
  readonly text: string;
  readonly typed: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a text in small letters, without accents and punctuation. "&" and "+" between words are read as "and";
 * a hyphen parts words, save in ids such as M-YH1, which stay whole; "who's" is "whos".
 */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[&+£%]/gu)) {
    const typed = match[0];
    const plain = typed === '&' || typed === '+' ? 'and' : typed.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase();
    if (plain !== '') found.push({ text: plain, typed, from: match.index, to: match.index + typed.length });
  }
  return found;
}

/** Puts a name or phrase into the form in which words are compared. */
export function plainly(text: string): string {
  return wordsOf(text).map((word) => word.text).join(' ');
}
