/** What drivers say when the records cannot be reached, as opposed to a statement that is wrong. Postgres classes 08, 53 (a full disk is one), 57, 58. */
const codes = new Set(['53100', '53200', '58030', '57P04', 'ENOSPC', 'EFBIG', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', '57P01', '57P02', '57P03', '53300', '08000', '08003', '08006', '08001', '08004']);

/** The records broke off without an answer. When that was in the middle of a commit, nobody can tell whether it counts. */
export class RecordsAreAway extends Error {
  readonly mayHaveTakenEffect: boolean;

  constructor(cause: unknown, during: 'statement' | 'commit' = 'statement') {
    super(`The records cannot be reached (${during})`, { cause });
    this.mayHaveTakenEffect = during === 'commit';
  }
}

/** Whether this error means that the records are out of reach for now, so that trying again may help. */
export function isOutage(error: unknown): boolean {
  if (error instanceof RecordsAreAway) return true;
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && codes.has(error.code)) return true;
  // A file that has come up against a limit has no code of its own in Postgres.
  if (/^could not (extend|write|create) /.test(error.message)) return true;
  return error.cause !== undefined && isOutage(error.cause);
}

/** Whether the server answered, and lets nobody in with this name, password or database. Postgres class 28 and 3D000. */
export function isLockedOut(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(28...|3D000)$/.test(error.code);
}
