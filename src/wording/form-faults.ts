import type { FormFault, FormFaults } from '../domain/form-fault.js';

/** A form's own fault, and a refusal where the words come from a file. */
export const blanksNotFilled = '{partnership} and {amount} are filled in for a grant letter alone. Choose that kind, or write the words out.';

const sentences: Readonly<Record<Exclude<FormFault['fault'], 'would-become-false'>, string>> = {
  'no-kind': 'Please choose what kind it is.',
  'no-title': 'Please give it a title.',
  'no-text': 'Please write the words that go out.',
  'blanks-not-filled': blanksNotFilled,
  'no-audience': 'Please choose at least one audience.',
  'no-day': 'On which day? Or choose “as soon as it is approved”.',
  'no-time': 'At what time?',
  'hour-has-passed': 'That hour has passed. Please choose one to come.',
  'no-hour': 'Please choose a day and a time.',
  'no-notice': 'Please say what was wrong.',
  'no-words': 'Please give the words as they should have been.',
  'no-question': 'Please give the question.',
  'no-owner': 'Please say who takes it.',
  'no-outcome': 'Please give the outcome in the words of the minute.',
  'day-to-come': 'That day is yet to come.',
};

/** What a form says beside its fields, each by the field's id. */
export function sayFormFaults(faults: FormFaults): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, sentenceOf(fault)]));
}

function sentenceOf(fault: FormFault): string {
  if (fault.fault === 'would-become-false') return `“${fault.words}” would become false once the decision is taken. “There is nothing we can share yet” stays true.`;
  return sentences[fault.fault];
}
