import { commonWords } from '../common-words.js';
import { forgiven, slips } from '../distance.js';
import { wordsOf } from '../words.js';
import { concepts } from './concepts.js';

/** What people shorten or run together, written out. */
const inFull: Readonly<Record<string, string>> = {
  thru: 'through', grp: 'group', any1: 'anyone', every1: 'everyone', no1: 'no one', sum1: 'someone', mate: '', til: 'till', comms: 'communications', dataset: 'data set', datasets: 'data sets', frm: 'from', fr: 'from', w8: 'wait', l8: 'late', gd: 'good', wrt: 'about', bn: 'been', wud: 'would', shud: 'should', cud: 'could', wat: 'what', wats: 'what is', hw: 'how', rebaseline: 're baseline', rebaselined: 're baselined', whos: 'who is', whose: 'whose', whats: 'what is', wots: 'what is', wot: 'what', hows: 'how is', wheres: 'where is', whens: 'when is', whys: 'why is', thats: 'that is', its: 'it is', theres: 'there is',
  isnt: 'is not', arent: 'are not', wasnt: 'was not', werent: 'were not', hasnt: 'has not', havent: 'have not', hadnt: 'had not', didnt: 'did not', doesnt: 'does not', dont: 'do not',
  cant: 'can not', cannot: 'can not', wont: 'will not', wouldnt: 'would not', couldnt: 'could not', shouldnt: 'should not', im: 'i am', ive: 'i have', weve: 'we have', youve: 'you have', theyve: 'they have',
  youre: 'you are', theyre: 'they are', were: 'were', ill: 'i will', well: 'well', lets: 'let us', b4: 'before', owt: 'anything', nowt: 'nothing', pls: 'please', plz: 'please', u: 'you', r: 'are', ur: 'your', abt: 'about', avg: 'average', mtg: 'meeting', mtgs: 'meetings',
  fig: 'figure', figs: 'figures', info: 'information', rpt: 'report', rpts: 'reports', mins: 'minutes', govt: 'government', gov: 'government', eval: 'evaluation', xmas: 'christmas', tmrw: 'tomorrow', tomoz: 'tomorrow',
  wk: 'week', wks: 'weeks', mth: 'month', mths: 'months', yr: 'year', yrs: 'years', fin: 'finance', vfm: 'value for money', hav: 'have', wen: 'when', y: 'why', cos: 'because', coz: 'because', bc: 'because',
  anymore: 'any more', everyones: 'everyone', msg: 'message', dunno: 'do not know', wanna: 'want to', gonna: 'going to', gotta: 'have to', ppl: 'people', nxt: 'next', prev: 'previous', btw: '', fyi: '', asap: '', hrs: 'highlight reports',
  hr: 'highlight report', sept: 'september', jan: 'january', feb: 'february', apr: 'april', aug: 'august', oct: 'october', nov: 'november', decison: 'decision', q: 'quarter', esp: 'especially', w: 'w', sched: 'schedule', resp: 'responsible', rt: 'released time', re: 'about', sos: 'secretary of state', wazzup: 'what is happening', sup: 'what is happening',
};

const glossaryWords = 'baseline forecast slippage tolerance watermelon exception checkpoint secretariat ringfenced unringfenced dissemination register chaired chairing spend spent tues weds thurs'.split(' ');

/** Said of what becomes of people and posts, and no slips for other words; nor is another word a slip for one of these. */
const fateful: ReadonlySet<string> = new Set('saved saving spare ending finished merge merged merges merging merger mergers spending axed axing drop dropped dropping scrap scrapping halve halved halving cull culled ditched binned chop chopped plug slashed trimmed abolished disbanded spared doomed closure closures folding folded absorbed amalgamated shrinking recruit recruiting hire hiring appoint renewing redundant redundancies redundancy rumour rumours rumor lease apparently reckon reckons gossip batch cohort tranche wave alive afloat'.split(' '));

/** Every word by which the table knows something, for righting mistyped ones. */
const knownSet: ReadonlySet<string> = new Set([...Object.values(concepts).flatMap((phrases) => phrases.split(/[\s|]+/)), ...glossaryWords]);
const known: readonly string[] = [...knownSet].filter((word) => word.length > 3);

/** Writes out what was shortened, and rights what was mistyped where one known word is near enough. */
export function plainWords(text: string, names: ReadonlySet<string>): string[] {
  return wordsOf(text.replace(/\bto do with\b/gi, 'about').replace(/\bno\.? of\b/gi, 'number of').replace(/\bwhat've\b/gi, 'what have').replace(/\b(we|they|you)['’]re\b/gi, '$1 are').replace(/\b(i|we|they|you|it|he|she|there)['’]ll\b/gi, '$1 will').replace(/\bany signs? of\b/gi, 'any news of').replace(/\blooked at(?= (?:next|again|last)\b|[\s?.!]*$)/gi, 'reviewed')).flatMap(({ text: word }) => {
    // “constructor” is a word that people may type, and a name that every object has.
    const whole = names.has(word) && word.length <= 2 ? undefined : Object.hasOwn(inFull, word) ? inFull[word] : undefined;
    if (whole !== undefined) return whole === '' ? [] : whole.split(' ');
    // "costing" is a form of "cost", where that is on record, and no slip for "closing".
    return [names.has(word) || names.has(stem(word)) || names.has(word.replace(/(?:ing|ed)$/, '')) ? word : righted(word)];
  });
}

/** Both lists by first letter and length, each word with its place: the table's own come first. */
const alike = new Map<string, { readonly meant: string; readonly place: number }[]>();
for (const [place, meant] of [...known, ...commonWords].entries()) {
  if (meant.length < 4) continue;
  const like = `${meant[0]}${meant.length}`;
  const others = alike.get(like) ?? [];
  others.push({ meant, place });
  alike.set(like, others);
}

function righted(word: string): string {
  if (word.length < 4 || word.length > 20 || /\d/.test(word) || knownSet.has(word) || fateful.has(word) || commonWords.has(word) || knownSet.has(stem(word))) return word;
  const most = forgiven(word.length + 1);
  let best = { meant: word, place: Infinity };
  let least = most;
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    for (const near of alike.get(`${word[0]}${length}`) ?? []) {
      const apart = slips(word, near.meant);
      if (apart > forgiven(length + 1) || apart > least || (apart === least && near.place > best.place)) continue;
      [best, least] = [near, apart];
    }
  }
  return best.meant;
}

/** A word without the end that numbers and possession add, for comparing. */
export function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
