import type { Caller, FormErrors, Press, Reply, Submission } from '../../src/command.js';
import { approve, cancel, giveHour, isByHand, mayDecide, stageOf, tick, withStage, type Announcement, type Stage } from '../../src/domain/announcement.js';
import { comesAgain } from '../../src/domain/clock-change.js';
import { day } from '../../src/domain/day.js';
import { audienceName } from '../../src/domain/destination.js';
import { atLocal } from '../../src/domain/instant.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Instant } from '../../src/domain/when.js';
import type { Actor } from '../../src/domain/approval.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office, Records } from '../../src/office.js';
import { hourForm, releaseForm } from '../../src/wording/announce-form.js';
import { approvalCard } from '../../src/wording/announcements/approval.js';
import { hourNotes } from '../../src/wording/announcements/hours.js';
import { announceNews, announceSaid } from '../../src/wording/announcements/replies.js';
import { plainly } from '../../src/wording/announcements/said.js';
import { nameOf, type Setting } from '../../src/wording/announcements/setting.js';
import { stateWords } from '../../src/wording/announcements/state.js';
import { sayInstant } from '../../src/wording/dates.js';
import { sayFormFaults } from '../../src/wording/form-faults.js';
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
async function change(office: Office, id: string, actor: Actor, by: (announcement: Announcement, records: Records) => Promise<Announcement> | Announcement, done: Done, press?: Press): Promise<Changed> {
  return office.transact(async (records) => {
    const before = await records.announcements.claim(id);
    const after = await by(before, records);
    await records.announcements.record(after);
    await records.trail.append(id, done.event, { version: after.version, by: actor.person, ...done.facts });
    const setting = await settingOf(records, office, after);
    if (before.state !== 'approved') await takeOver(records, office, after, setting);
    // A letter that is agreed opens amounts and conditions by its receipts, and the milestone of the letters no more.
    if (after.kind === 'grant letter' && after.state !== before.state) await records.clearances.refresh();
    await tellAuthor(records, office, after, actor.person, `${nameOf(actor.person, setting.directory)} ${done.news}`);
    const asked = press?.message == null ? null : await records.copies.cardAt(press.message);
    return { after, setting, asked };
  });
}

interface Changed {
  readonly after: Announcement;
  readonly setting: Setting;
  /** The version that the card whose button was pressed asked about; null where it was no such card. */
  readonly asked: number | null;
}

export async function approved(office: Office, press: Press): Promise<Reply> {
  const actor = preparer(press, 'approve an announcement');
  const { id, version } = readValue(press.value, pressed);
  const { after, setting } = await change(office, id, actor, (one) => approve(one, actor, version, office.now), { event: 'approved', news: announceNews.approved });
  // What is open for this person stays to be pressed: the card goes on, as it goes on for those who did not press.
  return { ...approvalCard(after, version, setting, actor), replaces: true };
}

export async function ticked(office: Office, press: Press): Promise<Reply> {
  const actor = preparer(press, 'say that a condition is met');
  const { id, version, gate } = readValue(press.value, { ...pressed, gate: 'number' });
  const { after, setting, asked } = await change(office, id, actor,
    async (one, { directory }) => tick(one, { at: gate, version }, actor, await directory.filledRoles(), office.now), { event: 'gate-ticked', facts: { gate }, news: announceNews.gateMet }, press);
  return { ...(asked === null ? cardFor(after, setting, actor) : approvalCard(after, asked, setting, actor)), replaces: true };
}

export async function cancelled(office: Office, caller: Caller, id: string): Promise<Reply> {
  const actor = preparer(caller, 'cancel an announcement');
  const { after } = await change(office, id, actor, (one) => cancel(one, actor), { event: 'cancelled', news: announceNews.cancelled });
  return plainly(announceSaid.cancelled(id, stateWords(after), after.state));
}

/** The form that lifts an embargo without a date: who hears, and when. */
export async function openReleaseForm(office: Office, press: Press): Promise<Reply> {
  preparer(press, 'release an announcement');
  const about = readValue(press.value, ofStage);
  return office.transact(async (records) => {
    const announcement = await records.announcements.claim(about.id);
    const stage = stageOf(announcement, about.stage);
    if (!isByHand(stage) || stage.state !== 'planned') throw new Refusal('not-now', { id: about.id, state: announcement.state });
    const { audiences } = stage;
    const { directory } = await settingOf(records, office);
    return { text: announceSaid.formOpen, form: releaseForm(office, JSON.stringify(about), { announcement, to: audiences.map((id) => audienceName(id, directory)) }) };
  });
}

export async function sentRelease(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  if (submission.values['when'] !== 'now') return sentHour(office, submission);
  const { id, stage } = readValue(submission.about, ofStage);
  return newHour(office, submission, { id, stage, at: office.now });
}

export async function openHourForm(office: Office, press: Press): Promise<Reply> {
  preparer(press, 'give an announcement a new hour');
  const about = readValue(press.value, ofStage);
  return { text: announceSaid.formOpen, form: hourForm(office, JSON.stringify(about)) };
}

export async function sentHour(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const { id, stage } = readValue(submission.about, ofStage);
  const [on, time] = [submission.values['day'], submission.values['time']];
  const read = typeof on === 'string' ? day(on) : null;
  if (read === null || typeof time !== 'string') return { errors: sayFormFaults({ day: { fault: 'no-hour' } }) };
  const at = atLocal(read, time, office.zone);
  const done = await newHour(office, submission, { id, stage, at });
  const notes = hourNotes({ day: read, time }, { releaseAt: at }, office.zone);
  return notes.length === 0 ? done : plainly(`${done.text}\n${notes.join('\n')}`);
}

/** A new hour for one stage, or for the first that waits for one. */
export async function newHour(office: Office, caller: Caller, asked: { readonly id: string; readonly stage: number | null; readonly at: Instant }): Promise<Reply> {
  const actor = preparer(caller, 'give an announcement a new hour');
  let lifted = false;
  const { after } = await change(office, asked.id, actor, (one) => {
    const waiting = one.stages.find(({ state }) => state === 'late' || state === 'held') ?? one.stages.find(({ state }) => state === 'planned');
    const number = asked.stage ?? waiting?.number ?? 0;
    lifted = isByHand(stageOf(one, number));
    return giveHour(one, number, asked.at, actor, office.now);
  }, {
    get event() { return lifted ? 'embargo-lifted' : 'new-hour'; }, facts: { releaseAt: asked.at },
    get news() { return (lifted ? announceNews.embargoLifted : announceNews.newHour)(sayInstant(asked.at, office.zone)); },
  });
  return plainly(announceSaid.newHour(asked.id, { hour: sayInstant(asked.at, office.zone), comes: comesAgain(asked.at, office.zone) ? 'twice' : 'once', state: stateWords(after) }));
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
  }, { event: how === 'without' ? 'released-without' : 'tried-again', facts: { stage }, news: announceNews.letGo });
  return { ...plainly(announceSaid.sending(id)), replaces: true };
}
