import type { Caller, FormErrors, Press, Reply, Submission } from '../../src/command.js';
import { bodiesOf } from '../../src/domain/acknowledgement.js';
import { draftCorrection, withdraw } from '../../src/domain/correction.js';
import { peopleIn } from '../../src/domain/destination.js';
import type { PersonId } from '../../src/domain/ids.js';
import { wordsOfEach } from '../../src/domain/letter.js';
import { Refusal } from '../../src/domain/refusal.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office } from '../../src/office.js';
import { acknowledgementSummary } from '../../src/wording/acknowledgements.js';
import { correctionForm } from '../../src/wording/announce-form.js';
import { preview } from '../../src/wording/announcements/card.js';
import { announceNews, announceSaid } from '../../src/wording/announcements/replies.js';
import { plainly } from '../../src/wording/announcements/said.js';
import { nameOf } from '../../src/wording/announcements/setting.js';
import { sayFormFaults } from '../../src/wording/form-faults.js';
import { seen } from './looking.js';
import { preparer, reviewer, settingOf, tellAuthor } from './desk.js';

const ofOne = { id: 'text', version: 'number' } as const;

/** Opens the form of a correction, for words that have gone out. */
export async function openCorrection(office: Office, caller: Caller, id: string): Promise<Reply> {
  preparer(caller, 'correct an announcement');
  const found = await office.transact((records) => seen(records, caller, id));
  if (found.stages.every(({ state }) => state !== 'released') || found.state === 'withdrawn') throw new Refusal('not-now', { id, state: found.state });
  return { text: announceSaid.formOpen, form: correctionForm(found) };
}

/** A correction is an announcement of its own: previewed, agreed by a second person, then every copy is put right. */
export async function sentCorrection(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const actor = preparer(submission, 'correct an announcement');
  const { id, version } = readValue(submission.about, ofOne);
  const [notice, text] = [one(submission, 'notice'), one(submission, 'text')];
  if (notice === '' || text === '') return { errors: sayFormFaults(notice === '' ? { notice: { fault: 'no-notice' } } : { text: { fault: 'no-words' } }) };
  return office.transact(async (records) => {
    const wrong = await records.announcements.claim(id);
    if (wrong.version !== version) throw new Refusal('words-changed', { id, version, now: wrong.version });
    const setting = await settingOf(records, office);
    const perPartnership = wordsOfEach(wrong.kind, text, {
      audiences: wrong.stages.flatMap(({ audiences }) => audiences), allocations: await records.money.forLetters(wrong.decision), partnerships: setting.directory.partnerships,
    });
    const drafted = draftCorrection(wrong, { id: await records.announcements.nextId(), notice, instead: { text, perPartnership }, gates: [] }, actor, office.now);
    await records.announcements.record(drafted);
    await records.trail.append(drafted.id, 'version', { version: 1, by: actor.person, corrects: id, title: drafted.words.title, text: notice, instead: drafted.words.instead });
    return preview(drafted, await settingOf(records, office, drafted));
  });
}

/** Takes words back that are out: every copy is replaced in place, and its readers are told in the thread. */
export async function withdrawn(office: Office, caller: Caller, id: string, reason: string): Promise<Reply> {
  const actor = preparer(caller, 'withdraw an announcement');
  return office.transact(async (records) => {
    const after = withdraw(await records.announcements.claim(id), actor, reason, office.now);
    await records.announcements.record(after);
    const stopped = await records.deliveries.cancelOf(id, 'the announcement was withdrawn');
    await records.trail.append(id, 'withdrawn', { by: actor.person, why: reason });
    const setting = await settingOf(records, office);
    await tellAuthor(records, office, after, actor.person, `${nameOf(actor.person, setting.directory)} ${announceNews.withdrawn}`);
    return plainly(announceSaid.withdrawn(id, stopped));
  });
}

/** "I have read this": counts for the partnership, and is counted once. */
export async function acknowledged(office: Office, press: Press): Promise<Reply> {
  const { id, version } = readValue(press.value, ofOne);
  return office.transact(async (records) => {
    const announcement = await records.announcements.claim(id);
    const directory = await records.directory.open();
    const { person } = press.reader;
    const asked = peopleIn(announcement.stages.filter(({ state }) => state === 'released').flatMap(({ audiences }) => audiences), directory);
    if (person === null || asked.every((one) => one.id !== person)) throw new Refusal('not-allowed', { what: 'acknowledge this', who: 'somebody whom it was sent to' });
    if (announcement.state === 'withdrawn') throw new Refusal('not-now', { id, state: announcement.state });
    if (announcement.version !== version) throw new Refusal('words-changed', { id, version, now: announcement.version });
    const first = await records.acknowledgements.record(id, version, person);
    if (first === 'first') await records.trail.append(id, 'acknowledged', { by: person, version });
    return plainly(first === 'first' ? announceSaid.read : announceSaid.readAlready);
  });
}

/** Who has said that they read it, and who has not yet. */
export async function showAcknowledgements(office: Office, caller: Caller, id: string): Promise<Reply> {
  reviewer(caller, 'see who has read it');
  return office.transact(async (records) => {
    const announcement = await seen(records, caller, id);
    const setting = await settingOf(records, office);
    const asked = peopleIn(announcement.stages.filter(({ state }) => state === 'released').flatMap(({ audiences }) => audiences), setting.directory);
    const given = (await records.acknowledgements.of(id)).filter((one) => one.version === announcement.version).map(({ person, at }) => ({ person: person as PersonId, at }));
    return acknowledgementSummary(announcement, bodiesOf(asked, given, setting.directory), setting);
  });
}

function one({ values }: Submission, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
}
