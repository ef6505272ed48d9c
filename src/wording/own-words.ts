import type { OwnWords } from '../domain/own-words.js';

/** Authority by itself is also what somebody has, and a host authority is called so everywhere. */
const usual = /(?<!host )\b(?:([Aa])n? )?(highlight reports?|member authorit(?:y|ies)|authorit(?:y|ies)|partnerships?)\b/g;

/** A sentence made for any programme, with this one's own words for its partnerships, their returns and their members. */
export function inOwnWords(text: string, words: OwnWords): string {
  const [authority, authorities] = [words.authority, words.authorities].map((word) => word.replace(/^member /, ''));
  const own: Readonly<Record<string, string | undefined>> = {
    'highlight report': words.report, 'highlight reports': words.reports, 'member authority': words.authority, 'member authorities': words.authorities,
    authority, authorities, partnership: words.partnership, partnerships: words.partnerships,
  };
  return text.replaceAll(usual, (found, article: string | undefined, noun: string) => {
    const called = own[noun];
    if (called === undefined || (noun === 'authority' && article === undefined)) return found;
    return article === undefined ? called : `${article}${/^[aeiou]/i.test(called) ? 'n' : ''} ${called}`;
  });
}
