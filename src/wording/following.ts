/** The reason of a forecast that the bot gave because a decision has another date. */
export function followsReason(decision: string): string {
  return `follows ${decision}`;
}
