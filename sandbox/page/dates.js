// @ts-check
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {number} instant milliseconds
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} how
 */
function say(instant, zone, how) {
  const key = zone + JSON.stringify(how);
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...how });
  formats.set(key, format);
  return format.format(instant).replace(/ at |, (?=\d\d:)/, ', ');
}

/** @param {number} instant @param {string} zone */
export const dayKey = (instant, zone) => say(instant, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
/** @param {number} instant @param {string} zone */
export const timeOf = (instant, zone) => say(instant, zone, { hour: '2-digit', minute: '2-digit', hour12: false });
/** @param {number} instant @param {string} zone */
export function longDay(instant, zone) {
  return say(instant, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
}

/** `2005-10-14T09:00`, as the date and time inputs want it. @param {number} instant @param {string} zone */
export function inputValue(instant, zone) {
  const [day, month, year] = dayKey(instant, zone).split('/');
  return `${year}-${month}-${day}T${timeOf(instant, zone)}`;
}

/**
 * Slack's `<!date^seconds^format>`.
 * @param {number} seconds
 * @param {string} format
 * @param {{now: number, zone: string}} office
 */
export function slackDate(seconds, format, { now, zone }) {
  const instant = seconds * 1000;
  const full = () => say(instant, zone, { day: 'numeric', month: 'long', year: 'numeric' });
  const near = [['today', 0], ['yesterday', -1], ['tomorrow', 1]]
    .find(([, days]) => dayKey(now + Number(days) * 86_400_000, zone) === dayKey(instant, zone))?.[0];
  const pretty = (/** @type {string} */ far) => String(near ?? far);
  const short = () => say(instant, zone, { day: 'numeric', month: 'short', year: 'numeric' });
  const long = () => longDay(instant, zone);
  /** @type {Record<string, () => string>} */
  const parts = {
    date_num: () => dayKey(instant, zone).split('/').reverse().join('-'),
    date: full, date_short: short, date_long: long, date_pretty: () => pretty(full()), date_short_pretty: () => pretty(short()),
    date_long_pretty: () => pretty(long()), time: () => timeOf(instant, zone),
    time_secs: () => say(instant, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }),
    ago: () => agoOf(instant - now),
  };
  return format.replace(/\{([a-z_]+)\}/g, (whole, name) => parts[name]?.() ?? whole);
}

/** @param {number} difference milliseconds */
function agoOf(difference) {
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  const minutes = Math.round(difference / 60_000);
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 60 / 24), 'day');
}

/** The instant of a local `2005-10-14T09:00`. @param {string} value @param {string} zone */
export function fromInput(value, zone) {
  const wanted = Date.parse(`${value}:00Z`);
  const off = Date.parse(`${inputValue(wanted, zone)}:00Z`) - wanted;
  return wanted - off;
}
