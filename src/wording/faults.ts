/** What somebody is told when something broke that is our own fault. */
export function sayFault(reference: string): string {
  return `Sorry, something went wrong on my side and it is not your doing. Please try once more; if it happens again, give the secretariat this reference: ${reference}`;
}

/** Said about something that was recorded, or may have been, but never answered. */
export const interrupted = 'I was interrupted just as I was doing this. It may well be done: please look before you ask me again.';

/** A command that Slack still offers and the bot does not have, as after a change of version. */
export function unknownCommand(name: string, known: readonly string[]): { readonly text: string } {
  return { text: `I do not know \`${name}\` (yet). What I do know: ${known.map((one) => `\`${one}\``).join(', ')}.` };
}
