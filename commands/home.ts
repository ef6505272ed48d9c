import type { HomeView } from '@slack/types';
import type { Caller } from '../src/command.js';
import { expectedOf, type Milestone } from '../src/domain/milestone.js';
import { ragRuleOf } from '../src/domain/rag.js';
import type { Reader } from '../src/domain/reader.js';
import { standingsOf } from '../src/domain/standing.js';
import { latestDay } from '../src/domain/when.js';
import type { Office } from '../src/office.js';
import { homeView } from '../src/wording/home.js';

/** The App Home: rendered for its viewer alone, each time it is opened. */
export const home = {
  async render(office: Office, { reader }: Caller): Promise<HomeView> {
    return office.transact(async ({ programme, partnerships, milestones, highlightReports }) => {
      const head = await programme.head();
      const known = await milestones.list(reader, office.today);
      const standings = standingsOf(
        await partnerships.list(), known, await highlightReports.latest(reader, office.today),
        { today: office.today, rule: ragRuleOf(head?.more.schedule_rag_rule) },
      );
      return homeView({ programme: head?.name ?? 'No programme is loaded yet', today: office.today, mine: ownedBy(reader, known), standings });
    });
  },
};

/** Open milestones whose owner this reader is, by role and partnership, soonest first. */
function ownedBy(reader: Reader, milestones: readonly Milestone[]): Milestone[] {
  const when = (milestone: Milestone) => {
    const expected = expectedOf(milestone);
    return expected === null ? '9999' : latestDay(expected);
  };
  return milestones
    .filter(({ actual, owner, partnership }) => actual === null
      && reader.appointments.some((post) => post.role === owner && (partnership === null || post.partnership === partnership)))
    .sort((a, b) => when(a).localeCompare(when(b)));
}
