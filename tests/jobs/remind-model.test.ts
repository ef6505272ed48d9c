import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { milestone } from '../../commands/milestone.js';
import { addDays } from '../../src/domain/day.js';
import { addMs, atLocal, dayIn } from '../../src/domain/instant.js';
import { planReminders } from '../../src/domain/ladder.js';
import { decentMoment, nextWorkingMorning } from '../../src/domain/reminder.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Day, Instant } from '../../src/domain/when.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, zone } from '../office.js';
import { mornings, wordsOf, type Mornings } from './morning.js';

/**
 * A reference to hold the bot against, in memory and in a few lines: what is planned for each milestone, what waits to
 * be said, and what was asked last.
 */
interface Kept {
  expected: Day;
  done: boolean;
  /** Ladder steps and what somebody put off, by when they fall due. */
  plan: Instant[];
  put: Instant[];
  /** Handed over and not yet said, and what was last said: about which day, and how it was answered. */
  waiting: { expected: Day; answer: string | null }[];
  asked: { expected: Day; answer: string | null } | null;
}

const calendar = { nation: 'GB-ENG' };
const owners = { 'M-SW1': 'U0FACSW', 'M-EM1': 'U0FACEM', 'M-SE1': 'U0FACSE' } as const;
type Id = keyof typeof owners;
/** What was there from the beginning. The third is added, sometime or never. */
const baselines: Partial<Record<Id, Day>> = { 'M-SW1': '2005-11-25' as Day, 'M-EM1': '2006-01-31' as Day };

class Model {
  readonly kept: Partial<Record<Id, Kept>> = {};
  readonly messageAt: Partial<Record<Id, Instant>> = {};

  constructor(now: Instant) {
    for (const [id, expected] of Object.entries(baselines)) this.add(id as Id, expected, now);
  }

  add(id: Id, expected: Day, now: Instant): void {
    this.kept[id] = { expected, done: false, plan: ladder(expected, now), put: [], waiting: [], asked: null };
  }

  /** What is on record of one that was added. */
  of(id: Id): Kept {
    const one = this.kept[id];
    if (one === undefined) throw new Error(`${id} was not added`);
    return one;
  }

  move(id: Id, to: Day, now: Instant): void {
    const one = this.of(id);
    this.answer(one, 'moved');
    Object.assign(one, { expected: to, plan: ladder(to, now), put: [] });
  }

  finish(id: Id): void {
    const one = this.of(id);
    this.answer(one, 'done');
    Object.assign(one, { done: true, plan: [], put: [] });
  }

  undo(id: Id, now: Instant): void {
    const one = this.of(id);
    one.done = false;
    one.plan = ladder(one.expected, now);
    for (const asked of [...one.waiting, ...(one.asked === null ? [] : [one.asked])]) if (asked.answer === 'done') asked.answer = null;
  }

  later(id: Id, now: Instant): void {
    const one = this.of(id);
    if (one.done || one.asked === null || one.asked.answer !== null) return;
    one.asked.answer = 'later';
    one.put.push(nextWorkingMorning(now, { zone, calendar }));
  }

  /** The bot is up at this moment: who is told of what. */
  tick(now: Instant): string[] {
    const told: string[] = [];
    for (const id of Object.keys(owners) as Id[]) {
      const one = this.kept[id];
      if (one === undefined) continue;
      const due = [...one.plan, ...one.put].filter((at) => at <= now);
      one.plan = one.plan.filter((at) => at > now);
      one.put = one.put.filter((at) => at > now);
      if (due.length > 0) {
        one.waiting.push({ expected: one.expected, answer: null });
        this.messageAt[id] ??= decentMoment(now, { zone, calendar });
      }
      const at = this.messageAt[id];
      if (at === undefined || at > now) continue;
      delete this.messageAt[id];
      const open = one.waiting.filter(({ answer, expected }) => answer === null && !one.done && expected === one.expected);
      one.waiting = [];
      const last = open.at(-1);
      if (last === undefined) continue;
      one.asked = last;
      told.push(`${owners[id]} ${id}`);
    }
    return told;
  }

  private answer(one: Kept, answer: string): void {
    for (const asked of [...one.waiting, ...(one.asked === null ? [] : [one.asked])]) asked.answer ??= answer;
  }
}

function ladder(expected: Day, now: Instant): Instant[] {
  return planReminders(expected, { zone, calendar }, now).map(({ dueAt }) => dueAt);
}

type Act =
  | { readonly kind: 'wait' | 'outage'; readonly hours: number }
  | { readonly kind: 'move' | 'add'; readonly id: Id; readonly days: number }
  | { readonly kind: 'done' | 'undo' | 'later'; readonly id: Id };

const id = fc.constantFrom<Id>('M-SW1', 'M-EM1', 'M-SE1');
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('wait' as const, 'outage' as const), hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 24, max: 500 })) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), id, days: fc.integer({ min: 0, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), id: fc.constant<Id>('M-SE1'), days: fc.integer({ min: 0, max: 60 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('done' as const, 'undo' as const, 'later' as const), id }) },
);

let store: Database;
beforeAll(async () => {
  store = await sampleStore();
  await store.rows(sql`delete from milestones where id not in ('M-SW1', 'M-EM1')`);
});
afterAll(() => store.close());

test('whatever people do and however long the bot is away, every reminder comes once, or rightly not at all', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 22 }), async (acts) => {
    for (const table of ['stale_messages', 'reminder_items', 'deliveries', 'reminders', 'reminder_plan', 'milestone_forecasts', 'milestone_actuals']) await store.rows(sql([`delete from ${table}`]));
    const slack = mornings(store);
    await store.rows(sql`delete from milestones where id = 'M-SE1'`);
    let now = atLocal('2005-10-17' as Day, '08:00', zone);
    await slack.at(local(now));
    const model = new Model(now);
    for (const one of acts) {
      now = addMs(now, one.kind === 'wait' || one.kind === 'outage' ? one.hours * 3_600_000 : 60_000);
      if ('id' in one) await carryOut(slack, model, one, now);
      if (one.kind === 'outage') continue;
      const told = (await slack.at(local(now))).flatMap(({ to, message }) => (Object.keys(owners) as Id[]).filter((known) => wordsOf(message).includes(`(${known})`)).map((known) => `${to} ${known}`));
      expect(told.sort()).toEqual(model.tick(now).sort());
    }
  // More for once, by hand: HISTORIES=300.
  }), { numRuns: Number(process.env['HISTORIES'] ?? 25), ...(process.env['HISTORIES'] === undefined ? {} : { endOnFailure: true }) });
}, 1_200_000);

async function carryOut(slack: Mornings, model: Model, one: Extract<Act, { readonly id: Id }>, now: Instant): Promise<void> {
  const office = slack.office(local(now));
  const kept = model.kept[one.id];
  if (one.kind === 'add' ? kept !== undefined : kept === undefined) return;
  const user = owners[one.id];
  const say = async (text: string) => milestone.run(office, await office.caller(user, text));
  switch (one.kind) {
    case 'add': {
      const due = addDays(dayIn(now, zone), one.days);
      await say(`add "Handbook for new members" due ${due} owner facilitator South East`);
      return model.add(one.id, due, now);
    }
    case 'move': {
      const to = addDays(dayIn(now, zone), one.days);
      if (kept === undefined || kept.done || to === kept.expected) return;
      const confirm = (await say(`move ${one.id} to ${to}, for a reason`)).blocks?.flatMap((block) => (block.type === 'actions' ? block.elements : []))[0];
      if (confirm?.type !== 'button') throw new Error('There was nothing to confirm');
      await milestone.buttons?.['milestone:confirm']?.(office, { ...(await office.caller(user, '')), value: confirm.value ?? '', message: null });
      return model.move(one.id, to, now);
    }
    case 'done':
      if (kept?.done !== false) return;
      await say(`done ${one.id} today`);
      return model.finish(one.id);
    case 'undo':
      if (kept?.done !== true) return;
      await say(`undo ${one.id}`);
      return model.undo(one.id, now);
    case 'later': {
      const post = slack.posted.filter(({ to, message }) => to === user && wordsOf(message).includes(`(${one.id})`)).at(-1);
      const button = post?.message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])).find((element) => element.type === 'button' && element.text.text === 'Later');
      if (button?.type === 'button') {
        await milestone.buttons?.['milestone:later']?.(office, { ...(await office.caller(user, '')), value: button.value ?? '', message: null })
          .catch((error: unknown) => { if (!(error instanceof Refusal)) throw error; });
      }
      return model.later(one.id, now);
    }
  }
}

function local(now: Instant): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(Date.parse(now));
  return parts.replace(' ', 'T');
}
