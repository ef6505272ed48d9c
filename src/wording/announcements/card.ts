import type { KnownBlock } from '@slack/types';
import { isApproved, isByHand, secondPerson, type Announcement } from '../../domain/announcement.js';
import { mayApprove, type Actor } from '../../domain/approval.js';
import { destinationsOf } from '../../domain/destination.js';
import { gateKind, mayTick } from '../../domain/gate.js';
import { buttons, clip, escape, heading, section, smallPrint, thatFit, type ButtonWords } from '../blocks.js';
import { sayInstant } from '../dates.js';
import { announcementMessage, paragraphs } from './message.js';
import { plan } from './plan.js';
import type { Said } from './said.js';
import { nameOf, type Setting } from './setting.js';
import { stateWords } from './state.js';

/** What the author sees before anything is agreed: the words as they will look, where they go, and when. `notes` is what to know of the hour. */
export function preview(announcement: Announcement, setting: Setting, notes: readonly string[] = []): Said {
  const { id, version } = announcement;
  const value = JSON.stringify({ id, version });
  return {
    text: `Preview of ${id}: ${escape(announcement.words.title)}. Nothing has been sent.`,
    blocks: withButtons([
      smallPrint(`*Preview of ${id}*, version ${version}. Nothing has been sent. It will look like this:`),
      { type: 'divider' },
      ...sample(announcement, setting),
      { type: 'divider' },
      ...plan(announcement, setting),
      ...notes.map((note) => section(`:warning: ${note}`)),
      section(afterwards(announcement)),
    ], [
      { action: 'announce:confirm', text: 'Confirm', value, style: 'primary', ...askIfMany(announcement, setting, 'Confirm') },
      { action: 'announce:edit', text: 'Edit', value },
      ...(announcement.corrects === null ? [{ action: 'announce:stage', text: 'Add a stage', value }] : []),
      { action: 'announce:discard', text: 'Discard', value, style: 'danger', ask: { title: 'Discard it?', text: 'It stays in the register as cancelled, and goes to nobody.', yes: 'Discard', no: 'Keep it' } },
    ]),
  };
}

function afterwards(announcement: Announcement): string {
  if (secondPerson(announcement) === 'yes') return 'Once you confirm, I ask somebody else who may approve it. Nothing goes out before.';
  return `This kind needs no second person: once you confirm, it goes out${announcement.stages[0]?.timing === 'at-once' ? '' : ' at its hour'}.`;
}

/** The buttons are there however long the words are: they are counted first, and the words are cut. */
export function withButtons(blocks: readonly KnownBlock[], words: readonly ButtonWords[]): KnownBlock[] {
  const last: KnownBlock[] = words.length === 0 ? [] : [buttons(...words.slice(0, 25))];
  const cut = smallPrint('This is too long to show here whole. What goes out is not cut.');
  if (thatFit([...last, ...blocks]).length === last.length + blocks.length) return [...blocks, ...last];
  return [...thatFit([...last, cut, ...blocks]).slice(last.length + 1), cut, ...last];
}

/** The words as the first destination gets them; where partnerships have their own, each is named. Of a correction, the right words as well. */
function sample(announcement: Announcement, { directory }: Setting): KnownBlock[] {
  const { words } = announcement;
  const placeOf = (id: string) => escape(directory.partnerships.find((one) => one.id === id)?.name ?? id);
  const letters = (title: string, own: Readonly<Record<string, string>>) => Object.entries(own).slice(0, 12)
    .flatMap(([id, text]) => [smallPrint(`*To ${placeOf(id)} alone:*`), heading(title), ...paragraphs(text)]);
  const shown = Object.keys(words.perPartnership).length === 0
    ? [...announcementMessage(announcement, words.text).blocks].map(inert) : letters(words.title, words.perPartnership);
  if (words.instead == null) return shown;
  const { title, text, perPartnership } = words.instead;
  const right = Object.keys(perPartnership).length === 0 ? [heading(title), ...paragraphs(text)] : letters(title, perPartnership);
  return [smallPrint(`*In the thread of each copy of ${announcement.corrects ?? ''}:*`), ...shown, { type: 'divider' }, smallPrint('*And each copy will read from then on:*'), ...right];
}

/** A button in a preview shows, and does nothing. */
function inert(block: KnownBlock): KnownBlock {
  return block.type === 'actions' ? smallPrint('[ I have read this ]  (a button, once it is sent)') : block;
}

/** One announcement as somebody who prepares it sees it, with what they can do next. */
export function card(announcement: Announcement, setting: Setting, actor: Actor): Said {
  const { id, words } = announcement;
  return { text: `${id}: ${escape(words.title)}, ${stateWords(announcement)}`, blocks: withButtons(cardBody(announcement, setting), actionsOf(announcement, setting, actor)) };
}

export function cardBody(announcement: Announcement, setting: Setting): KnownBlock[] {
  const { id, version } = announcement;
  return [
    section(`*${id}*, version ${version}: ${stateWords(announcement)}\nWritten by ${escape(nameOf(announcement.writtenBy, setting.directory))}${approvedBy(announcement, setting)}`),
    { type: 'divider' }, ...sample(announcement, setting), { type: 'divider' },
    ...plan(announcement, setting),
  ];
}

function approvedBy({ approvals, version }: Announcement, { zone, directory }: Setting): string {
  return approvals.filter((one) => one.version === version).map(({ by, at }) => `\nApproved by ${escape(nameOf(by, directory))}, ${sayInstant(at, zone)}`).join('');
}

/** What this person can do with it now: only buttons that would work. */
export function actionsOf(announcement: Announcement, setting: Setting, actor: Actor): ButtonWords[] {
  const { filled } = setting;
  const { id, version, state } = announcement;
  const value = JSON.stringify({ id, version });
  const own = actor.person === announcement.author || actor.person === announcement.writtenBy;
  const decides = own || mayApprove(actor);
  const open = ['draft', 'awaiting-approval', 'approved', 'held'].includes(state) && announcement.stages.every((stage) => stage.state !== 'released');
  const ticks: ButtonWords[] = announcement.gates.flatMap(({ text, tickedBy }, gate) => (gateKind(text).kind === 'person' && tickedBy === null && mayTick(text, actor, filled)
    ? [{ action: 'announce:tick', text: clip(`Done: ${text}`, 70), value: JSON.stringify({ id, version, gate }) }] : []));
  const waiting = announcement.stages.some((stage) => ['planned', 'late', 'held'].includes(stage.state));
  return [
    ...(state === 'draft' && own ? [{ action: 'announce:confirm', text: 'Confirm', value, style: 'primary' as const, ...askIfMany(announcement, setting, 'Confirm') }] : []),
    ...(state === 'awaiting-approval' && !isApproved(announcement) && !own && mayApprove(actor) ? [{ action: 'announce:approve', text: 'Approve these words', value, style: 'primary' as const, ...askIfMany(announcement, setting, 'Approve') }] : []),
    ...(open ? ticks : []),
    ...(decides ? hours(announcement) : []),
    ...(open && state !== 'held' ? [{ action: 'announce:edit', text: 'Edit', value }] : []),
    ...(decides && waiting && !['cancelled', 'withdrawn', 'released'].includes(state)
      ? [{ action: 'announce:cancel', text: 'Cancel it', value, style: 'danger' as const, ask: { title: 'Cancel it?', text: 'What has not gone out will not go out.', yes: 'Cancel it', no: 'Keep it' } }] : []),
  ];
}

/** Above so many places a slip of the finger is asked about once more. */
const many = 50;

function askIfMany({ stages, words }: Announcement, { directory }: Setting, yes: string): Pick<ButtonWords, 'ask'> {
  const places = new Set(stages.flatMap(({ audiences }) => destinationsOf(audiences, words, directory).map(({ id }) => id))).size;
  if (places <= many) return {};
  return { ask: { title: `To ${places} places?`, text: `This goes to ${places} channels and people. What is out can be corrected, and cannot be unread.`, yes, no: 'Not yet' } };
}

/** A new hour for what missed its own or is held; release for what is under embargo; else another hour for the next stage. */
function hours({ id, version, state, stages }: Announcement): ButtonWords[] {
  if (!['approved', 'releasing', 'held'].includes(state)) return [];
  const value = (stage: number) => JSON.stringify({ id, version, stage });
  const missed = stages.filter((stage) => stage.state === 'late' || stage.state === 'held');
  if (missed.length > 0) return missed.map(({ number }) => ({ action: 'announce:hour', text: 'Give it a new hour', value: value(number) }));
  const next = stages.find((stage) => stage.state === 'planned');
  if (next === undefined || next.timing === 'at-once') return [];
  return isByHand(next)
    ? [{ action: 'announce:release', text: 'Release it…', value: value(next.number), style: 'primary' }]
    : [{ action: 'announce:hour', text: 'New hour', value: value(next.number) }];
}
