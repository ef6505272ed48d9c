/** "quarter 2" of a quarter's name, `2005-06-Q2`. */
export function sayQuarter(quarter: string): string {
  return `quarter ${quarter.slice(-1)}`;
}

/** "quarter 2 of 2005-06". */
export function sayQuarterInFull(quarter: string): string {
  return `quarter ${quarter.slice(-1)} of ${quarter.slice(0, 7)}`;
}
