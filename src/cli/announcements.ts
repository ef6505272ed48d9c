import type { Announcement } from '../domain/announcement.js';
import { tells } from '../domain/announcement.js';
import { replacedBy } from '../domain/holding-line.js';
import type { AnnouncementId, DecisionId, PersonId } from '../domain/ids.js';
import { wordsOfEach } from '../domain/letter.js';
import { readAnnouncementFile, type FiledAnnouncement } from '../grammar/announcement-file.js';
import type { Office, Records } from '../office.js';
import type { Verb } from './verb.js';

/** Takes announcements from a file as drafts of the secretariat: each is confirmed and agreed like any other. */
export const announcementsVerb: Verb = {
  name: 'announcements',
  usage: 'announcements FILE',
  summary: 'take announcements from a YAML file as drafts; those that are known already stay as they are',

  async run({ argv, readFile, openOffice, out, err }) {
    const [path] = argv;
    if (path === undefined) {
      err('Please name a file: bin/secretariat announcements sample/announcements.yaml\n');
      return 2;
    }
    const text = await readFile(path);
    const office = await openOffice();
    const done = await office.transact((records) => takeIn(records, office, text));
    if ('mistakes' in done) {
      err(`Nothing was taken from ${path}:\n${done.mistakes.map((mistake) => `  ${mistake}\n`).join('')}`);
      return 1;
    }
    out(`${done.added.length === 0 ? 'Nothing new' : `Drafts: ${done.added.join(', ')}`}. /announce list shows them.\n`);
    return 0;
  },
};

/** The drafts that a file adds, or its mistakes. */
export async function takeIn(records: Records, office: Office, text: string): Promise<{ readonly added: readonly string[] } | { readonly mistakes: readonly string[] }> {
  const directory = await records.directory.open();
  const read = readAnnouncementFile(text, directory, office.zone);
  if (read.kind === 'mistakes') return read;
  const [author] = await records.people.withDuty('secretariat', null, office.today);
  if (author === undefined) return { mistakes: ['nobody fills the secretariat’s post, and a draft needs an author'] };
  const added: string[] = [];
  for (const filed of read.announcements) {
    if ((await records.announcements.find(filed.id)) !== null) continue;
    const draft = await draftOf(records, office, filed, author.id);
    await records.announcements.record(draft);
    await records.trail.append(draft.id, 'version', { version: 1, by: author.id, title: filed.title, text: filed.text, perPartnership: draft.words.perPartnership, decision: filed.decision, corrects: filed.corrects });
    added.push(filed.id);
  }
  return { added };
}

async function draftOf(records: Records, office: Office, filed: FiledAnnouncement, author: PersonId): Promise<Announcement> {
  const { kind, label, title, text, expires, acknowledge } = filed;
  const decision = filed.decision as DecisionId | null;
  const { partnerships } = await records.directory.open();
  const wrong = filed.corrects === null ? null : await records.announcements.find(filed.corrects);
  const had = wrong?.stages.flatMap(({ audiences }) => audiences) ?? [];
  const perPartnership = wordsOfEach(kind, text, { audiences: filed.stages.flatMap(({ audiences }) => audiences), allocations: await records.money.forLetters(decision), partnerships });
  const instead = wrong === null ? null : { title: wrong.words.title, text: filed.correctedText ?? wrong.words.text, perPartnership: wrong.words.perPartnership };
  const line = decision !== null && tells({ decision, kind }) !== null ? replacedBy(decision, await records.holdingLines.list(), office.now) : null;
  return {
    id: filed.id as AnnouncementId, kind, label, state: 'draft', version: 1, words: { title, text, perPartnership, instead }, author, writtenBy: author, decision,
    corrects: filed.corrects as AnnouncementId | null, holdingLine: line?.id ?? null, together: wrong === null ? 'together' : 'each', acknowledge, expires, withdrawn: null,
    stages: filed.stages.map(({ audiences, releaseAt, how, timing }, at) => ({
      number: at + 1, audiences: audiences.length === 0 ? [...new Set(had)] : audiences, releaseAt, how, timing, state: 'planned', why: null, despite: null,
    })),
    gates: filed.gates.map((gate) => ({ text: gate, tickedBy: null, tickedAt: null })), approvals: [],
  };
}
