import { momentOf } from '../domain/moment.js';
import { latestDay, type Instant, type When } from '../domain/when.js';
import { always } from '../domain/clearance.js';
import { sayInstant, sayWhen } from './dates.js';

interface Known {
  readonly id: string;
  readonly title: string;
  readonly told: readonly { readonly audience: string; readonly happened: When; readonly at: string | null }[];
  readonly circles: readonly { readonly name: string; readonly aspect: 'question' | 'outcome'; readonly from: Instant }[];
  readonly people: readonly { readonly name: string; readonly question: boolean; readonly outcome: boolean }[];
}

/** Who has been told, who may know and who may not, as a page of text. */
export function sayWhoKnows({ id, title, told, circles, people }: Known, { now, zone }: { readonly now: Instant; readonly zone: string }): string {
  const hour = (at: string | null, happened: When) => (at === null ? sayWhen(happened) : sayInstant(momentOf(at, zone), zone));
  const past = (at: string | null, happened: When) => momentOf(at ?? latestDay(happened), zone) <= now;
  const from = (moment: Instant) => (moment === always ? 'from the start' : `from ${sayInstant(moment, zone)}`);
  const names = (fits: (person: Known['people'][number]) => boolean) => people.filter(fits).map(({ name }) => name).join(', ') || 'nobody';
  return [
    `${title} (${id}), at ${sayInstant(now, zone)}`,
    'Told:', ...list(told.filter(({ at, happened }) => past(at, happened)).map(({ audience, at, happened }) => `${audience}: ${hour(at, happened)}`)),
    'To be told:', ...list(told.filter(({ at, happened }) => !past(at, happened)).map(({ audience, at, happened }) => `${audience}: ${hour(at, happened)}`)),
    'May know the outcome:', ...list(circles.filter(({ aspect, from: moment }) => aspect === 'outcome' && moment <= now).map(({ name, from: moment }) => `${name}, ${from(moment)}`)),
    'May know that it is pending:', ...list(circles.filter(({ aspect, from: moment }) => aspect === 'question' && moment <= now).map(({ name, from: moment }) => `${name}, ${from(moment)}`)),
    'May not know yet:', ...list(circles.filter(({ aspect, from: moment }) => aspect === 'outcome' && moment > now).map(({ name, from: moment }) => `${name}, before ${sayInstant(moment, zone)}`)),
    ...(people.length === 0 ? [] : [`By name, the outcome: ${names(({ outcome }) => outcome)}.`, `By name, only that it is pending: ${names(({ outcome, question }) => question && !outcome)}.`, `By name, nothing of it: ${names(({ outcome, question }) => !question && !outcome)}.`]),
    '',
  ].join('\n');
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? ['  nobody'] : lines.map((line) => `  ${line}`);
}
