import { actionsIn } from './actions.js';
import type { Instant } from '../domain/when.js';
import { announcementSettingIn } from './announcement-setting.js';
import { announcementsIn } from './announcements.js';
import { absencesIn } from './absences.js';
import { answerBookIn } from './answer-book.js';
import { refreshClearances, refreshMilestoneClearances } from './clearances.js';
import { attendanceIn } from './attendance.js';
import { conversationsIn } from './conversations.js';
import type { Session } from './database.js';
import { acknowledgementsIn, copiesIn } from './copies.js';
import { decisionRegisterIn } from './decision-register.js';
import { deliveriesIn } from './deliveries.js';
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
import { readersIn } from './readers.js';
import { remindersIn } from './reminders.js';
import { returnAsksIn } from './return-asks.js';
import { returnsIn } from './returns.js';
import { standingRecordsIn } from './standing-records.js';
import { toldRegisterIn } from './told-register.js';
import { trailIn } from './trail.js';

/** All that is on record. Each aggregate has its own module; this is their list. `outline` may have been kept since another office was open. */
export function recordsIn(session: Session, now: Instant, outline: ReadOutline = readOutline) {
  return {
    programme: programmeIn(session),
    outline: () => outline(session),
    partnerships: { list: async () => (await outline(session)).partnerships },
    people: peopleIn(session),
    absences: absencesIn(session, now),
    attendance: attendanceIn(session, now),
    readers: readersIn(session, now, outline),
    meetings: meetingsIn(session),
    milestones: milestonesIn(session, now),
    followers: followersIn(session, now),
    reminders: remindersIn(session, now),
    escalations: escalationsIn(session, now),
    returns: returnsIn(session, now),
    returnAsks: returnAsksIn(session, now),
    acknowledgements: acknowledgementsIn(session, now),
    announcements: announcementsIn(session, now),
    announcementSetting: announcementSettingIn(session, now),
    copies: copiesIn(session, now),
    decisions: decisionRegisterIn(session, now),
    deliveries: deliveriesIn(session, now),
    directory: directoryIn(session, now),
    actions: actionsIn(session),
    told: toldRegisterIn(session),
    holdingLines: holdingLineRegisterIn(session),
    money: moneyIn(session, now),
    trail: trailIn(session, now),
    standing: standingRecordsIn(session, now),
    highlightReports: highlightReportsIn(session),
    answerBook: answerBookIn(session, outline),
    conversations: conversationsIn(session, now),
    /** To be called in the transaction that changed what the rules of clearance read. */
    clearances: { refresh: () => refreshClearances(session), refreshMilestone: (id: string) => refreshMilestoneClearances(session, id) },
  };
}

export type Records = ReturnType<typeof recordsIn>;
