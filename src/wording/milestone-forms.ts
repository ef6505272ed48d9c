import type { ModalView, PlainTextOption } from '@slack/types';
import type { Book } from '../domain/answer-book.js';
import { longestReason } from '../domain/milestone-change.js';
import type { Milestone } from '../domain/milestone.js';
import type { Day } from '../domain/when.js';
import { datepicker, input, modal, select } from './announce-form.js';
import { clip, escape, section } from './blocks.js';
import { standing } from './milestones.js';

/** Asks for a new date and why. */
export function moveForm(milestone: Milestone, { about, today, day, reason }: { readonly about: string; readonly today: Day; readonly day: Day | null; readonly reason: string }): ModalView {
  return modal({
    callback: 'milestone:move', about, title: `A new date for ${milestone.id}`, submit: 'Show what it means',
    blocks: [
      section(`*${escape(milestone.title)}*\n${escape(standing(milestone, today))}`),
      datepicker('day', 'When do you expect it now?', day, 'required'),
      input('reason', 'Why, in a few words', 'one line', reason === '' ? null : reason, 'required', longestReason, 'It is kept with the date, so that nobody needs to ask.'),
    ],
  });
}

/** What the new date means, before anything is recorded. */
export function moveConfirmForm(id: string, words: readonly string[], about: string): ModalView {
  return modal({ callback: 'milestone:move-confirm', about, title: `A new date for ${id}`, submit: 'Confirm', blocks: [section(words.join('\n'))] });
}

/** Asks when it was done. */
export function doneForm(milestone: Milestone, { about, today }: { readonly about: string; readonly today: Day }): ModalView {
  return modal({
    callback: 'milestone:done', about, title: `${milestone.id} is done`, submit: 'Record it',
    blocks: [section(`*${escape(milestone.title)}*\nThank you. When was it done?`), datepicker('day', 'Day', today, 'required')],
  });
}

/** A new milestone that comes again, with its next dates, before anything is recorded. */
export function addConfirmForm(words: readonly string[], about: string): ModalView {
  return modal({ callback: 'milestone:add-confirm', about, title: 'A new milestone', submit: 'Add it', blocks: [section(words.join('\n'))] });
}

/** A new milestone. Roles and partnerships are chosen, so that its reminders find somebody. */
export function addForm(book: Book): ModalView {
  const option = (value: string, text: string): PlainTextOption => ({ value, text: { type: 'plain_text', text: clip(text, 75), emoji: false } });
  const waiting = book.decisions.slice(0, 99).map(({ id, title }) => option(id, `${id} ${title}`));
  return modal({
    callback: 'milestone:add', about: '', title: 'A new milestone', submit: 'Add it',
    blocks: [
      input('title', 'What will have happened', 'one line', null, 'required', 150, 'Something that has happened or has not, such as “Data set version 3 issued”.'),
      datepicker('day', 'Agreed date', null),
      input('repeats', 'Does it come again?', 'one line', null, 'optional', 150, 'Leave open if not. Otherwise in words: every quarter; termly; the last Friday of each month; every two weeks until March 2006. A rule of a calendar (RRULE) works too.'),
      select('owner', 'Who answers for it', book.roles.slice(0, 100).map(({ id, title }) => option(id, title)), null, 'required'),
      select('partnership', 'Partnership', [option('none', 'None: the programme’s own'), ...book.partnerships.slice(0, 99).map(({ id, name }) => option(id, name))], 'none', 'required'),
      ...(waiting.length === 0 ? [] : [select('decision', 'Decision it waits for', [option('none', 'None'), ...waiting], 'none', 'optional')]),
    ],
  });
}
