import { nextMilestoneId } from '../src/domain/milestone.js';
import { nextOccurrence } from '../src/domain/recurrence.js';
import { readRecurrence } from '../src/domain/recurrence-rule.js';
import { onDay } from '../src/domain/when.js';
import type { Round } from '../src/job.js';
import type { Office, Records } from '../src/office.js';

/** Opens the next milestone of a series once the last is done or its day has passed. Each has its own dates and reminders. */
export const openRecurring: Round = {
  name: 'open-recurring',
  everyMs: 60_000,
  async run(office) {
    await office.transact(async (records) => {
      for (const series of await records.milestones.seriesEnds(office.today)) {
        if (series.isDone || series.latest < office.today) await openNext(records, office, series);
      }
    });
  },
};

async function openNext(records: Records, office: Office, series: Awaited<ReturnType<Records['milestones']['seriesEnds']>>[number]): Promise<void> {
  const rule = readRecurrence(series.rule);
  if (rule === null) return office.log.warn('recurrence-not-read', { series: series.series, rule: series.rule });
  const of = { rule, start: series.start, at: '23:59', zone: office.zone };
  // What was missed while nobody looked is not asked for again: the next is the one that is yet to come.
  const first = nextOccurrence(of, series.latest);
  const next = first !== null && first < office.today ? nextOccurrence(of, office.today) : first;
  if (next === null) return;
  const { series: key, title, kind, owner, partnership } = series;
  const id = nextMilestoneId({ owner, partnership }, await records.milestones.names());
  await records.milestones.add({ id, title, kind, owner, partnership, contingentOn: null, baseline: onDay(next), recurs: { rule: series.rule, series: key, start: series.start } }, office);
  await records.clearances.refreshMilestone(id);
  await records.reminders.replan(id);
  await records.trail.append(id, 'milestone-opened', { series: key, due: next });
}
