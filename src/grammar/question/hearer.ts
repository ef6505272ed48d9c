/** Where it is said who is to hear something, and about what: "may I tell *my director of children's services* about the decision". Null where it is not. */
export function hearerIn(words: readonly string[]): { readonly from: number; readonly to: number } | null {
  const tells = words.findIndex((word) => /^(?:tell|inform|brief|warn|update)$/.test(word));
  const about = tells < 0 ? -1 : words.indexOf('about', tells);
  return about < 0 ? null : { from: tells + 1, to: about };
}
