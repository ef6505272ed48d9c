/** How long the bot waits, and for what, when it posts. All in milliseconds of the real clock. */
export interface DeliveryTimes {
  /** A post that has not been answered by now is given up as uncertain. */
  readonly postTimeoutMs: number;
  /** The longest a claimed delivery waits for its turn; a longer wait is put back. */
  readonly patienceMs: number;
  /** How long a claim holds. No post of it may leave later than a timeout before its end. */
  readonly leaseMs: number;
  /** How long Slack may take to show a post that it took without telling us. */
  readonly graceMs: number;
  /** The same where a second copy would be worst. */
  readonly announcementGraceMs: number;
  readonly betweenMissesMs: number;
  /** Posts of one delivery that were lost without a trace, after which a person decides. A sender that dies may have had it in hand without having posted it, so that some are no sign of anything. */
  readonly mostPosts: number;
  /** How long nothing is sent after Slack has shut the bot out. */
  readonly shutOutMs: number;
}

/** Misses before a post is taken as lost. One could be a page that was not yet up to date. */
export const missesNeeded = 2;

export const deliveryTimes: DeliveryTimes = Object.freeze({
  postTimeoutMs: 10_000,
  patienceMs: 8_000,
  leaseMs: 45_000,
  graceMs: 30_000,
  announcementGraceMs: 60_000,
  betweenMissesMs: 10_000,
  mostPosts: 12,
  shutOutMs: 60_000,
});
