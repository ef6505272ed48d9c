const known = new Map<string, ReadonlySet<number>>();

/** The days a nation rests each week, 0 for Sunday to 6 for Saturday, by the Unicode data that Node carries. */
export function weekendOf(nation: string): ReadonlySet<number> {
  const country = nation.slice(0, 2).toUpperCase();
  const found = known.get(country) ?? readWeekend(country);
  known.set(country, found);
  return found;
}

function readWeekend(country: string): ReadonlySet<number> {
  const week = /^[A-Z]{2}$/.test(country) ? weekOf(new Intl.Locale(`und-${country}`)) : null;
  const weekend = typeof week === 'object' && week !== null && 'weekend' in week && Array.isArray(week.weekend) ? week.weekend : [6, 7];
  return new Set(weekend.map((number) => Number(number) % 7));
}

/** Node 20 has the property of the proposal, later ones the method of the standard. */
function weekOf(locale: object): unknown {
  if ('getWeekInfo' in locale && typeof locale.getWeekInfo === 'function') return locale.getWeekInfo();
  return 'weekInfo' in locale ? locale.weekInfo : null;
}
