import { isApproved, unticked, type Announcement } from '../../domain/announcement.js';
import type { Actor } from '../../domain/approval.js';
import { escape, section } from '../blocks.js';
import { sayInstant } from '../dates.js';
import { actionsOf, cardBody, withButtons } from './card.js';
import { plainly, type Said } from './said.js';
import { nameOf, type Setting } from './setting.js';
import { stateWords } from './state.js';

/**
 * What one approver's card says now: the words to approve, or what became of them since they were asked. Buttons that
 * would do nothing are gone; those of conditions that are still open stay.
 */
export function approvalCard(announcement: Announcement, version: number, setting: Setting, actor: Actor): Said {
  const { id } = announcement;
  const called = `${id} “${escape(announcement.words.title)}”`;
  if (announcement.version !== version) return plainly(`The words of ${id} have changed since I asked you: this was version ${version}, and it is now version ${announcement.version}. Nothing is asked of you here; if the new words need your approval, I ask you anew.`);
  if (['cancelled', 'withdrawn', 'draft'].includes(announcement.state)) return plainly(`${called} is ${stateWords(announcement)}. Nothing more is asked of you.`);
  if (announcement.state === 'released') return plainly(`${called} is released. Nothing more is asked of you; \`/announce show ${id}\` has the words.`);
  const lead = isApproved(announcement) ? approvedLead(announcement, setting, actor) : `${escape(nameOf(announcement.writtenBy, setting.directory))} asks for your approval of ${called}. Please read it as it stands; any change of words asks you again.`;
  const work = isApproved(announcement) ? ['announce:tick'] : ['announce:approve', 'announce:tick', 'announce:edit'];
  return { text: lead, blocks: withButtons([section(lead), ...cardBody(announcement, setting)], actionsOf(announcement, setting, actor).filter(({ action }) => work.includes(action))) };
}

/** Thanks for what this person did, and what is still open, whoever it is open with. */
function approvedLead(announcement: Announcement, { zone, directory }: Setting, actor: Actor): string {
  const { id } = announcement;
  const approval = announcement.approvals.find(({ version }) => version === announcement.version);
  const done = approval === undefined ? `${id} is approved.`
    : approval.by === actor.person ? `Thank you: you approved these words of ${id} at ${sayInstant(approval.at, zone)}.`
      : `${escape(nameOf(approval.by, directory))} approved these words of ${id} at ${sayInstant(approval.at, zone)}, so your approval is not needed any more.`;
  const open = unticked(announcement).map(({ text }) => `“${escape(text)}”`);
  return `${done} ${open.length === 0 ? `It is ${stateWords(announcement)}.` : `It still waits for ${open.join(' and ')}.`}`;
}

/** What the author is told when somebody approved, ticked or changed something. */
export function newsForAuthor(announcement: Announcement, what: string): Said {
  return plainly(`${escape(what)} ${announcement.id} “${escape(announcement.words.title)}” is now ${stateWords(announcement)}.`);
}
