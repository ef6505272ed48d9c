import type { Refusal } from '../domain/refusal.js';
import type { Refusals } from '../domain/refusals.js';
import { clip, escape } from './blocks.js';
import { sayWhen } from './dates.js';
import { blanksNotFilled } from './form-faults.js';

type Sentences = { readonly [Code in keyof Refusals]: (facts: Refusals[Code]) => string };

const listOf: Readonly<Record<string, string>> = { milestone: '/milestone', announcement: '/announce list', decision: '/decision' };

const sentences: Sentences = {
  'not-understood': ({ what, example }) => `I could not make sense of ${escape(clip(what, 200))}. One that works: \`${example}\``,
  'unknown-name': ({ kind, name, nearest, heard }) => {
    const called = `${kind} called “${escape(clip(name, 80))}”`;
    const known = heard === 'channel' ? `I know no ${called} that I can speak of in this channel; in a direct message I may know more.` : `I know no ${called}.`;
    return nearest.length === 0 ? `${known} \`${listOf[kind] ?? '/partnership'}\` lists them all.` : `${known} Did you mean ${either(nearest.map(escape))}?`;
  },
  'unreadable-date': ({ text }) => `I could not read “${escape(clip(text, 80))}” as a day. One that works: 14 October 2005, or 14/10/05.`,
  'date-not-a-day': ({ text }) => `“${escape(clip(text, 80))}” is not one day. Please give me the day itself, such as 14 October 2005.`,
  'reason-needed': ({ example }) => `Please add why, so that others need not ask. For example: \`${example}\``,
  'not-allowed': ({ what, who, looking }) => `Only ${who} can ${what}. ${looking === true ? 'A message to them will do it.' : 'I have changed nothing; a message to them will do it.'}`,
  'already-done': ({ title, on }) => `${escape(title)} is already marked as done${on === null ? '' : `: ${escape(sayWhen(on))}`}. Nothing was changed.`,
  'changed-meanwhile': ({ id, to }) => `Somebody has given ${escape(id)} another date in the meantime${to === null ? '' : `: ${escape(sayWhen(to))}`}. Nothing of yours was recorded; \`/milestone ${escape(id)}\` shows how it stands.`,
  'same-date': ({ id, to }) => `${escape(id)} is expected ${escape(sayWhen(to))} already, so there is nothing to change.`,
  'same-baseline': ({ id, to }) => `The agreed date of ${escape(id)} is ${escape(sayWhen(to))} already, so there is nothing to change.`,
  'date-has-passed': ({ id, date }) => `${escape(sayWhen(date))} has passed. If ${escape(id)} was done then: \`/milestone done ${escape(id)} on ${escape(sayWhen(date))}\``,
  'still-to-come': ({ id, date }) => `${escape(sayWhen(date))} is still to come. Once it has happened, tell me again; to say when you expect it: \`/milestone move ${escape(id)} to ${escape(sayWhen(date))}, because …\``,
  'not-done': ({ id }) => `${escape(id)} is not marked as done, so there is nothing to undo.`,
  'decision-needed': ({ id, decision }) => `The baseline of ${escape(id)} moves only by a decision that was taken, and I find none such in ${escape(decision)}. A later forecast needs no decision: \`/milestone move ${escape(id)} to …\``,
  'not-now': ({ id, state }) => `${escape(id)} is ${escape(state.replace('-', ' '))} by now, so that cannot be done. Nothing was changed.${id.startsWith('ANN') ? ` \`/announce show ${escape(id)}\` says where it stands.` : id.startsWith('DEC') ? ` \`/decision show ${escape(id)}\` says where it stands.` : ''}`,
  'words-changed': ({ id, version, now }) => `The words of ${escape(id)} have changed since: that was version ${version}, and it is now version ${now}. \`/announce show ${escape(id)}\` has the latest.`,
  'own-words': ({ id }) => `These words are yours, so somebody else needs to approve ${escape(id)}. I have asked those who can; nothing was changed.`,
  'approved-already': ({ id, open }) => `${escape(id)} is approved already, thank you. ${open.length === 0 ? 'Nothing more is needed.' : `It still waits for ${open.map((gate) => `“${escape(gate)}”`).join(' and ')}.`}`,
  'hour-too-early': ({ id }) => `The new hour must be yet to come, and not before the one that was agreed: that would lift the embargo. \`/announce edit ${escape(id)}\` changes the plan, and is approved again.`,
  'would-become-false': ({ words }) => `“${escape(clip(words, 120))}” would become false the moment the decision is taken, and the line is still given then. Words that stay true: “There is nothing we can share yet.”`,
  'amount-not-recorded': ({ partnerships }) => `No amount is recorded for ${escape(partnerships.join(', '))}, so nobody could be told it. Put it on record first, or write to the others alone.`,
  'blanks-not-filled': () => blanksNotFilled,
  'amount-of-another': ({ partnership }) => `These words name an amount that belongs to ${escape(partnership)}. A letter may name its own partnership’s amount only; please take it out.`,
  'next-date-needed': ({ id }) => `Please say when the next news is expected, so that nobody waits in the dark. For example: \`/decision defer ${escape(id)} 3 November 2005 because not ready for September\``,
  'too-many-at-once': ({ seconds }) => `That was a lot at once, and I would like to keep up with everybody. This last one I have not begun, so nothing was recorded; please send it again in ${soon(seconds)}. Buttons and forms go on working meanwhile.`,
  'out-of-reach': ({ what }) => `I cannot reach ${what} just now. Nothing was changed; please try again in a few minutes.`,
};

/** A refusal in words: what, why, and what would work instead. */
export function sayRefusal<Code extends keyof Refusals>({ code, facts }: Refusal<Code>): string {
  return sentences[code](facts);
}

function soon(seconds: number): string {
  if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function either(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
