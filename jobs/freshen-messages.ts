import type { Round } from '../src/job.js';
import { reminderAsItStands } from './composers/reminder.js';

/** Changes in place the messages that no longer show how things stand, so that everyone asked sees who did what. */
export const freshenMessages: Round = {
  name: 'freshen-messages',
  everyMs: 2_000,
  async run(office) {
    for (const { delivery, channel, ts, since, person } of await office.transact(({ reminders }) => reminders.stale(20))) {
      const message = await office.transact((records) => reminderAsItStands(records, { id: delivery, destination: person }, office));
      const outcome = await office.desk.update(channel, ts, message);
      // A message that Slack will not change (deleted, or the conversation is gone) is not asked for again.
      if (outcome.kind === 'posted' || outcome.kind === 'refused') await office.transact(({ reminders }) => reminders.freshened(delivery, since));
      else if (outcome.kind !== 'unknown') return;
    }
  },
};
