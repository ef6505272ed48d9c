/**
 * Said of a decision to whoever may know of it and was told no outcome: true before it is taken and after, when it is known to
 * others, and the same both times.
 */
export const noOutcome = 'no outcome that I can give here';
