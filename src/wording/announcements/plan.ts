import type { KnownBlock } from '@slack/types';
import { isApproved, isByHand, type Announcement, type Stage } from '../../domain/announcement.js';
import { comesAgain } from '../../domain/clock-change.js';
import { audienceName, destinationsOf, type Destination } from '../../domain/destination.js';
import { gateKind, tickersOf, type Gate } from '../../domain/gate.js';
import { isSpoken } from '../../domain/release.js';
import { escape, section, smallPrint } from '../blocks.js';
import { sayInstant } from '../dates.js';
import { nameOf, type Setting } from './setting.js';

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
    ...(gates.length === 0 ? [] : [section(`*Before it goes*\n${gates.map((gate) => gateLine(gate, setting)).join('\n')}`)]),
    smallPrint(facts.map(escape).join(' · ')),
  ];
}

function stageLines(announcement: Announcement, stage: Stage, setting: Setting): string {
  const to = stage.audiences.map((id) => audienceName(id, setting.directory)).join(', ');
  const state = stage.state === 'planned' ? '' : ` (${stage.state === 'late' ? 'its hour has passed: it needs a new one' : stage.state})`;
  return `*${escape(to)}*, ${whenWords(announcement, stage, setting.zone)}${state}\n${escape(whereWords(announcement, stage, setting))}${stage.how === null ? '' : `\n_${escape(stage.how)}_`}`;
}

function whenWords(announcement: Announcement, stage: Stage, zone: string): string {
  if (isByHand(stage)) return 'when a person releases it: until then it is under embargo';
  if (stage.timing === 'at-once' && stage.state === 'planned' && !isApproved(announcement)) return 'as soon as it is approved';
  const twice = stage.state === 'planned' && stage.timing === 'at-hour' && comesAgain(stage.releaseAt, zone);
  return `${sayInstant(stage.releaseAt, zone)}${twice ? '. The clocks go back that night and show this time twice: it goes the first time' : ''}`;
}

function whereWords(announcement: Announcement, stage: Stage, { directory, copies }: Setting): string {
  if (isSpoken(stage)) return 'nothing is posted: this is said in person';
  if (announcement.corrects !== null) return copies.length === 0 ? `No copy of ${announcement.corrects} is out yet; at its hour it goes wherever there is one.` : `→ wherever there is a copy of ${announcement.corrects}: ${copies.join('; ')}`;
  return names(destinationsOf(stage.audiences, announcement.words, directory));
}

function names(destinations: readonly Destination[]): string {
  if (destinations.length === 0) return 'Nobody is in the register for it, so nobody would get it.';
  const channels = destinations.filter(({ kind }) => kind === 'channel').map(({ name }) => name);
  const people = destinations.filter(({ kind }) => kind === 'person').map(({ name }) => name);
  const alone = people.length === 0 ? [] : [`${people.length === 1 ? 'directly to' : `directly to these ${people.length}:`} ${people.join('; ')}`];
  return `→ ${[...channels, ...alone].join(', and ')}`;
}

function gateLine({ text, tickedBy }: Gate, setting: Setting): string {
  const kind = gateKind(text).kind;
  if (tickedBy !== null) return `:white_check_mark: ${escape(text)} (${escape(nameOf(tickedBy, setting.directory))})`;
  if (kind === 'kept') return `:white_check_mark: ${escape(text)} (I keep to this myself)`;
  return `○ ${escape(text)} (${kind === 'person' ? escape(whoTicks(text, setting)) : 'I look it up at the hour'})`;
}

/** Whose word a condition waits for. */
function whoTicks(text: string, { directory, filled }: Setting): string {
  const roles = tickersOf(text, filled);
  const holders = directory.people.filter(({ appointments }) => appointments.some(({ role, deputy }) => !deputy && roles.includes(role)));
  return holders.length === 0 ? 'anyone who prepares announcements' : holders.map(({ name }) => name).join(' or ');
}
