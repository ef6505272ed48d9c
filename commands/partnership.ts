import type { Caller, Command, Press, Reply } from '../src/command.js';
import type { PartnershipId } from '../src/domain/ids.js';
import { Refusal } from '../src/domain/refusal.js';
import { ragRuleOf } from '../src/domain/rag.js';
import { standingsOf, type Standing } from '../src/domain/standing.js';
import type { Day } from '../src/domain/when.js';
import { matchPlace } from '../src/grammar/names.js';
import { readPartnershipQuestion } from '../src/grammar/partnership.js';
import { readValue } from '../src/grammar/button-value.js';
import type { Office } from '../src/office.js';
import { partnershipCard, partnershipList, partnershipsInAMessage, whichPartnership } from '../src/wording/partnerships.js';

/** /partnership: where each partnership stands, or one of them, today or as of a past day. */
export const partnership: Command = {
  name: '/partnership',
  summary: 'Where each partnership stands, or one of them',
  usage: '[name or member authority] [as of 14 October 2005]',

  async run(office, caller) {
    const { name, asOf } = readPartnershipQuestion(caller.text, office);
    if (name === null) return list(office, caller, 0, asOf);
    const all = await office.transact((records) => records.partnerships.list());
    const match = matchPlace(name, all);
    if (match.kind === 'several') return whichPartnership(name, match.choices, asOf);
    if (match.kind === 'none') throw new Refusal('unknown-name', { kind: 'partnership', name, nearest: match.nearest.map((near) => near.name) });
    return card(office, caller, { id: match.partnership.id, asOf, via: match.member ?? null });
  },

  buttons: {
    'partnership:page': (office, press) => {
      const { from, asOf } = readValue(press.value, { from: 'number', asOf: 'day or null' });
      return list(office, press, from, asOf);
    },
    'partnership:choose': async (office, press: Press) => {
      const { id, asOf } = readValue(press.value, { id: 'text', asOf: 'day or null' });
      return { ...(await card(office, press, { id, asOf, via: null })), replaces: true };
    },
  },
};

async function list(office: Office, caller: Caller, from: number, asOf: Day | null): Promise<Reply> {
  const standings = await standOn(office, caller, asOf);
  const page = { from, total: standings.length, today: asOf ?? office.today, asOf };
  return partnershipList(standings.slice(from, from + partnershipsInAMessage), page);
}

async function card(office: Office, caller: Caller, { id, asOf, via }: { id: string; asOf: Day | null; via: string | null }): Promise<Reply> {
  const [standing] = await standOn(office, caller, asOf, id as PartnershipId);
  if (standing === undefined) throw new Refusal('unknown-name', { kind: 'partnership', name: id, nearest: [] });
  return partnershipCard(standing, { today: asOf ?? office.today, asOf, via });
}

/** Where all stand, or one alone: then nothing else is read, however much is on record. */
async function standOn(office: Office, { reader }: Caller, asOf: Day | null, only?: PartnershipId): Promise<Standing[]> {
  const today = asOf ?? office.today;
  const of = only === undefined ? {} : { partnership: only };
  return office.transact(async ({ programme, partnerships, milestones, highlightReports }) => standingsOf(
    (await partnerships.list()).filter(({ id }) => only === undefined || id === only),
    await milestones.list(reader, today, of),
    await highlightReports.latest(reader, today, of),
    { today, rule: ragRuleOf((await programme.head())?.more.schedule_rag_rule) },
  ));
}
