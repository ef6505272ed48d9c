import { accountOf } from '../src/domain/account.js';
import { addDays, mondayOf } from '../src/domain/day.js';
import type { DeliveryId, PersonId } from '../src/domain/ids.js';
import { atLocal } from '../src/domain/instant.js';
import { morningsOfPerson } from '../src/domain/mornings.js';
import { decentMoment } from '../src/domain/reminder.js';
import type { Day } from '../src/domain/when.js';
import { nextWorkingDay } from '../src/domain/working-days.js';
import type { Round } from '../src/job.js';
import { lastDayBefore, weeklyDigest, weeklyStatement } from '../src/wording/digests.js';
import { withSeal } from '../src/wording/trail.js';
import type { Composer } from './composers/composer.js';

/** The kinds of delivery that carry the group's week, and the secretariat's account of the week before. */
export const digestKind = 'weekly-digest';
export const statementKind = 'weekly-statement';

const at = '09:00';

/**
 * Once a week, on the first working morning: the digest to the group's own channels, and to the secretariat the
 * statement that nothing was missed. A week in which the bot was away has its own as soon as it is back; a week that is
 * over is in the next statement's place, not sent again.
 */
export const weekly: Round = {
  name: 'weekly',
  everyMs: 60_000,
  async run(office) {
    const monday = mondayOf(office.today);
    await office.transact(async (records) => {
      if ((await records.programme.head()) === null) return;
      const book = await records.reminders.mornings();
      const here = { zone: book.zone, calendar: { nation: book.nation, extra: book.extra } };
      if (office.now < atLocal(nextWorkingDay(monday, here.calendar), at, here.zone)) return;
      const plan = async (kind: string, destination: string, dueAt: typeof office.now) => {
        if (!(await records.escalations.once(kind, monday, destination))) return;
        await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind, subject: `${kind}/${monday}`, destination, message: null, dueAt });
      };
      const { channels, audiences } = await records.directory.open();
      for (const { name, audience, slackChannel } of channels) {
        if (audiences.some(({ id, is }) => id === audience && is === 'group') && slackChannel !== null) await plan(digestKind, name, decentMoment(office.now, here));
      }
      for (const person of await records.people.withDuty('secretariat', null, office.today)) {
        if (!person.deputy && person.slackUser !== null) await plan(statementKind, person.id, decentMoment(office.now, morningsOfPerson(book, person)));
      }
    });
  },
};

function mondayIn(subject: string): Day {
  return subject.slice(subject.indexOf('/') + 1) as Day;
}

/** The group's week, as everybody who reads that channel may know it. */
export const digest: Composer = {
  async compose(records, { destination, subject }) {
    const book = await records.answerBook.open(await records.readers.inChannel(destination), null);
    return book === null ? { pointless: 'no programme is loaded' } : withSeal(weeklyDigest(book, mondayIn(subject)), await records.trail.head());
  },
};

/** What became of every reminder, request for a return and word in a channel of the week before. */
export const statement: Composer = {
  async compose(records, { destination, subject }, office) {
    const monday = mondayIn(subject);
    const from = addDays(monday, -7);
    const moment = (day: Day) => atLocal(day, '00:00', office.zone);
    const week = [moment(from), moment(monday)] as const;
    const lines = [...(await records.reminders.ledger(...week)), ...(await records.returnAsks.ledger(...week)), ...(await records.escalations.ledger(...week))];
    const account = accountOf(lines.sort((a, b) => a.dueAt.localeCompare(b.dueAt)), await records.attendance.gaps(moment(from), office.now));
    const person = await records.people.byId(destination as PersonId);
    if (person === null || person.slackUser === null) return { pointless: 'nobody is there to read it' };
    const reader = await records.readers.of({ user: person.slackUser, channel: null });
    const titles = new Map((await records.milestones.list(reader, office.today)).map(({ id, title }) => [id as string, `${title} (${id})`]));
    const places = new Map((await records.partnerships.list()).map(({ id, name }) => [id as string, name]));
    const { people } = await records.directory.open();
    const names = new Map(people.map(({ id, name }) => [id as string, name]));
    return withSeal(weeklyStatement(account, {
      from, to: lastDayBefore(monday), zone: office.zone, titleOf: (id) => titles.get(id) ?? id, placeOf: (id) => places.get(id) ?? id, nameOf: (id) => names.get(id) ?? id,
    }), await records.trail.head());
  },
};
