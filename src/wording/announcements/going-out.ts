import type { Announcement, Stage } from '../../domain/announcement.js';
import type { Finding } from '../../domain/preflight.js';
import type { Obstacle } from '../../domain/release.js';
import { buttons, escape, section, type ButtonWords } from '../blocks.js';
import { sayInstant } from '../dates.js';
import { plainly, type Said } from './said.js';

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
