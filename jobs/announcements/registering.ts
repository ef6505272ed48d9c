import { tells, type Announcement, type Stage } from '../../src/domain/announcement.js';
import { areInsiders, type Directory } from '../../src/domain/destination.js';
import { replacedBy } from '../../src/domain/holding-line.js';
import { dayIn } from '../../src/domain/instant.js';
import type { Day, Instant } from '../../src/domain/when.js';
import type { Records } from '../../src/office.js';

/** The moment of a release, by the database's clock, and who could be told at it. */
export interface Hour {
  readonly now: Instant;
  readonly zone: string;
  readonly directory: Directory;
}

/** What the release makes true on the register, all in its own transaction. */
export async function onTheRegister(records: Records, announcement: Announcement, stage: Stage, { now, zone, directory }: Hour): Promise<void> {
  const { id, kind, version } = announcement;
  const at = { now, zone };
  const successor = kind === 'holding line' || !areInsiders(stage.audiences, directory);
  if (announcement.decision !== null && successor) await endLines(records, announcement, at);
  if (kind === 'holding line') {
    const approvedBy = announcement.approvals.find((one) => one.version === version)?.by ?? null;
    const line = await records.holdingLines.putInForce({ text: announcement.words.text, about: announcement.decision, approvedBy, ends: announcement.expires }, at);
    await records.trail.append(id, 'holding-line-in-force', { line });
    return;
  }
  await money(records, announcement, dayIn(now, zone));
  const decision = tells(announcement);
  if (decision === null) return;
  await records.told.tell(decision, stage.audiences, directory, { ...at, announcement: id });
  await records.decisions.announced(decision, dayIn(now, zone));
  await records.trail.append(decision, 'told', { by: id, audiences: stage.audiences });
  await records.clearances.refresh();
}

/** The agreed words end with the release of what takes their place: those it was planned for, and those given since. */
async function endLines(records: Records, announcement: Announcement, at: { readonly now: Instant; readonly zone: string }): Promise<void> {
  const { id, decision, kind, holdingLine, words } = announcement;
  if (decision === null || (kind !== 'holding line' && tells(announcement) === null)) return;
  const lines = await records.holdingLines.list();
  const current = replacedBy(decision, lines, at.now)?.id ?? null;
  for (const line of new Set([holdingLine, current])) {
    // The same words again go on as they are.
    if (line === null || lines.some((one) => one.id === line && one.text === words.text)) continue;
    await records.holdingLines.end(line, at);
    await records.trail.append(id, 'holding-line-ended', { line });
  }
}

async function money(records: Records, { id, kind, decision, approvals }: Announcement, on: Day): Promise<void> {
  if (kind !== 'funding decision' || decision === null) return;
  const by = { person: approvals.at(-1)?.by ?? null, announcement: id };
  for (const { year, partnership } of await records.money.ofDecision(decision)) await records.money.record({ year, partnership, state: 'announced', on, amountGbp: null }, by);
}
