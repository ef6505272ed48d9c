/** A calendar day, `YYYY-MM-DD`, of no particular zone. */
export type Day = string & { readonly __day: true };

/** A moment, as an ISO 8601 instant in UTC with milliseconds, such as `2005-10-14T08:00:00.000Z`. */
export type Instant = string & { readonly __instant: true };

export type Precision = 'day' | 'part-month' | 'month' | 'season' | 'year';

/**
 * A date as exactly as it is known. `d` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `p` says how much of it is certain;
 * `text` keeps the words it was given in ("beginning of November 2005"). A day that is not known is never printed.
 */
export interface When {
  readonly d: string;
  readonly p: Precision;
  readonly text?: string;
}
