/** The months as they are printed, from January. */
export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** The days of the week as they are printed, from Sunday. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The name of a month, 1 for January; months past 12 begin again. */
export function monthName(month: number): string {
  return monthNames[(month - 1) % 12] ?? '';
}
