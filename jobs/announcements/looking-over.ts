import type { Stage } from '../../src/domain/announcement.js';
import type { Destination, Directory } from '../../src/domain/destination.js';
import { findingsOf, type Finding, type Seen } from '../../src/domain/preflight.js';
import type { Desk } from '../../src/office.js';

const closed: Seen = { reachable: false, shared: false, members: [] };
const open: Seen = { reachable: true, shared: false, members: [] };

/** Asks Slack about every destination of a stage, before anything is sent there. Throws when Slack does not answer: that is for the next round. */
export async function lookOver(desk: Desk, stage: Stage, destinations: readonly Destination[], directory: Directory): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const destination of destinations) {
    found.push(...findingsOf(destination, await ask(desk, destination), stage.audiences, directory));
  }
  return found;
}

async function ask(desk: Desk, destination: Destination): Promise<Seen> {
  if (destination.kind === 'channel') return destination.slackChannel === null ? { ...closed, why: 'I do not know where it is in Slack' } : desk.inspect(destination.slackChannel);
  if (destination.slackUser === null) return closed;
  return (await desk.openDirect(destination.slackUser)) === null ? closed : open;
}
