const asksWhat = /\b(?:what|when|why|who|whose|how|which|where)\b/;
/** A day by which, before or since which something is asked about is no day that it is said to be on. */
const bounds = /\b(?:by|before|after|until|till|since|from|between|within|up to)\b/;
/** What is asked of how a thing stands is no date to be confirmed. */
const standing = /\b(?:late|overdue|behind|risk|red|amber|green|done|ready|finished|complete|completed|agreed|signed|in post|track|target|any|anything|anyone|anybody|there)\b/;
const yesOrNo = /^(?:and |so |but |ok |please |just checking |can i check |can you confirm |confirm |check )*(?:is|are|was|were)\b|\bstill\b|\b(?:right|correct|yes|yeah|yep|is it not)$/;

/** Whether a day that is named is put to be confirmed: "still the 25th?", "is it due 31 October", "that was 1 June, right?". */
export function checksADay(sentence: string, asked: boolean): boolean {
  return !asksWhat.test(sentence) && !bounds.test(sentence) && !standing.test(sentence) && (yesOrNo.test(sentence) || (asked && sentence.split(' ').length <= 6));
}
