import { commonWords } from '../common-words.js';
import { forgiven, slips } from '../distance.js';
import { wordsOf } from '../words.js';
import { concepts } from './concepts.js';

/** What people shorten or run together, written out. */
const inFull: Readonly<Record<string, string>> = {
  til: 'till', frm: 'from', fr: 'from', w8: 'wait', l8: 'late', gd: 'good', wrt: 'about', bn: 'been', wud: 'would', shud: 'should', cud: 'could', wat: 'what', wats: 'what is', hw: 'how', rebaseline: 're baseline', rebaselined: 're baselined', whos: 'who is', whose: 'whose', whats: 'what is', wots: 'what is', wot: 'what', hows: 'how is', wheres: 'where is', whens: 'when is', whys: 'why is', thats: 'that is', its: 'it is', theres: 'there is',
  isnt: 'is not', arent: 'are not', wasnt: 'was not', werent: 'were not', hasnt: 'has not', havent: 'have not', hadnt: 'had not', didnt: 'did not', doesnt: 'does not', dont: 'do not',
  cant: 'can not', cannot: 'can not', wont: 'will not', wouldnt: 'would not', couldnt: 'could not', shouldnt: 'should not', im: 'i am', ive: 'i have', weve: 'we have', youve: 'you have', theyve: 'they have',
  youre: 'you are', theyre: 'they are', were: 'were', ill: 'i will', well: 'well', lets: 'let us', b4: 'before', pls: 'please', plz: 'please', u: 'you', r: 'are', ur: 'your', abt: 'about', mtg: 'meeting', mtgs: 'meetings',
  fig: 'figure', figs: 'figures', info: 'information', rpt: 'report', rpts: 'reports', mins: 'minutes', govt: 'government', gov: 'government', eval: 'evaluation', xmas: 'christmas', tmrw: 'tomorrow', tomoz: 'tomorrow',
  wk: 'week', wks: 'weeks', mth: 'month', mths: 'months', yr: 'year', yrs: 'years', fin: 'finance', vfm: 'value for money', hav: 'have', wen: 'when', y: 'why', cos: 'because', coz: 'because', bc: 'because',
  anymore: 'any more', everyones: 'everyone', msg: 'message', dunno: 'do not know', wanna: 'want to', gonna: 'going to', gotta: 'have to', ppl: 'people', nxt: 'next', prev: 'previous', btw: '', fyi: '', asap: '', hrs: 'highlight reports',
  hr: 'highlight report', decison: 'decision', q: 'quarter', esp: 'especially', w: 'w', sched: 'schedule', resp: 'responsible', rt: 'released time', re: 'about', sos: 'secretary of state', wazzup: 'what is happening', sup: 'what is happening',
};

const glossaryWords = 'baseline forecast slippage tolerance watermelon exception checkpoint secretariat ringfenced unringfenced dissemination register'.split(' ');

/** Every word by which the table knows something, for righting mistyped ones. */
const known: readonly string[] = [...new Set([...Object.values(concepts).flatMap((phrases) => phrases.split(/[\s|]+/)), ...glossaryWords])].filter((word) => word.length > 3);
const knownSet = new Set(known);

/** Writes out what was shortened, and rights what was mistyped where one known word is near enough. */
export function plainWords(text: string, names: ReadonlySet<string>): string[] {
  return wordsOf(text).flatMap(({ text: word }) => {
    // “constructor” is a word that people may type, and a name that every object has.
    const whole = Object.hasOwn(inFull, word) ? inFull[word] : undefined;
    if (whole !== undefined) return whole === '' ? [] : whole.split(' ');
    return [names.has(word) || names.has(stem(word)) ? word : righted(word)];
  });
}

function righted(word: string): string {
  if (word.length < 4 || word.length > 20 || /\d/.test(word) || knownSet.has(word) || commonWords.has(word) || knownSet.has(stem(word))) return word;
  let best = word;
  let least = forgiven(word.length + 1) + 1;
  for (const list of [known, commonWords]) {
    for (const meant of list) {
      if (meant.length < 4 || meant[0] !== word[0] || Math.abs(meant.length - word.length) >= least) continue;
      const apart = slips(word, meant);
      if (apart < least && apart <= forgiven(meant.length + 1)) [best, least] = [meant, apart];
    }
  }
  return best;
}

/** A word without the end that numbers and possession add, for comparing. */
export function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
