import { bodiesOf, chaseDue, toChase, type Body } from '../src/domain/acknowledgement.js';
import type { Announcement } from '../src/domain/announcement.js';
import { peopleIn } from '../src/domain/destination.js';
import type { DeliveryId, PersonId } from '../src/domain/ids.js';
import { timeIn } from '../src/domain/instant.js';
import type { Day } from '../src/domain/when.js';
import type { Round } from '../src/job.js';
import type { Message, Office, Records } from '../src/office.js';
import { chairTold, chaser } from '../src/wording/acknowledgements.js';
import { decentHourOf } from './own-hours.js';

/** Asks again those who have not acknowledged, on working mornings; tells the chair when the asking is over. */
export const chase: Round = {
  name: 'chase-acknowledgements',
  everyMs: 60_000,

  async run(office) {
    const open = await office.transact(({ acknowledgements }) => acknowledgements.open(office.zone));
    for (const { id, releasedOn } of open) await office.transact((records) => chaseOne(records, office, id, releasedOn));
  },
};

async function chaseOne(records: Records, office: Office, id: string, releasedOn: Day): Promise<void> {
  const announcement = await records.announcements.claim(id);
  const bodies = await bodiesFor(records, announcement);
  const { version } = announcement;
  if (bodies.length > 0 && bodies.every(({ acknowledged }) => acknowledged !== null)) {
    if ((await records.acknowledgements.chase(id, version, 'all')) === 'first') await tellChair(records, office, announcement, chairTold(announcement, bodies));
    return;
  }
  const time = timeIn(office.now, office.zone);
  const step = time < '09:00' || time >= '17:30' ? null : chaseDue(releasedOn, office.today, { nation: office.nation });
  if (step === null || (await records.acknowledgements.chase(id, version, step)) === 'again') return;
  if (step === 'end') {
    await tellChair(records, office, announcement, chairTold(announcement, bodies));
    return;
  }
  const asked = toChase(bodies, step);
  for (const to of asked) {
    const place = bodies.find(({ holders, deputies, id: body }) => body !== to && [...holders, ...deputies].includes(to));
    await say(records, office, id, to, chaser(announcement, place?.name ?? null));
  }
  await records.trail.append(id, 'chased', { step, version, of: asked });
}

async function bodiesFor(records: Records, announcement: Announcement): Promise<Body[]> {
  const directory = await records.directory.open();
  const given = (await records.acknowledgements.of(announcement.id)).filter(({ version }) => version === announcement.version);
  const asked = peopleIn(announcement.stages.filter(({ state }) => state === 'released').flatMap(({ audiences }) => audiences), directory);
  return bodiesOf(asked, given.map(({ person, at }) => ({ person: person as PersonId, at })), directory);
}

async function tellChair(records: Records, office: Office, announcement: Announcement, message: Message): Promise<void> {
  const [holder] = await records.people.withDuty('chair', null, office.today);
  const to = holder?.id ?? announcement.author;
  await say(records, office, announcement.id, to, message);
  await records.trail.append(announcement.id, 'chair-told', { to });
}

async function say(records: Records, office: Office, subject: string, destination: PersonId, message: Message): Promise<void> {
  await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind: 'announcement-chaser', subject, destination, message, dueAt: await decentHourOf(records, office, destination) });
}
