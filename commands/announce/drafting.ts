import type { Caller, FormErrors, Press, Reply, Submission } from '../../src/command.js';
import { confirm, inOrder, revise, tells, type Announcement, type Stage } from '../../src/domain/announcement.js';
import { wordsOfEach } from '../../src/domain/letter.js';
import { replacedBy } from '../../src/domain/holding-line.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { DecisionId } from '../../src/domain/ids.js';
import { readDraftForm, readStageForm, type AskedDraft } from '../../src/grammar/announce-form.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office, Records } from '../../src/office.js';
import { draftForm, stageForm } from '../../src/wording/announce-form.js';
import { preview } from '../../src/wording/announcements/card.js';
import { announceSaid } from '../../src/wording/announcements/replies.js';
import { plainly } from '../../src/wording/announcements/said.js';
import type { Setting } from '../../src/wording/announcements/setting.js';
import { stateWords } from '../../src/wording/announcements/state.js';
import { hourNotes } from '../../src/wording/announcements/hours.js';
import { sayFormFaults } from '../../src/wording/form-faults.js';
import { askForApproval, preparer, settingOf, takeOver } from './desk.js';

/** Opens the form: empty, for a decision of the register, or with the words that are to be changed. */
export async function openForm(office: Office, caller: Caller, start: { readonly id?: string; readonly decision?: string; readonly note?: { readonly title: string; readonly text: string } } = {}): Promise<Reply> {
  preparer(caller, 'prepare an announcement');
  return office.transact(async (records) => {
    const announcement = start.id === undefined ? null : await known(records, start.id);
    const decisions = (await records.answerBook.open(caller.reader, null))?.decisions ?? [];
    const about = JSON.stringify({ id: announcement?.id ?? null, version: announcement?.version ?? 0 });
    const facts = { directory: await records.directory.open(), decisions, today: office.today, zone: office.zone };
    return { text: announceSaid.formOpen, form: draftForm(facts, { about, announcement, decision: start.decision ?? null, note: start.note ?? null }) };
  });
}

/** The form sent in: a new announcement, or a new version of one. Nothing goes out; the author sees the preview. */
export async function sentForm(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const actor = preparer(submission, 'prepare an announcement');
  const { id } = readValue(submission.about, { id: 'text or null', version: 'number' });
  const read = readDraftForm(submission.values, office);
  if (read.kind === 'faults') return { errors: sayFormFaults(read.faults) };
  const asked = read.value;
  return office.transact(async (records) => {
    const setting = await settingOf(records, office);
    const { chosen, ...planned } = asked.stage;
    const first: Stage = { ...planned, number: 1, state: 'planned', why: null, despite: null };
    const before = id === null ? null : await records.announcements.claim(id);
    const words = { ...(await wordsOf(records, asked, setting)), instead: before?.words.instead ?? null };
    const linked = await linkedLine(records, office, asked);
    const settled = { kind: asked.kind, label: asked.kind, decision: asked.decision as DecisionId | null, holdingLine: linked, together: asked.together, acknowledge: asked.acknowledge, expires: asked.expires };
    const drafted: Announcement = before === null
      ? {
        ...settled, id: await records.announcements.nextId(), state: 'draft', version: 1, words, author: actor.person, writtenBy: actor.person, corrects: null, withdrawn: null,
        stages: [first], gates: asked.gates.map((text) => ({ text, tickedBy: null, tickedAt: null })), approvals: [],
      }
      : { ...revise(before, { words, gates: asked.gates, stages: [{ ...first, how: before.stages[0]?.how ?? null }, ...before.stages.slice(1)] }, actor), ...settled, label: before.kind === asked.kind ? before.label : asked.kind };
    await records.announcements.record(drafted);
    await records.trail.append(drafted.id, 'version', { version: drafted.version, by: actor.person, title: words.title, text: words.text, perPartnership: words.perPartnership, decision: asked.decision });
    return preview(drafted, await settingOf(records, office, drafted), hourNotes(chosen, first, office.zone));
  });
}

async function wordsOf(records: Records, { title, text, kind, decision, stage }: AskedDraft, { directory }: Setting) {
  return { title, text, perPartnership: wordsOfEach(kind, text, { audiences: stage.audiences, allocations: await records.money.forLetters(decision), partnerships: directory.partnerships }) };
}

/** The holding line that this release takes the place of, where it is about a decision. */
async function linkedLine(records: Records, office: Office, { kind, decision }: AskedDraft): Promise<string | null> {
  if (decision === null || (kind !== 'holding line' && tells({ decision: decision as DecisionId, kind }) === null)) return null;
  return replacedBy(decision, await records.holdingLines.list(), office.now)?.id ?? null;
}

/** One more audience with an hour of its own. */
export async function openStageForm(office: Office, caller: Caller, id: string): Promise<Reply> {
  preparer(caller, 'plan a stage');
  return office.transact(async (records) => {
    const { version } = await known(records, id);
    const facts = { directory: await records.directory.open(), decisions: [], today: office.today, zone: office.zone };
    return { text: announceSaid.formOpen, form: stageForm(facts, JSON.stringify({ id, version })) };
  });
}

export async function sentStage(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const actor = preparer(submission, 'plan a stage');
  const { id, version } = readValue(submission.about, { id: 'text', version: 'number' });
  const read = readStageForm(submission.values, office);
  if (read.kind === 'faults') return { errors: sayFormFaults(read.faults) };
  return office.transact(async (records) => {
    const before = await records.announcements.claim(id);
    if (before.version !== version) throw new Refusal('words-changed', { id, version, now: before.version });
    const { chosen, ...asked } = read.value;
    const added: Stage = { ...asked, number: 0, state: 'planned', why: null, despite: null };
    const stages = [...before.stages, added].sort(inOrder).map((stage, at) => ({ ...stage, number: at + 1 }));
    const planned = revise(before, { stages }, actor);
    await records.announcements.record(planned);
    await records.trail.append(id, 'version', { version: planned.version, by: actor.person, title: planned.words.title, text: planned.words.text, stages: stages.length });
    return preview(planned, await settingOf(records, office, planned), hourNotes(chosen, added, office.zone));
  });
}

/** The author stands by what the preview shows. */
export async function confirmed(office: Office, press: Press): Promise<Reply> {
  const actor = preparer(press, 'confirm an announcement');
  const { id, version } = readValue(press.value, { id: 'text', version: 'number' });
  return office.transact(async (records) => {
    const after = confirm(await records.announcements.claim(id), actor, version, office.now);
    await records.announcements.record(after);
    await records.trail.append(id, 'confirmed', { version, by: actor.person });
    const setting = await settingOf(records, office);
    if (after.state === 'awaiting-approval') await askForApproval(records, office, after, setting);
    await takeOver(records, office, after, setting);
    return { ...plainly(announceSaid.confirmed(id, stateWords(after), after.state)), replaces: true };
  });
}

async function known(records: Records, id: string): Promise<Announcement> {
  const found = await records.announcements.find(id);
  if (found === null) throw new Refusal('unknown-name', { kind: 'announcement', name: id, nearest: [] });
  return found;
}
