import type { KnownBlock } from '@slack/types';
import { isApproved, secondPerson, unticked, type Announcement, type Stage } from '../domain/announcement.js';
import { audienceName, destinationsOf, wordsFor, type Destination, type Directory } from '../domain/destination.js';
import { gateKind } from '../domain/gate.js';
import type { Obstacle } from '../domain/release.js';
import { isSpoken } from '../domain/release.js';
import type { Finding } from '../domain/preflight.js';
import { buttons, clip, escape, heading, section, smallPrint, thatFit, type ButtonWords } from './blocks.js';
import { sayInstant } from './dates.js';

export interface Said {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface Setting {
  readonly zone: string;
  readonly directory: Directory;
}

/** The message itself, exactly as it goes out to one destination. */
export function announcementMessage(announcement: Announcement, text: string): Said {
  const { id, words, version, acknowledge } = announcement;
  const ask = acknowledge === 'asked'
    ? [buttons({ action: 'announce:acknowledge', text: 'I have read this', value: JSON.stringify({ id, version }), style: 'primary' })]
    : [];
  return {
    text: `${escape(words.title)}\n${escape(text)}`,
    blocks: thatFit([heading(words.title), ...paragraphs(text), ...ask, smallPrint(`${id} · from the secretariat`)]),
  };
}

function paragraphs(text: string): KnownBlock[] {
  return text.split(/\n{2,}/).filter((part) => part.trim() !== '').flatMap(inParts).map((part) => section(escape(part)));
}

/** A long paragraph in parts that one block holds whole, even when every character of it grows by escaping. */
function inParts(paragraph: string): string[] {
  const most = 590;
  if (escape(paragraph).length <= 3000) return [paragraph];
  const cut = paragraph.lastIndexOf(' ', most);
  const at = cut > 0 ? cut + 1 : most;
  return [paragraph.slice(0, at).trimEnd(), ...inParts(paragraph.slice(at))];
}

/** What the author sees before anything is agreed: the words as they will look, where they go, and when. */
export function preview(announcement: Announcement, setting: Setting): Said {
  const { id, version } = announcement;
  const value = JSON.stringify({ id, version });
  return {
    text: `Preview of ${id}: ${escape(announcement.words.title)}. Nothing has been sent.`,
    blocks: thatFit([
      smallPrint(`*Preview of ${id}*, version ${version}. Nothing has been sent. It will look like this:`),
      { type: 'divider' },
      ...sample(announcement, setting),
      { type: 'divider' },
      ...plan(announcement, setting),
      section(secondPerson(announcement) === 'yes'
        ? 'Once you confirm, I ask somebody else who may approve it. Nothing goes out before.'
        : `This kind needs no second person: once you confirm, it goes out${announcement.stages[0]?.timing === 'at-once' ? '' : ' at its hour'}.`),
      buttons(
        { action: 'announce:confirm', text: 'Confirm', value, style: 'primary' },
        { action: 'announce:edit', text: 'Edit', value },
        { action: 'announce:stage', text: 'Add a stage', value },
        { action: 'announce:discard', text: 'Discard', value, style: 'danger' },
      ),
    ]),
  };
}

/** The words as the first destination gets them; where partnerships have their own, one of each kind is named. */
function sample(announcement: Announcement, { directory }: Setting): KnownBlock[] {
  const { words } = announcement;
  const own = Object.entries(words.perPartnership);
  if (own.length === 0) return [...announcementMessage(announcement, words.text).blocks].map(inert);
  return own.slice(0, 12).flatMap(([id, text]) => [
    smallPrint(`*To ${escape(directory.partnerships.find((one) => one.id === id)?.name ?? id)} alone:*`),
    ...[heading(words.title), ...paragraphs(text)],
  ]);
}

/** A button in a preview shows, and does nothing. */
function inert(block: KnownBlock): KnownBlock {
  return block.type === 'actions' ? smallPrint('[ I have read this ]  (a button, once it is sent)') : block;
}

/** Who is told what and when, stage by stage, destination by destination, and what must be true first. */
export function plan(announcement: Announcement, setting: Setting): KnownBlock[] {
  const { decision, holdingLine, gates, together } = announcement;
  const facts = [
    announcement.label,
    ...(decision === null ? [] : [`about ${decision}`]),
    ...(announcement.corrects === null ? [] : [`corrects ${announcement.corrects}`]),
    ...(holdingLine === null ? [] : [`ends holding line ${holdingLine} in the same moment`]),
    together === 'together' ? 'all together or none' : 'each as it can be reached',
  ];
  return [
    ...announcement.stages.map((stage) => section(stageLines(announcement, stage, setting))),
    ...(gates.length === 0 ? [] : [section(`*Before it goes*\n${gates.map((gate) => gateLine(gate.text, gate.tickedBy, setting)).join('\n')}`)]),
    smallPrint(facts.map(escape).join(' · ')),
  ];
}

function stageLines(announcement: Announcement, stage: Stage, { zone, directory }: Setting): string {
  const to = stage.audiences.map((id) => audienceName(id, directory)).join(', ');
  const when = stage.timing === 'at-once' && stage.state === 'planned' && !isApproved(announcement) ? 'as soon as it is approved' : sayInstant(stage.releaseAt, zone);
  const where = isSpoken(stage) ? 'nothing is posted: this is said in person' : names(destinationsOf(stage.audiences, announcement.words, directory));
  const state = stage.state === 'planned' ? '' : ` (${stage.state === 'late' ? 'its hour has passed: it needs a new one' : stage.state})`;
  return `*${escape(to)}*, ${when}${state}\n${escape(where)}${stage.how === null ? '' : `\n_${escape(stage.how)}_`}`;
}

function names(destinations: readonly Destination[]): string {
  if (destinations.length === 0) return 'Nobody is in the register for it, so nobody would get it.';
  const channels = destinations.filter(({ kind }) => kind === 'channel').map(({ name }) => name);
  const people = destinations.filter(({ kind }) => kind === 'person').map(({ name }) => name);
  const alone = people.length === 0 ? [] : [`${people.length === 1 ? 'directly to' : `directly to these ${people.length}:`} ${people.join('; ')}`];
  return `→ ${[...channels, ...alone].join(', and ')}`;
}

function gateLine(text: string, tickedBy: string | null, { directory }: Setting): string {
  const kind = gateKind(text).kind;
  if (tickedBy !== null) return `:white_check_mark: ${escape(text)} (${escape(nameOf(tickedBy, directory))})`;
  if (kind === 'kept') return `:white_check_mark: ${escape(text)} (I keep to this myself)`;
  return kind === 'person' ? `:white_large_square: ${escape(text)}` : `:white_large_square: ${escape(text)} (I look it up at the hour)`;
}

export function nameOf(person: string, directory: Directory): string {
  return directory.people.find(({ id }) => id === person)?.name ?? person;
}

/** One announcement as those who prepare it see it, with what they can do next. */
export function card(announcement: Announcement, setting: Setting, more: { readonly mayApprove: 'yes' | 'no' }): Said {
  const { id, version, words } = announcement;
  const value = JSON.stringify({ id, version });
  return {
    text: `${id}: ${escape(words.title)}, ${stateWords(announcement)}`,
    blocks: thatFit([
      section(`*${id}*, version ${version}: ${stateWords(announcement)}\nWritten by ${escape(nameOf(announcement.writtenBy, setting.directory))}${approvedBy(announcement, setting)}`),
      { type: 'divider' }, ...sample(announcement, setting), { type: 'divider' },
      ...plan(announcement, setting),
      ...actionsOf(announcement, value, more.mayApprove),
    ]),
  };
}

function approvedBy({ approvals, version }: Announcement, { zone, directory }: Setting): string {
  return approvals.filter((one) => one.version === version).map(({ by, at }) => `\nApproved by ${escape(nameOf(by, directory))}, ${sayInstant(at, zone)}`).join('');
}

function actionsOf(announcement: Announcement, value: string, mayApprove: 'yes' | 'no'): KnownBlock[] {
  const { id, version, state } = announcement;
  const ticks: ButtonWords[] = announcement.gates.flatMap(({ text, tickedBy }, gate) => (gateKind(text).kind === 'person' && tickedBy === null
    ? [{ action: 'announce:tick', text: clip(`Done: ${text}`, 70), value: JSON.stringify({ id, version, gate }) }] : []));
  const late: ButtonWords[] = announcement.stages.filter((stage) => stage.state === 'late' || stage.state === 'held')
    .map((stage) => ({ action: 'announce:hour', text: 'Give it a new hour', value: JSON.stringify({ id, version, stage: stage.number }) }));
  const all: ButtonWords[] = [
    ...(state === 'draft' ? [{ action: 'announce:confirm', text: 'Confirm', value, style: 'primary' as const }] : []),
    ...(state === 'awaiting-approval' && !isApproved(announcement) && mayApprove === 'yes' ? [{ action: 'announce:approve', text: 'Approve these words', value, style: 'primary' as const }] : []),
    ...(['draft', 'awaiting-approval', 'approved', 'held'].includes(state) ? ticks : []),
    ...late,
    ...(['draft', 'awaiting-approval', 'approved'].includes(state) ? [{ action: 'announce:edit', text: 'Edit', value }] : []),
  ];
  return all.length === 0 ? [] : [buttons(...all.slice(0, 25))];
}

/** Where an announcement stands, in a few words. */
export function stateWords(announcement: Announcement): string {
  const open = unticked(announcement).length;
  switch (announcement.state) {
    case 'draft': return 'a draft, seen by nobody else yet';
    case 'awaiting-approval': {
      const waits = [...(isApproved(announcement) ? [] : ['somebody to approve it']), ...(open === 0 ? [] : [`${open === 1 ? 'one condition' : `${open} conditions`} to be met`])];
      return `waiting for ${waits.join(' and ')}`;
    }
    case 'approved': return announcement.stages.some(({ state }) => state === 'late') ? 'approved, but its hour has passed: it needs a new one'
      : announcement.stages[0]?.timing === 'at-once' ? 'approved and on its way' : 'approved, waiting for its hour';
    case 'releasing': return 'going out stage by stage';
    case 'released': return 'released';
    case 'held': return 'held: a person needs to decide';
    case 'cancelled': return 'cancelled; nothing goes out';
    case 'withdrawn': return 'withdrawn';
  }
}

/** All announcements this reader may see, the newest first, a line each. */
export function announcementList(all: readonly Announcement[], { zone }: Pick<Setting, 'zone'>): Said {
  if (all.length === 0) return plainly('No announcement that I can show you yet. Those who prepare them start one with `/announce`.');
  const lines = all.slice(0, 30).map((one) => {
    const next = one.stages.find(({ state }) => state === 'planned') ?? one.stages.at(-1);
    const when = next === undefined || ['draft', 'cancelled'].includes(one.state) || (next.timing === 'at-once' && one.state === 'awaiting-approval') ? '' : ` · ${sayInstant(next.releaseAt, zone)}`;
    return `*${one.id}* ${escape(one.words.title)}\n${escape(one.label)} · ${stateWords(one)}${when}`;
  });
  const left = all.length > 30 ? [smallPrint(`…and ${all.length - 30} more.`)] : [];
  return { text: all.slice(0, 30).map((one) => `${one.id} ${escape(one.words.title)}: ${stateWords(one)}`).join('\n'), blocks: thatFit([...lines.map(section), ...left, smallPrint('One of them: `/announce show ANN-01`')]) };
}

export function plainly(text: string): Said {
  return { text, blocks: [section(text)] };
}

/** Asked of everybody who may approve, with the words they would approve. */
export function approvalRequest(announcement: Announcement, setting: Setting): Said {
  const asked = card(announcement, setting, { mayApprove: 'yes' });
  const who = escape(nameOf(announcement.writtenBy, setting.directory));
  const ask = `${who} asks for your approval of ${announcement.id}: “${escape(announcement.words.title)}”. Please read it as it stands; any change of words asks you again.`;
  return { text: ask, blocks: thatFit([section(ask), ...asked.blocks]) };
}

/** What the author is told when somebody approved, ticked or changed something. */
export function newsForAuthor(announcement: Announcement, what: string): Said {
  return plainly(`${escape(what)} ${announcement.id} “${escape(announcement.words.title)}” is now ${stateWords(announcement)}.`);
}

export function sayObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'gates': return `not yet true: ${obstacle.gates.map((gate) => `“${escape(gate)}”`).join(', ')}`;
    case 'allocations': return `the allocations for ${escape(obstacle.year)} add to £${obstacle.allocated.toLocaleString('en-GB')}, not to £${obstacle.total.toLocaleString('en-GB')}`;
    case 'nobody': return 'nobody is in the register for this audience';
    case 'findings': return obstacle.findings.map(sayFinding).join('; ');
  }
}

export function sayFinding(finding: Finding): string {
  const name = escape(finding.name);
  switch (finding.kind) {
    case 'unreachable': return `${name} cannot be reached (${escape(finding.why)})`;
    case 'shared-outside': return `${name} is shared with another organisation`;
    case 'not-cleared': return `${name} is read by ${finding.who.map(escape).join(', ')}, who may not know this yet`;
    case 'no-account': return `${name} has no Slack account on record`;
  }
}

/** What the author hears when a look ahead found something, while there is time to put it right. */
export function preflightFound(announcement: Announcement, stage: Stage, findings: readonly Finding[], zone: string): Said {
  return plainly(`${announcement.id} “${escape(announcement.words.title)}” goes at ${sayInstant(stage.releaseAt, zone)}, and I looked at where it goes:\n${findings.map((one) => `• ${sayFinding(one)}`).join('\n')}\n`
    + (announcement.together === 'together' ? 'If this is still so at that hour, none of it goes until somebody decides.' : 'The others get it at that hour all the same.'));
}

/** Said when a stage did not go at its hour. Somebody who looked decides. */
export function stageHeld(announcement: Announcement, stage: Stage, obstacles: readonly Obstacle[], zone: string): Said {
  const { id, version } = announcement;
  const text = `I held back ${id} “${escape(announcement.words.title)}”, due at ${sayInstant(stage.releaseAt, zone)}. Nothing of this stage has gone out, because:\n${obstacles.map((one) => `• ${sayObstacle(one)}`).join('\n')}`;
  const value = JSON.stringify({ id, version, stage: stage.number });
  const reachable: ButtonWords[] = obstacles.every(({ kind }) => kind === 'findings')
    ? [{ action: 'announce:go-without', text: 'Send to the others', value, ask: { title: 'Send to the others?', text: 'Those named above do not get it. The others do, now.', yes: 'Send', no: 'Not yet' } }] : [];
  return {
    text,
    blocks: [section(text), buttons(
      { action: 'announce:try-again', text: 'It is put right: send it', value, style: 'primary' },
      ...reachable,
      { action: 'announce:cancel', text: 'Cancel it', value: JSON.stringify({ id, version }), style: 'danger', ask: { title: 'Cancel it?', text: 'What has not gone out will not go out.', yes: 'Cancel it', no: 'Keep it' } },
    )],
  };
}

export function wordsAt(announcement: Announcement, destination: Destination): Said {
  return announcementMessage(announcement, wordsFor(destination, announcement.words));
}

/** A copy in its right words, marked as corrected. */
export function correctedMessage(announcement: Announcement, text: string, correction: string | null): Said {
  const { text: said, blocks } = announcementMessage(announcement, text);
  const note = `Corrected${correction === null ? '' : ` (${correction})`}: these are the right words. What was wrong is in the thread.`;
  return { text: `${said}\n${note}`, blocks: thatFit([...blocks, smallPrint(note)]) };
}

/** What stands in the place of a withdrawn announcement's words. */
export function withdrawnMessage({ id, words, withdrawn }: Announcement, zone: string): Said {
  const at = withdrawn === null ? '' : ` at ${sayInstant(withdrawn.at, zone)}`;
  const text = `${id} was withdrawn${at}. Please disregard it and do not pass it on.${withdrawn === null ? '' : `\n${escape(withdrawn.why)}`}`;
  return { text, blocks: [heading(`Withdrawn: ${words.title}`), section(text)] };
}

/** Threaded under a withdrawn copy, so that whoever read it notices. */
export function withdrawalNotice({ id, withdrawn }: Announcement): Said {
  return plainly(`This announcement (${id}) has been withdrawn; please disregard it.${withdrawn === null ? '' : ` ${escape(withdrawn.why)}`}`);
}

/** To somebody who had acknowledged words that were wrong. */
export function readAgain({ id, version, words }: Announcement): Said {
  const text = `You told me that you had read ${id} “${escape(words.title)}”. It has been corrected since; may I ask you to read it once more?`;
  return { text, blocks: [section(text), buttons({ action: 'announce:acknowledge', text: 'I have read the right words', value: JSON.stringify({ id, version }), style: 'primary' })] };
}
