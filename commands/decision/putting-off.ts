import type { Caller, Press, Reply } from '../../src/command.js';
import { day } from '../../src/domain/day.js';
import { decisionKnockOns } from '../../src/domain/knock-on.js';
import { longestReason } from '../../src/domain/milestone-change.js';
import { Refusal } from '../../src/domain/refusal.js';
import { onDay } from '../../src/domain/when.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { AskedDecision } from '../../src/grammar/decision.js';
import type { Office } from '../../src/office.js';
import { decisionSaid } from '../../src/wording/decisions.js';
import { said } from '../../src/wording/milestone-answers.js';
import { preparer } from '../announce/desk.js';
import { claimOpen } from './keeping.js';

/** Another date of a decision, read back with what it knocks on to, as far as whoever asks may know of it here. */
export async function putOff(office: Office, caller: Caller, asked: Extract<AskedDecision, { readonly verb: 'defer' | 'forecast' }>): Promise<Reply> {
  preparer(caller, 'put off a decision');
  const { id, to, verb } = asked;
  if (to < office.today) throw new Refusal('next-date-needed', { id });
  return office.transact(async (records) => {
    await claimOpen(records, id);
    const from = (await records.decisions.latestForecast(id, office.today))?.forecast ?? null;
    const book = await records.answerBook.open(caller.reader, null);
    const touched = book === null ? [] : decisionKnockOns(id, to, { ...book, calendar: { nation: book.nation } });
    const named = new Set(touched.flatMap((one) => ('id' in one ? [one.id] : [])));
    const others = book?.decisions.find((one) => one.id === id)?.dependents.filter((one) => !named.has(one)) ?? [];
    const reason = asked.reason.slice(0, longestReason);
    const words = decisionSaid.puttingOff({ id, from, to, reason, others }, touched);
    return said.confirm(words, { action: 'decision:put-off', id, value: JSON.stringify({ id, verb, to, was: from ?? 'none', reason }) });
  });
}

/** A new date with its reason. A deferral is on record as one; every earlier date stays. Pressed twice, it counts once. */
export async function confirmedPutOff(office: Office, press: Press): Promise<Reply> {
  const actor = preparer(press, 'put off a decision');
  const { id, verb, to: written, was, reason } = readValue(press.value, { id: 'text', verb: 'text', to: 'text', was: 'text', reason: 'text' });
  const to = day(written);
  if (to === null || to < office.today) throw new Refusal('next-date-needed', { id });
  return office.transact(async (records) => {
    await claimOpen(records, id);
    const words: Reply = { ...(verb === 'defer' ? decisionSaid.deferred(id, to, reason) : decisionSaid.forecast(id, to)), replaces: true };
    const latest = await records.decisions.latestForecast(id, office.today);
    if (latest?.givenOn === office.today && latest.forecast === to && latest.reason === reason) return words;
    if ((latest?.forecast ?? 'none') !== was) throw new Refusal('changed-meanwhile', { id, to: latest === null ? null : onDay(latest.forecast) });
    await records.decisions.forecast(id, { on: office.today, forecast: to, reason, by: actor.person });
    if (verb === 'defer') await records.decisions.event(id, { state: 'deferred', happened: onDay(office.today), meeting: null }, office.today);
    await records.trail.append(id, verb === 'defer' ? 'deferred' : 'forecast', { by: actor.person, to, reason });
    return words;
  });
}
