import type { Instant } from '../domain/when.js';
import { announcementSettingIn } from './announcement-setting.js';
import { announcementsIn } from './announcements.js';
import { actionsIn } from './actions.js';
import { absencesIn } from './absences.js';
import { answerBookIn } from './answer-book.js';
import { refreshClearances, refreshMilestoneClearances } from './clearances.js';
import { attendanceIn } from './attendance.js';
import { noShelf, type Shelf } from './bookshelf.js';
import { conversationsIn } from './conversations.js';
import type { Session } from './database.js';
import { acknowledgementsIn, copiesIn } from './copies.js';
import { decisionRegisterIn } from './decision-register.js';
import { deliveriesIn } from './deliveries.js';
import { directConversationsIn } from './direct-conversations.js';
import { directoryIn } from './directory.js';
import { escalationsIn } from './escalations.js';
import { followersIn } from './followers.js';
import { highlightReportsIn } from './highlight-reports.js';
import { holdingLineRegisterIn } from './holding-line-register.js';
import { meetingsIn } from './meetings.js';
import { milestonesIn } from './milestones.js';
import { moneyIn } from './money.js';
import { readOutline, type ReadOutline } from './outline.js';
import { peopleIn } from './people.js';
import { programmeIn } from './programme.js';
import { readersIn, type FoundAsker } from './readers.js';
import { remindersIn } from './reminders.js';
import { returnAsksIn } from './return-asks.js';
import { returnsIn } from './returns.js';
import { standingRecordsIn } from './standing-records.js';
import { toldRegisterIn } from './told-register.js';
import { trailIn } from './trail.js';

/** What was read when the office was opened, or has been kept since another was. */
export interface AtHand {
  readonly outline?: ReadOutline;
  readonly shelf?: Shelf;
  readonly asker?: FoundAsker | null;
}

/**
 * All that is on record. Each aggregate has its own module; this is their list, and each is laid out when it is asked
 * for, for an answer needs four of them. Within a transaction no shelf and no asker is at hand, for it sees what it has
 * written itself.
 */
export function recordsIn(session: Session, now: Instant, { outline = readOutline, shelf = noShelf, asker = null }: AtHand = {}) {
  return {
    get programme() { return programmeIn(session); },
    outline: () => outline(session),
    partnerships: { list: async () => (await outline(session)).partnerships },
    get people() { return peopleIn(session); },
    get absences() { return absencesIn(session, now); },
    get attendance() { return attendanceIn(session, now); },
    get readers() { return readersIn(session, now, outline, asker); },
    get meetings() { return meetingsIn(session); },
    get milestones() { return milestonesIn(session, now); },
    get followers() { return followersIn(session, now); },
    get reminders() { return remindersIn(session, now); },
    get escalations() { return escalationsIn(session, now); },
    get returns() { return returnsIn(session, now); },
    get returnAsks() { return returnAsksIn(session, now); },
    get acknowledgements() { return acknowledgementsIn(session, now); },
    get announcements() { return announcementsIn(session, now); },
    get announcementSetting() { return announcementSettingIn(session, now); },
    get copies() { return copiesIn(session, now); },
    get decisions() { return decisionRegisterIn(session, now); },
    get deliveries() { return deliveriesIn(session, now); },
    get directConversations() { return directConversationsIn(session); },
    get directory() { return directoryIn(session, now); },
    get actions() { return actionsIn(session); },
    get told() { return toldRegisterIn(session); },
    get holdingLines() { return holdingLineRegisterIn(session); },
    get money() { return moneyIn(session, now); },
    get trail() { return trailIn(session, now); },
    get standing() { return standingRecordsIn(session, now, shelf); },
    get highlightReports() { return highlightReportsIn(session); },
    get answerBook() { return answerBookIn(session, outline, shelf); },
    get conversations() { return conversationsIn(session, now); },
    /** To be called in the transaction that changed what the rules of clearance read. */
    clearances: { refresh: () => refreshClearances(session), refreshMilestone: (id: string) => refreshMilestoneClearances(session, id) },
  };
}

export type Records = ReturnType<typeof recordsIn>;
