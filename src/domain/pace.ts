/** How fast one method of Slack is called in one workspace: per second, and per channel. */
export interface PaceLimits {
  readonly start: number;
  readonly floor: number;
  /** Slack writes of "several hundred messages per minute": no faster than this is ever tried. */
  readonly ceiling: number;
  /** The share by which it grows, ten seconds at a time, while nothing is known to be in the way. */
  readonly gain: number;
  readonly channelMs: number;
}

export const paceLimits: PaceLimits = Object.freeze({ start: 3, floor: 0.25, ceiling: 10, gain: 0.1, channelMs: 1000 });

/** What has been learnt of a limit that nobody tells. Every moment is in milliseconds of the one clock that all processes share. */
export interface PaceState {
  readonly rate: number;
  /** What Slack was last found to allow, per second; null as long as it never said "later". */
  readonly allowed: number | null;
  /** The rate before the last careful step, which nothing was said against. */
  readonly safe: number;
  readonly step: number;
  readonly restMs: number;
  readonly next: number;
  readonly closedUntil: number;
  /** Since when turns are counted: since Slack last said "later". Moved on by idle time, in which nothing is learnt. */
  readonly since: number;
  readonly given: number;
  /** Since when this rate has been used. Moved on by idle time as well. */
  readonly steadySince: number;
  readonly channels: Readonly<Record<string, number>>;
}

/** Takes a turn, and says in how many milliseconds it is; or takes none, and says how long to stay away. */
export type Turn = { readonly kind: 'in'; readonly ms: number } | { readonly kind: 'away'; readonly ms: number };

const climbMs = 10_000;
const firstRestMs = 180_000;
const longestRestMs = 3_600_000;
const firstStep = 0.01;
const longestStep = 0.16;
/** So much of what is known to be allowed is gone up to quickly; above, by careful steps. */
const near = 0.9;
/** So much of what Slack was found to allow is used. */
const within = 0.97;
/** Less time than this between two "later" says nothing of the rate: the first calls may have lived on what had been saved up. */
const tellingMs = 15_000;

/** While the door is shut no more is saved up than this much time allows: nobody knows how much can be, and too low a guess is slow to mend. */
const creditMs = 5_000;

export function freshPace(now: number, limits: PaceLimits): PaceState {
  return {
    rate: limits.start, allowed: null, safe: limits.start, step: firstStep, restMs: firstRestMs, next: now, closedUntil: now,
    since: now, given: 0, steadySince: now, channels: {},
  };
}

/** A turn for a call about this channel, if one comes within `patienceMs`. Never inside a Retry-After. */
export function takeTurn(before: PaceState, { now, channel, patienceMs }: { readonly now: number; readonly channel: string; readonly patienceMs: number }, limits: PaceLimits): readonly [PaceState, Turn] {
  const state = grown(withoutIdle(before, now), now, limits);
  const free = Math.max(now, state.next, state.closedUntil);
  const at = Math.max(free, state.channels[channel] ?? 0);
  if (at - now > patienceMs) return [state, { kind: 'away', ms: at - now }];
  const channels = limits.channelMs === 0 ? {} : { ...Object.fromEntries(Object.entries(state.channels).filter(([, until]) => until > now)), [channel]: at + limits.channelMs };
  return [{ ...state, next: free + 1000 / state.rate, given: state.given + 1, channels }, { kind: 'in', ms: at - now }];
}

/**
 * Slack said "later": nothing is sent for so long. Then a little less is sent than it was found to take between two such
 * answers, for in that time it took exactly what it allows. An answer that comes too soon to tell halves the rate. After
 * a careful step the rate before it is gone back to, and the next such step is twice as far off.
 */
export function slowDown(state: PaceState, { now, seconds }: { readonly now: number; readonly seconds: number }, limits: PaceLimits): PaceState {
  const closedUntil = Math.max(state.closedUntil, now + seconds * 1000);
  // Several calls may have been on their way when Slack first said so; that is one answer and not many.
  if (now < state.closedUntil) return { ...state, closedUntil };
  const stepped = state.rate > state.safe;
  const open = now - Math.max(state.since, state.closedUntil);
  const ahead = Math.max(0, state.next - now) / 1000 * state.rate;
  const shut = Math.min(creditMs, Math.max(0, state.closedUntil - state.since));
  const measured = Math.max(0, state.given - ahead) / Math.max(1, open + shut) * 1000;
  // The very first time the count has slower rates in it: what it had come from is nearer.
  const counted = state.allowed === null ? Math.max(measured, state.rate / (1 + limits.gain)) : measured;
  const allowed = stepped || open < tellingMs ? state.rate : Math.min(state.rate, counted);
  const rate = clamp(stepped ? state.safe * (1 - 2 * firstStep) : open < tellingMs ? state.rate / 2 : allowed * within, limits);
  return {
    ...state, rate, allowed, safe: rate, step: firstStep, restMs: stepped ? Math.min(longestRestMs, state.restMs * 2) : state.restMs,
    next: closedUntil, closedUntil, since: now, given: 0, steadySince: closedUntil,
  };
}

function withoutIdle(state: PaceState, now: number): PaceState {
  const idle = now - Math.max(state.next, state.closedUntil);
  return idle <= 0 ? state : { ...state, next: now, since: Math.min(now, state.since + idle), steadySince: Math.min(now, state.steadySince + idle) };
}

/** Quickly up to where Slack once said "later", and then by small steps that are far apart. */
function grown(state: PaceState, now: number, limits: PaceLimits): PaceState {
  const rate = clamp(state.rate, limits);
  const { allowed, step, restMs, steadySince } = state;
  if (allowed === null || rate < allowed * near) {
    if (now - steadySince < climbMs) return { ...state, rate };
    const faster = clamp(Math.min(rate * (1 + limits.gain), allowed === null ? Infinity : allowed * near), limits);
    return { ...state, rate: faster, safe: faster, steadySince: now };
  }
  if (now - steadySince < restMs || rate >= limits.ceiling) return { ...state, rate };
  const faster = clamp(rate * (1 + step), limits);
  // So far above what was refused once, that was something else.
  const forgotten = faster > allowed * 1.2;
  return { ...state, rate: faster, safe: forgotten ? faster : rate, allowed: forgotten ? null : allowed, step: Math.min(longestStep, step * 2), steadySince: now };
}

function clamp(rate: number, { floor, ceiling }: PaceLimits): number {
  return Math.min(ceiling, Math.max(floor, rate));
}
