import { nextClimb, type Rung } from '../src/domain/escalation.js';
import { policyOf } from '../src/domain/reminder-policy.js';
import type { DeliveryId, ReminderId } from '../src/domain/ids.js';
import { dayIn } from '../src/domain/instant.js';
import { morningsOfRole } from '../src/domain/mornings.js';
import { decentMoment } from '../src/domain/reminder.js';
import type { Round } from '../src/job.js';
import type { Office, Records } from '../src/office.js';
import { askingInChannel } from '../src/wording/escalations.js';

/** The kind of delivery that asks in a partnership's own channel. */
export const askedInChannelKind = 'asked-in-channel';

/** Takes what nobody answers for one step up the line, and tells the owner a working day before. */
export const escalate: Round = {
  name: 'escalate',
  everyMs: 60_000,
  async run(office) {
    await office.transact(async (records) => {
      for (const one of await records.escalations.silent(office.today, office.zone)) await look(records, office, one);
    });
  },
};

type Silent = Awaited<ReturnType<Records['escalations']['silent']>>[number];

async function look(records: Records, office: Office, one: Silent): Promise<void> {
  const book = await records.reminders.mornings();
  const mornings = morningsOfRole(book, one.owner, one.partnership);
  const holders = (await records.people.holding(one.owner, one.partnership, office.today)).filter(({ slackUser }) => slackUser !== null);
  const deputy = holders.some((person) => !person.deputy) ? holders.find((person) => person.deputy) : undefined;
  const channel = one.channel !== null && (await isKnownIn(records, office, one.channel, one.milestone)) ? one.channel : null;
  const chair = await records.people.roleWith('chair');
  const there: Rung[] = [...(deputy === undefined ? [] : ['deputy' as const]), ...(channel === null ? [] : ['channel' as const]), ...(chair === null ? [] : ['chair' as const])];
  const on = (moment: Silent['askedAt']) => dayIn(moment, mornings.zone);
  const silence = { askedOn: on(one.askedAt), heardOn: one.heardAt === null ? null : on(one.heardAt), steps: one.steps, there };
  const next = nextClimb(silence, policyOf(one.kind, book.policies).escalation, dayIn(office.now, mornings.zone), mornings.calendar);
  if (next === null) return;
  const step = next.step === 'climb' ? next.rung : `before-${next.rung}`;
  if (!(await records.escalations.climb(one.milestone, one.expectedOn, step))) return;
  const dueAt = decentMoment(office.now, mornings);
  const asked = { id: office.newId<ReminderId>(), milestone: one.milestone, expectedOn: one.expectedOn, role: one.owner, partnership: one.partnership, person: null, dueAt };
  await records.trail.append(one.milestone, 'climbed', { step, expectedOn: one.expectedOn });
  if (next.step === 'tell-owner') return records.reminders.ask({ ...asked, step });
  if (next.rung === 'deputy') return records.reminders.ask({ ...asked, step: 'help-deputy', person: deputy?.id ?? null });
  if (next.rung === 'chair' && chair !== null) return records.reminders.ask({ ...asked, step: 'help-chair', role: chair, partnership: null, dueAt: decentMoment(office.now, morningsOfRole(book, chair, null)) });
  if (channel === null) return;
  await records.deliveries.plan({
    id: office.newId<DeliveryId>(), kind: askedInChannelKind, subject: one.milestone, destination: channel, dueAt,
    message: askingInChannel(one.milestone),
  });
}

/** A channel where somebody reads along who may not know of it is no rung: asking there would tell. */
async function isKnownIn(records: Records, office: Office, channel: string, milestone: Silent['milestone']): Promise<boolean> {
  return (await records.milestones.list(await records.readers.inChannel(channel), office.today, { id: milestone })).length > 0;
}
