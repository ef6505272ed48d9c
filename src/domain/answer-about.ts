/** Whether a record's words speak of every one of these: the same word, or one that grows from it ("recruit", "recruitment"). */
export function speaksOf(text: string, about: readonly string[]): boolean {
  const words = text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
  return about.every((meant) => words.some((word) => word === meant || word === `${meant}s` || (meant.length >= 5 && word.startsWith(meant)) || (word.length >= 5 && meant.startsWith(word))));
}
