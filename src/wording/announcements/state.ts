import { isApproved, isByHand, unticked, type Announcement } from '../../domain/announcement.js';

/** Where an announcement stands, in a few words. */
export function stateWords(announcement: Announcement): string {
  const open = unticked(announcement).length;
  switch (announcement.state) {
    case 'draft': return 'a draft, seen by nobody else yet';
    case 'awaiting-approval': {
      const waits = [...(isApproved(announcement) ? [] : ['somebody to approve it']), ...(open === 0 ? [] : [`${open === 1 ? 'one condition' : `${open} conditions`} to be met`])];
      return `waiting for ${waits.join(' and ')}`;
    }
    case 'approved': return agreed(announcement);
    case 'releasing': return nextIsByHand(announcement) ? 'out in part; the rest is under embargo until a person releases it' : 'going out stage by stage';
    case 'released': return 'released';
    case 'held': return 'held: a person needs to decide';
    case 'cancelled': return 'cancelled; nothing goes out';
    case 'withdrawn': return 'withdrawn';
  }
}

function agreed(announcement: Announcement): string {
  if (announcement.stages.some(({ state }) => state === 'late')) return 'approved, but its hour has passed: it needs a new one';
  if (nextIsByHand(announcement)) return 'approved, and under embargo until a person releases it';
  return announcement.stages[0]?.timing === 'at-once' ? 'approved and on its way' : 'approved, waiting for its hour';
}

function nextIsByHand({ stages }: Announcement): boolean {
  const next = stages.find(({ state }) => state === 'planned');
  return next !== undefined && isByHand(next);
}
