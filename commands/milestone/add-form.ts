import type { Caller, FormErrors, Reply, Submission } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import { day as dayOf } from '../../src/domain/day.js';
import { mayMove } from '../../src/domain/milestone-change.js';
import { Refusal } from '../../src/domain/refusal.js';
import { onDay } from '../../src/domain/when.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office } from '../../src/office.js';
import { said } from '../../src/wording/milestone-answers.js';
import { addConfirmForm, addForm } from '../../src/wording/milestone-forms.js';
import { addWords, ownerOf } from '../../src/wording/milestones.js';
import { record, refused, type Wanted } from './add.js';
import { bookFor, nextDays, ruleOf } from './desk.js';

export async function openAddForm(office: Office, caller: Caller): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  if (caller.reader.appointments.length === 0) throw refused();
  return { text: said.formOpen, form: addForm(book) };
}

/** The form as it was sent in. What comes again is shown with its next dates before it counts. */
export async function sentAdd(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const value = (block: string) => {
    const one = submission.values[block];
    return typeof one === 'string' && one !== 'none' ? one.trim() : '';
  };
  const day = dayOf(value('day'));
  const errors = {
    ...(value('title') === '' ? { title: said.sayWhat } : {}),
    ...(day === null ? { day: said.chooseDay } : {}),
    ...(value('owner') === '' ? { owner: said.chooseOwner } : {}),
  };
  if (Object.keys(errors).length > 0 || day === null) return { errors };
  const book = await bookFor(office, submission, null);
  const wanted = wantedIn(book, { title: value('title'), day, owner: value('owner'), partnership: value('partnership'), decision: value('decision'), repeats: value('repeats') });
  if (wanted === null) return { errors: { owner: said.chooseOwner } };
  if (wanted.repeats === null) return record(office, submission, book, wanted);
  if (!mayMove(submission.reader.appointments, { ...wanted, with: [] })) throw refused();
  try {
    const rule = ruleOf(wanted.repeats, wanted.due, office);
    const words = addWords(wanted.title, wanted.due, ownerOf(book, wanted), nextDays(rule, day, day, office));
    const about = JSON.stringify({ title: wanted.title, day, owner: wanted.owner, partnership: wanted.partnership ?? '', decision: wanted.contingentOn ?? '', repeats: rule });
    return { text: words.join('\n').replaceAll('*', ''), form: addConfirmForm(words, about) };
  } catch (error) {
    if (error instanceof Refusal) return { errors: { repeats: said.sayHowAgain } };
    throw error;
  }
}

export async function confirmedAdd(office: Office, submission: Submission): Promise<Reply> {
  const asked = readValue(submission.about, { title: 'text', day: 'day', owner: 'text', partnership: 'text', decision: 'text', repeats: 'text' });
  const book = await bookFor(office, submission, null);
  const wanted = wantedIn(book, asked);
  if (wanted === null) throw refused();
  return record(office, submission, book, wanted);
}

function wantedIn(book: Book, asked: { readonly title: string; readonly day: Parameters<typeof onDay>[0]; readonly owner: string; readonly partnership: string; readonly decision: string; readonly repeats: string }): Wanted | null {
  const owner = book.roles.find(({ id }) => id === asked.owner)?.id;
  if (owner === undefined) return null;
  return {
    title: asked.title, due: onDay(asked.day), owner,
    partnership: book.partnerships.find(({ id }) => id === asked.partnership)?.id ?? null,
    contingentOn: book.decisions.find(({ id }) => id === asked.decision)?.id ?? null,
    repeats: asked.repeats === '' ? null : asked.repeats,
  };
}
