/** How the text of a column becomes a value, by Postgres's number for its type: the same on both drivers. */
export const fromText: Readonly<Record<number, (text: string) => unknown>> = {
  // int8 and numeric: pounds and days, far below where numbers lose exactness.
  20: Number,
  1700: Number,
  // date stays the day it is, in no zone.
  1082: (text) => text,
  // timestamptz, read in a session whose zone is UTC.
  1184: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString(),
};
