import { z } from 'zod';

/** The shape of `reminders`: how each kind of milestone is reminded of, and who is told. See docs/programme-file.md. */
const tell = z.array(z.enum(['owner', 'deputy', 'channel', 'chair']), 'expected a list of owner, deputy, channel, chair').min(1, 'expected at least one of owner, deputy, channel, chair').optional();
const whole = (most: number) => z.number().int().min(1, 'expected 1 or more').max(most, `expected at most ${most}`);

const policy = z.strictObject({
  kinds: z.array(z.string().min(1)).min(1).optional(),
  at: z.string().regex(/^(0[89]|1[0-7]):[0-5]\d$/, 'expected a time from 08:00 to 17:59, for nobody is written to outside of these').optional(),
  before: z.array(z.strictObject({ days: whole(366), tell })).optional(),
  on_the_day: z.union([z.literal('none'), z.strictObject({ tell })], 'expected none, or tell with any of owner, deputy, channel, chair').optional(),
  after: z.strictObject({ every_working_days: whole(60), most: z.number().int().min(0).max(60), tell }).optional(),
  silence: z.strictObject({ working_days: whole(60), climbs: z.array(z.enum(['deputy', 'channel', 'chair'])) }).optional(),
  src: z.unknown().optional(),
});

export const reminderPolicies = z.array(policy);

export type ReminderPolicies = z.infer<typeof reminderPolicies>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly what: string;
}

/** What contradicts itself: a kind or a day named twice, a second policy for every kind, a step taken twice. */
export function contradictions(policies: ReminderPolicies): Fault[] {
  const kinds = new Set<string>();
  const found: Fault[] = [];
  policies.forEach((one, at) => {
    const path = (...rest: (string | number)[]) => ['reminders', at, ...rest];
    (one.kinds ?? ['']).forEach((kind, n) => {
      if (kinds.has(kind)) found.push(kind === '' ? { path: path(), what: 'is a second policy for every kind; name its kinds' } : { path: path('kinds', n), what: `"${kind}" has a policy already` });
      kinds.add(kind);
    });
    const days = (one.before ?? []).map((step) => step.days);
    days.forEach((day, n) => {
      if (days.indexOf(day) !== n) found.push({ path: path('before', n, 'days'), what: `${day} is here twice` });
    });
    const climbs = one.silence?.climbs ?? [];
    climbs.forEach((rung, n) => {
      if (climbs.indexOf(rung) !== n) found.push({ path: path('silence', 'climbs', n), what: `"${rung}" is here twice` });
    });
  });
  return found;
}
