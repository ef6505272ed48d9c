/** How a message falls into parts, where it is more than one question or a question among other talk. */

const opener = "(?:what|whats|what's|wats|when|whens|when's|who|whos|who's|whose|why|how|hows|how's|where|wheres|where's|which|is|are|was|were|has|have|had|did|does|do|can|could|will|would|any|anything|anyone|list|show|am i)";
const politely = /^(?:and|but|so|ok|okay|also|then|plus|well|anyway|oh|ah|please|pls|plz|hi|hello|hey|could you|can you|would you|possibly|kindly|please|just|quickly|let me know|let us know|tell me|tell us|remind me|remind us|i wondered?|i was wondering|wondering|i would like to know|i'd like to know|i need to know|do you know|do you happen to know|if you know|if)[\s,]+/i;

const asksSomething = new RegExp(`(?:^|\\s[-–—]+\\s+|[,:]\\s*)${opener}\\b`, 'i');
const between = new RegExp(`[,;]?\\s+(?:and|also|plus|&)\\s+(?:also\\s+|then\\s+)?(?=${opener}\\b)`, 'i');
const narrows = /\b(?:except|apart from|excluding|only|without|other than|unless|leaving out|not counting|but not|besides|instead)\b/i;

/** The part without what politely leads up to it. */
export function bare(part: string): string {
  let text = part.trim();
  for (let cut = text.replace(politely, ''); cut !== text; cut = text.replace(politely, '')) text = cut;
  return text;
}

/** Whether a part asks something, by how it begins or goes on after a dash. */
export function isQuestion(part: string): boolean {
  return asksSomething.test(bare(part));
}

/** Whether a part takes something away from what another asks, so that it cannot be left aside. */
export function isNarrowing(part: string): boolean {
  return narrows.test(part);
}

/** Two questions that stand side by side: "when is the next meeting and what is late". None where it is one. */
export function sideBySide(text: string): readonly string[] {
  const parts = text.split(/[?!]+\s+|\n+/).flatMap((sentence) => sentence.split(between)).map((part) => part.trim()).filter((part) => part !== '');
  return parts.length > 1 && parts.length <= 3 && parts.every(isQuestion) ? parts : [];
}

/** The same message cut ever finer: into sentences, then at dashes, then at commas and little words. */
export function cuts(text: string): readonly (readonly string[])[] {
  const sentences = split([text], /[?!;\n]+|\.(?=\s|$)/);
  const dashes = split(sentences, /\s+[-–—]+\s+|[:()]/);
  const clauses = split(dashes, /,|\s+(?=(?:but|because|cos|since|as (?:i|we|my|our|the))\b)/i).flatMap((part) => split([part], between));
  return [sentences, dashes, clauses].filter((parts) => parts.length > 1 && parts.length <= 12);
}

function split(parts: readonly string[], at: RegExp): string[] {
  return parts.flatMap((part) => part.split(at)).map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
}
