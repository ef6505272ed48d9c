import { freshPace, paceLimits, slowDown, takeTurn, type PaceLimits, type PaceState } from '../src/domain/pace.js';

/** A limit on paper. `bucket` fills steadily; `minute` counts from nothing each minute and says "later" until its end. */
export interface Slack {
  readonly perMinute: number;
  readonly burst: number;
  readonly retryAfterSeconds: number;
  readonly kind: 'bucket' | 'minute';
}

export interface Run {
  readonly minutes: number;
  /** From which minute on what is used is compared with what is allowed. */
  readonly steadyFrom?: number;
  readonly changes?: readonly { readonly atMinute: number; readonly perMinute: number }[];
  readonly limits?: PaceLimits;
  /** How long a call takes, in milliseconds. */
  readonly callMs?: number;
}

/** Keeps to a limit by the bot's own rule, with always something to send, on a clock that is only counted. */
export function keepTo(slack: Slack, { minutes, steadyFrom = 0, changes = [], limits = paceLimits, callMs = 80 }: Run) {
  let perMinute = slack.perMinute;
  let state: PaceState = freshPace(0, limits);
  let [tokens, filledAt, minute, inMinute, closedUntil] = [slack.burst, 0, 0, 0, 0];
  let [refused, inside, steady, steadyAllowed] = [0, 0, 0, 0];
  const takenAt: number[] = [];
  let nth = 0;

  function isTaken(now: number): boolean {
    if (slack.kind === 'minute') {
      if (Math.floor(now / 60_000) !== minute) [minute, inMinute] = [Math.floor(now / 60_000), 0];
      return (inMinute += 1) <= perMinute;
    }
    tokens = Math.min(slack.burst, tokens + ((now - filledAt) / 60_000) * perMinute);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  }

  let now = 0;
  while (now < minutes * 60_000) {
    const changed = changes.findLast(({ atMinute }) => now >= atMinute * 60_000);
    if (changed !== undefined) perMinute = changed.perMinute;
    const [after, turn] = takeTurn(state, { now, channel: `C${(nth += 1)}`, patienceMs: 8_000 }, limits);
    state = after;
    if (turn.kind === 'away') {
      now += turn.ms;
      continue;
    }
    now += turn.ms;
    if (now < closedUntil) inside += 1;
    if (isTaken(now)) {
      takenAt.push(now);
      if (now >= steadyFrom * 60_000) steady += 1;
      continue;
    }
    refused += 1;
    const seconds = slack.kind === 'minute' ? Math.ceil((60_000 - (now % 60_000)) / 1000) : slack.retryAfterSeconds;
    // Slack's answer is known only after the call, and nothing was sent meanwhile: calls that overlap are the stand-in's matter.
    state = slowDown(state, { now: (now += callMs), seconds }, limits);
    closedUntil = now + seconds * 1000;
  }
  steadyAllowed = perMinute * (minutes - steadyFrom);
  return { taken: takenAt.length, refused, inside, steadyShare: steady / steadyAllowed, mostInAMinute: mostWithin(takenAt, 60_000), rate: state.rate, state, endedAt: now };
}

function mostWithin(moments: readonly number[], span: number): number {
  let [most, from] = [0, 0];
  for (let to = 0; to < moments.length; to += 1) {
    while ((moments[to] ?? 0) - (moments[from] ?? 0) >= span) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
