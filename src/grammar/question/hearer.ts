/** The words for whoever is to be told, where it is asked whether they may be: "can I brief *the evening paper* before then". */
export function hearersIn(words: readonly string[]): { readonly from: number; readonly to: number } | null {
  const tells = words.findIndex((word, at) => /^(?:tell|brief|warn|inform)$/.test(word) && words.slice(0, at).some((before) => /^(?:i|we)$/.test(before)));
  if (tells < 0) return null;
  const end = words.findIndex((word, at) => at > tells && /^(?:about|on|before|now|yet|today|tomorrow|that|when|if|what|it)$/.test(word));
  return { from: tells + 1, to: end < 0 ? words.length : end };
}

/** Where it is said who is to hear something, and about what: "may I tell *my director of children's services* about the decision". Null where it is not. */
export function hearerIn(words: readonly string[]): { readonly from: number; readonly to: number } | null {
  const tells = words.findIndex((word) => /^(?:tell|inform|brief|warn|update)$/.test(word));
  const about = tells < 0 ? -1 : words.indexOf('about', tells);
  return about < 0 ? null : { from: tells + 1, to: about };
}
