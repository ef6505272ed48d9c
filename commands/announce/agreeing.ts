import type { Caller, FormErrors, Press, Reply, Submission } from '../../src/command.js';
import { approve, cancel, giveHour, mayDecide, stageOf, tick, withStage, type Announcement, type Stage } from '../../src/domain/announcement.js';
import { day } from '../../src/domain/day.js';
import { atLocal } from '../../src/domain/instant.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Instant } from '../../src/domain/when.js';
import type { Actor } from '../../src/domain/approval.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office, Records } from '../../src/office.js';
import { hourForm } from '../../src/wording/announce-form.js';
import { nameOf, plainly, stateWords, type Setting } from '../../src/wording/announcements.js';
import { sayInstant } from '../../src/wording/dates.js';
import { cardFor, preparer, settingOf, takeOver, tellAuthor } from './desk.js';

const pressed = { id: 'text', version: 'number' } as const;
const ofStage = { ...pressed, stage: 'number' } as const;

interface Done {
  readonly event: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What the author is told somebody did; nothing where it is the author's own. */
  readonly news: string;
}

/** One change to an announcement under lock: recorded, trailed, and told to its author. */
async function change(office: Office, id: string, actor: Actor, by: (announcement: Announcement, records: Records) => Promise<Announcement> | Announcement, done: Done): Promise<{ after: Announcement; setting: Setting }> {
  return office.transact(async (records) => {
    const before = await records.announcements.claim(id);
    const after = await by(before, records);
    await records.announcements.record(after);
    await records.trail.append(id, done.event, { version: after.version, by: actor.person, ...done.facts });
    const setting = await settingOf(records, office);
    if (before.state !== 'approved') await takeOver(records, office, after, setting);
    await tellAuthor(records, office, after, actor.person, `${nameOf(actor.person, setting.directory)} ${done.news}`);
    return { after, setting };
  });
}

export async function approved(office: Office, press: Press): Promise<Reply> {
  const actor = preparer(press, 'approve an announcement');
  const { id, version } = readValue(press.value, pressed);
  const { after } = await change(office, id, actor, (one) => approve(one, actor, version, office.now), { event: 'approved', news: 'has approved it.' });
  return { ...plainly(`Thank you. ${id} is ${stateWords(after)}.${after.state === 'awaiting-approval' ? ` \`/announce show ${id}\` lists what is left, with a button.` : ''}`), replaces: true };
}

export async function ticked(office: Office, press: Press): Promise<Reply> {
  const actor = preparer(press, 'say that a condition is met');
  const { id, version, gate } = readValue(press.value, { ...pressed, gate: 'number' });
  const { after, setting } = await change(office, id, actor,
    async (one, { directory }) => tick(one, { at: gate, version }, actor, await directory.filledRoles(), office.now), { event: 'gate-ticked', facts: { gate }, news: 'has said that a condition is met.' });
  return { ...cardFor(after, setting, actor), replaces: true };
}

export async function cancelled(office: Office, caller: Caller, id: string): Promise<Reply> {
  const actor = preparer(caller, 'cancel an announcement');
  const { after } = await change(office, id, actor, (one) => cancel(one, actor), { event: 'cancelled', news: 'has cancelled it.' });
  return plainly(`${id} is ${stateWords(after)}.${after.state === 'released' ? ' What had gone out stays; `/announce correct` or `/announce withdraw` changes that.' : ''}`);
}

export async function openHourForm(office: Office, press: Press): Promise<Reply> {
  preparer(press, 'give an announcement a new hour');
  const about = readValue(press.value, ofStage);
  return { text: 'The form is open.', form: hourForm(office, JSON.stringify(about)) };
}

export async function sentHour(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const { id, stage } = readValue(submission.about, ofStage);
  const [on, time] = [submission.values['day'], submission.values['time']];
  const read = typeof on === 'string' ? day(on) : null;
  if (read === null || typeof time !== 'string') return { errors: { day: 'Please choose a day and a time.' } };
  return newHour(office, submission, { id, stage, at: atLocal(read, time, office.zone) });
}

/** A new hour for one stage, or for the first that waits for one. */
export async function newHour(office: Office, caller: Caller, asked: { readonly id: string; readonly stage: number | null; readonly at: Instant }): Promise<Reply> {
  const actor = preparer(caller, 'give an announcement a new hour');
  const { after } = await change(office, asked.id, actor, (one) => {
    const waiting = one.stages.find(({ state }) => state === 'late' || state === 'held') ?? one.stages.find(({ state }) => state === 'planned');
    return giveHour(one, asked.stage ?? waiting?.number ?? 0, asked.at, actor, office.now);
  }, { event: 'new-hour', facts: { releaseAt: asked.at }, news: `has given it a new hour: ${sayInstant(asked.at, office.zone)}.` });
  return plainly(`${asked.id} now goes at ${sayInstant(asked.at, office.zone)}. It is ${stateWords(after)}.`);
}

/** A person looked at what held it back: it is tried again at once, whole or without those that cannot be reached. */
export async function letGo(office: Office, press: Press, how: 'whole' | 'without'): Promise<Reply> {
  const actor = preparer(press, 'release an announcement that was held');
  const { id, version, stage } = readValue(press.value, ofStage);
  await change(office, id, actor, (one) => {
    if (one.version !== version) throw new Refusal('words-changed', { id, version, now: one.version });
    const held = stageOf(one, stage);
    if (held.state !== 'held') throw new Refusal('not-now', { id, state: one.state });
    mayDecide(one, actor, 'let it go');
    const despite: Stage = { ...held, despite: how === 'without' ? actor.person : held.despite };
    return giveHour(withStage(one, despite), stage, office.now > held.releaseAt ? office.now : held.releaseAt, actor, office.now);
  }, { event: how === 'without' ? 'released-without' : 'tried-again', facts: { stage }, news: 'has let it go.' });
  return { ...plainly(`Thank you. I am sending ${id} now; \`/announce receipts ${id}\` shows how it goes.`), replaces: true };
}
