import { z } from 'zod';
import { day as readDay } from '../../domain/day.js';
import { everyDuty } from '../../domain/duties.js';
import { falseOnceDecided } from '../../domain/holding-line.js';
import { reminderPolicies } from './reminder-policies.js';

/**
 * The shape of a programme file. Every record may carry `src`, where a fact comes from. Unknown keys are refused, so
 * that a misspelt one is not silently lost.
 */
const id = z.string().min(1).max(80);
const words = z.string().min(1);
const src = z.unknown().optional();

/** True only of days that exist: 2005-02-29 does not. */
const isRealDay = (text: string): boolean => readDay(text) !== null;

const day = z.string().refine(isRealDay, 'expected a day that exists, as YYYY-MM-DD');
const time = /^([01]\d|2[0-3]):[0-5]\d$/;
const hourOfDay = z.string().refine((text) => {
  const [date = '', clock] = text.split('T');
  return isRealDay(date) && (clock === undefined || time.test(clock));
}, 'expected a day, or a day and a time as YYYY-MM-DDTHH:MM');

const lengths = { day: 10, 'part-month': 7, month: 7, season: 4, year: 4 } as const;

export const whenSchema = z
  .strictObject({
    d: z.string(),
    p: z.enum(['day', 'part-month', 'month', 'season', 'year']),
    text: words.optional(),
    at: id.optional(),
  })
  .superRefine((when, context) => {
    if (when.d.length < lengths[when.p]) {
      context.addIssue({ code: 'custom', path: ['d'], message: `"${when.d}" is not exact enough for precision ${when.p}` });
      return;
    }
    const filled = `${when.d}-01-01`.slice(0, 10);
    if (!isRealDay(when.d.length === 10 ? when.d : filled)) {
      context.addIssue({ code: 'custom', path: ['d'], message: `"${when.d}" is not a date that exists` });
    }
  });

const colour = z.enum(['green', 'amber', 'red']);
const organisation = z.strictObject({ id, name: words });

const programme = z.strictObject({
  id,
  name: words,
  short_name: words.optional(),
  former_names: z.array(words).optional(),
  sponsor: words.optional(),
  sponsor_successor: words.optional(),
  membership_basis: words.optional(),
  national_body: organisation.optional(),
  evaluator: organisation.optional(),
  evaluators: z.array(organisation).min(1).optional(),
  src,
});

const zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}, 'expected a time zone such as Europe/London');

const calendar = z.strictObject({
  timezone: zone,
  nation: words.optional(),
  date_order: z.enum(['DMY', 'MDY', 'YMD']).optional(),
  financial_year_starts: z.string().regex(/^\d{2}-\d{2}$/).optional(),
  term_words: z.array(words).optional(),
  terms: z.array(z.strictObject({ name: words, kind: z.enum(['term', 'half-term']), from: day, to: day, src })).optional(),
  bank_holidays: z.array(z.strictObject({ day, kind: z.enum(['added', 'removed']), nation: words.optional(), src })).optional(),
  returns_due_working_days: z.number().int().positive().optional(),
  src,
});

/** How the programme speaks of its own partnerships, their returns, their members and itself. */
const ownWords = z.strictObject({ partnership: words, partnerships: words, report: words, reports: words, authority: words, authorities: words, group: words }).partial();

const phase = z.strictObject({ id, name: words, start: whenSchema, end: whenSchema.optional(), src });

const few = z.number().int().positive().max(400);

/** What a partnership must act on ahead of a day, so that the last day on which news of a decision helps it can be worked back. */
const commitment = z.strictObject({
  what: words,
  ends: day.optional(),
  begins: day.optional(),
  weeks: few.optional(),
  months: few.optional(),
  working_days: few.optional(),
  terms: few.max(12).optional(),
  waits_on: id,
  src,
}).refine(({ ends, begins }) => (ends === undefined) !== (begins === undefined), 'expected one of `ends` and `begins`')
  .refine(({ weeks, months, working_days: days, terms }) => [weeks, months, days, terms].filter((one) => one !== undefined).length === 1, 'expected one of `weeks`, `months`, `working_days` and `terms`');

const partnership = z.strictObject({
  id,
  name: words,
  aliases: z.array(words).optional(),
  later_name: z.strictObject({ name: words, by: whenSchema }).optional(),
  pilot: z.boolean().optional(),
  members: z.array(words),
  fill_members: z.array(words).optional(),
  host_authority: words.optional(),
  work: z.array(words).optional(),
  has_regional_steering_group: z.boolean().optional(),
  nation: words.optional(),
  commitments: z.array(commitment).optional(),
  src,
});

const duty = z.enum(everyDuty, `expected one of ${everyDuty.join(', ')}`);
const role = z.strictObject({ id, title: words, org: words.optional(), note: words.optional(), duties: z.array(duty).optional(), src });

const post = z.strictObject({
  role: id,
  partnership: id.optional(),
  authority: words.optional(),
  deputy: z.boolean().optional(),
  from: day.optional(),
  until: day.optional(),
});

const person = z.strictObject({
  id,
  name: words,
  kind: z.enum(['member', 'guest', 'external']).optional(),
  slack: z.string().regex(/^[UW][A-Z0-9]+$/).optional(),
  posts: z.array(post).optional(),
  zone: zone.optional(),
  nation: words.optional(),
  left_on: day.optional(),
  away: z.array(z.strictObject({ from: day, to: day })).optional(),
  src,
});

const audience = z.strictObject({ id, name: words, aliases: z.array(words).optional(), roles: z.array(id).optional(), is: z.literal('group', 'expected group, for the audience that is the group itself').optional(), src });
const author = z.strictObject({ name: words, org: words.optional(), src });

const termsOfReference = z.strictObject({
  members: z.array(words),
  in_attendance: z.array(words).optional(),
  quorum: z.strictObject({ members: z.number().int(), of: z.number().int(), and: z.array(words).optional() }).optional(),
  papers_out_working_days_before: z.number().int().optional(),
  draft_minutes_working_days_after: z.number().int().optional(),
  src,
});

const meeting = z.strictObject({
  id,
  on: whenSchema,
  known_as: whenSchema.optional(),
  main_item: words.optional(),
  call_for_papers: day.optional(),
  papers_due: day.optional(),
  papers_out: day.optional(),
  draft_minutes_due: day.optional(),
  replies: z.array(z.strictObject({ role: id, partnership: id.optional(), attending: z.enum(['yes', 'no', 'deputy']), on: day })).optional(),
  src,
});

const recorded = { by: id.optional(), recorded_at: z.string().optional() };
const decisionForecast = z.strictObject({ given_on: day, forecast: day, reason: words, ...recorded });
const milestoneForecast = z.strictObject({ given_on: day, forecast: z.union([day, whenSchema]), reason: words, follows: id.optional(), ...recorded });

const decision = z.strictObject({
  id,
  title: words,
  decision_owner: id,
  advised_by: words.optional(),
  informed_by: z.array(id).optional(),
  raised_on: whenSchema.nullish(),
  needed_by: whenSchema.nullish(),
  forecast_history: z.array(decisionForecast).optional(),
  options: z.array(words).optional(),
  decided_on: whenSchema.nullish(),
  announced: whenSchema.nullish(),
  effective: whenSchema.nullish(),
  deferred: z.array(whenSchema).optional(),
  superseded: whenSchema.nullish(),
  withdrawn: whenSchema.nullish(),
  outcome: words.nullish(),
  minute: words.optional(),
  dependents: z.array(id).optional(),
  src,
});

/** So long after its decision; the date moves when the decision's does. */
const interval = z.strictObject({ days: few.optional(), working_days: few.optional(), weeks: few.optional(), months: few.optional() })
  .refine((given) => Object.values(given).filter((one) => one !== undefined).length === 1, 'expected one of `days`, `working_days`, `weeks` and `months`');

const milestone = z.strictObject({
  id,
  title: words,
  kind: words.optional(),
  partnership: id.optional(),
  with: z.array(id).optional(),
  contingent_on: id.optional(),
  after: interval.optional(),
  baseline: whenSchema.nullish(),
  rebaselined: z.array(z.strictObject({ given_on: day, baseline: whenSchema, decision: id })).optional(),
  forecast_history: z.array(milestoneForecast).optional(),
  actual: whenSchema.nullish(),
  actual_known_on: day.optional(),
  owner: id,
  recurs: words.optional(),
  series: id.optional(),
  series_start: day.optional(),
  src,
});

const ragRule = z.strictObject({
  basis: words.optional(),
  green: words,
  amber: words,
  red: words,
  complete: words.optional(),
  not_computed: words.optional(),
  src,
});

const highlightReport = z.strictObject({
  partnership: id,
  quarter: z.string().regex(/^\d{4}-\d{2}-Q[1-4]$/).optional(),
  due: day.optional(),
  returned: day.nullish(),
  self_rag: colour.nullish(),
  confidence: colour.nullish(),
  comment: words.nullish(),
  answers: z.strictObject({ done: words.nullish(), moved: words.nullish(), needs: words.nullish() }).optional(),
  src,
});

const action = z.strictObject({
  id, raised_at: words, title: words, owner: words, due: day, closed: day.nullish(), note: words.optional(), src,
});

const score = z.number().int().min(1).max(5);
const risk = z.strictObject({
  id, title: words, likelihood: score, impact: score, owner: id, response: words, review: day, src,
});

const year = z.string().regex(/^\d{4}-\d{2}$/);
const pounds = z.number().int().nonnegative();
const fundingLine = z.strictObject({ year, total_gbp: pounds, status: words, decision: id.optional(), src });
const condition = z.strictObject({ id, text: words, due: words, src });

const funding = z
  .object({
    lines: z.array(fundingLine).optional(),
    average_per_partnership_gbp: pounds.optional(),
    letters: id.optional(),
    audiences: z.array(id).min(1).optional(),
    instalments: z.array(z.strictObject({ due: day, share: z.number().positive().max(1) })).optional(),
    conditions: z.array(condition).optional(),
    src,
  })
  .catchall(z.record(id, pounds));

const releasedTime = z
  .object({ definition: words.optional(), notional_day_rate_gbp: z.number().positive().optional(), src })
  .catchall(z.record(id, z.number().nonnegative().nullable()));

const holdingLine = z.strictObject({
  id,
  text: words.refine((text) => falseOnceDecided(text) === null, 'expected words that stay true once the decision is taken, such as "There is nothing we can share yet"'),
  approved_by: id.optional(),
  about: id.optional(),
  in_force: z.tuple([hourOfDay, hourOfDay.nullable()]),
  src,
});

const told = z.strictObject({ item: id, audience: words, when: whenSchema, how: words.optional(), at: hourOfDay.optional(), src });
const channel = z.strictObject({ name: z.string().regex(/^#[a-z0-9_-]+$/), audience: id, slack: z.string().optional(), members: z.array(id).optional(), src });

const survey = z.record(z.string(), z.unknown());
const finding = z.strictObject({ topic: words, text: words, aliases: z.array(words).optional(), report: id.optional(), src });

export const programmeSchema = z.strictObject({
  programme,
  calendar,
  words: ownWords.optional(),
  phases: z.array(phase).optional(),
  partnerships: z.array(partnership).min(1),
  roles: z.array(role).min(1),
  people: z.array(person).optional(),
  audiences: z.array(audience).optional(),
  report_authors: z.array(author).optional(),
  terms_of_reference: termsOfReference.optional(),
  meetings: z.array(meeting).optional(),
  decisions: z.array(decision).optional(),
  milestones: z.array(milestone).optional(),
  schedule_rag_rule: ragRule.optional(),
  reminders: reminderPolicies.optional(),
  highlight_reports: z.array(highlightReport).optional(),
  actions: z.array(action).optional(),
  risks: z.array(risk).optional(),
  funding: funding.optional(),
  released_time: releasedTime.optional(),
  evaluation_design: survey.optional(),
  findings: z.array(finding).optional(),
  holding_line: holdingLine.optional(),
  holding_lines: z.array(holdingLine).optional(),
  told_log: z.array(told).optional(),
  channels: z.array(channel).optional(),
});

/** A programme file, read and found well formed. */
export type ProgrammeFile = z.infer<typeof programmeSchema>;
