import type { Caller, Command, Press, Reply } from '../src/command.js';
import type { PartnershipId } from '../src/domain/ids.js';
import type { Partnership } from '../src/domain/partnership.js';
import { Refusal } from '../src/domain/refusal.js';
import { ragRuleOf } from '../src/domain/rag.js';
import { standingsOf, type Standing } from '../src/domain/standing.js';
import type { Day } from '../src/domain/when.js';
import { matchPlace } from '../src/grammar/names.js';
import { readPartnershipQuestion } from '../src/grammar/partnership.js';
import { readValue } from '../src/grammar/button-value.js';
import type { Office, Records } from '../src/office.js';
import { withNote } from './more-alone.js';
import { partnershipCard, partnershipList, partnershipsInAMessage, whichPartnership } from '../src/wording/partnerships.js';

/** /partnership: where each partnership stands, or one of them, today or as of a past day. */
export const partnership: Command = {
  name: '/partnership',
  summary: 'Where each partnership stands, or one of them',
  usage: '[name or member authority] [as of 14 October 2005]',

  async run(office, caller) {
    const { name, asOf } = readPartnershipQuestion(caller.text, office);
    if (name === null) return withNote(caller, (reader) => list(office, { ...caller, reader }, 0, asOf));
    return office.read(async (records) => {
      const all = await records.partnerships.list();
      const match = matchPlace(name, all);
      if (match.kind === 'several') return whichPartnership(name, match.choices, asOf);
      if (match.kind === 'none') throw new Refusal('unknown-name', { kind: 'partnership', name, nearest: match.nearest.map((near) => near.name) });
      return card(records, office, caller, { one: match.partnership, asOf, via: match.member ?? null });
    });
  },

  buttons: {
    'partnership:page': (office, press) => {
      const { from, asOf } = readValue(press.value, { from: 'number', asOf: 'day or null' });
      return list(office, press, from, asOf);
    },
    'partnership:choose': async (office, press: Press) => {
      const { id, asOf } = readValue(press.value, { id: 'text', asOf: 'day or null' });
      return office.read(async (records) => {
        const one = (await records.partnerships.list()).find((partnership) => partnership.id === id);
        if (one === undefined) throw new Refusal('unknown-name', { kind: 'partnership', name: id, nearest: [] });
        return { ...(await card(records, office, press, { one, asOf, via: null })), replaces: true };
      });
    },
  },
};

async function list(office: Office, caller: Caller, from: number, asOf: Day | null): Promise<Reply> {
  const standings = await office.read(async (records) => standOn(records, office, caller, { of: await records.partnerships.list(), asOf }));
  const page = { from, total: standings.length, today: asOf ?? office.today, asOf };
  return partnershipList(standings.slice(from, from + partnershipsInAMessage), page);
}

async function card(records: Records, office: Office, caller: Caller, { one, asOf, via }: { one: Partnership; asOf: Day | null; via: string | null }): Promise<Reply> {
  // One alone: then nothing else is read, however much is on record.
  const [standing] = await standOn(records, office, caller, { of: [one], asOf, only: { partnership: one.id } });
  if (standing === undefined) throw new Refusal('unknown-name', { kind: 'partnership', name: one.id, nearest: [] });
  return partnershipCard(standing, { today: asOf ?? office.today, asOf, via });
}

interface Wanted {
  readonly of: readonly Partnership[];
  readonly asOf: Day | null;
  readonly only?: { readonly partnership?: PartnershipId };
}

async function standOn({ outline, standing }: Records, office: Office, { reader }: Caller, { of, asOf, only = {} }: Wanted): Promise<Standing[]> {
  const today = asOf ?? office.today;
  const { milestones, reports } = await standing.read(reader, today, only);
  return standingsOf(of, milestones, reports, { today, rule: ragRuleOf((await outline()).head?.more.schedule_rag_rule) });
}
