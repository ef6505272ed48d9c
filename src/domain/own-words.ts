/** How a programme speaks of what every programme has; `words` of its file, each one and many. */
export interface OwnWords {
  readonly partnership: string;
  readonly partnerships: string;
  readonly report: string;
  readonly reports: string;
  readonly authority: string;
  readonly authorities: string;
  /** Its own words beside the usual ones, for reading what people type, by what they mean. */
  readonly aliases: Readonly<Partial<Record<Meaning, readonly string[]>>>;
}

export type Meaning = 'partnership' | 'report' | 'highlight' | 'member' | 'meeting';

export type GivenWords = Partial<Record<'partnership' | 'partnerships' | 'report' | 'reports' | 'authority' | 'authorities' | 'group', string | undefined>>;

const usual = { partnership: 'partnership', report: 'highlight report', authority: 'member authority' } as const;

/** What a group is called for short by the last word of its name: "the board". */
const groups = /\b(board|panel|forum|assembly)$/i;

/** Last words of what a return is called that are said of much else: "progress note", "log sheet". */
const saidOfMuch = new Set(['note', 'sheet', 'paper', 'letter', 'plan', 'form', 'report', 'return', 'update', 'summary', 'statement', 'record', 'review', 'survey', 'account', 'card', 'list', 'book', 'line', 'check', 'page']);

/** The words of the file, the usual ones where it gives none; what is many is made from what is one. */
export function ownWords(given: GivenWords, bodyName: string | null): OwnWords {
  const one = (key: keyof typeof usual) => given[key] ?? usual[key];
  const many = (key: keyof typeof usual, plural: string | undefined) => plural ?? (one(key).endsWith('y') ? one(key).replace(/y$/, 'ies') : `${one(key)}s`);
  const [partnerships, reports, authorities] = [many('partnership', given.partnerships), many('report', given.reports), many('authority', given.authorities)];
  const [, head = ''] = / ([a-z]+)$/.exec(one('report').toLowerCase()) ?? [];
  const short = head === '' || saidOfMuch.has(head) ? [] : [head, `${head}s`];
  const group = (given.group ?? groups.exec(bodyName ?? '')?.[1])?.toLowerCase().replace(/^the /, '');
  const own = (meaning: Meaning, said: string | undefined, ...words: readonly string[]) => (said === undefined ? {} : { [meaning]: words.map((word) => word.toLowerCase()) });
  return {
    partnership: one('partnership'), partnerships, report: one('report'), reports, authority: one('authority'), authorities,
    aliases: {
      ...own('partnership', given.partnership, one('partnership'), partnerships), ...own('report', given.report, one('report'), reports, ...short), ...own('highlight', given.report, one('report'), reports, ...short),
      ...own('member', given.authority, one('authority'), authorities), ...own('meeting', group, group ?? ''),
    },
  };
}
