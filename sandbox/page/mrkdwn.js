// @ts-check
import { h } from './dom.js';
import { slackDate } from './dates.js';

/**
 * Who and what the ids in a text mean, and the office's time.
 * @typedef {{nameOf: (user: string) => string, roomOf: (channel: string) => string, now: number, zone: string}} Reading
 */

/** @type {Record<string, string>} */
const EMOJI = {
  white_check_mark: '✅', heavy_check_mark: '✔️', x: '❌', warning: '⚠️', red_circle: '🔴', large_green_circle: '🟢', large_yellow_circle: '🟡',
  large_orange_circle: '🟠', large_blue_circle: '🔵', white_circle: '⚪', black_circle: '⚫', large_green_square: '🟩', large_red_square: '🟥',
  large_yellow_square: '🟨', large_orange_square: '🟧', white_large_square: '⬜', calendar: '📆', date: '📅', spiral_calendar_pad: '🗓️', bell: '🔔',
  no_bell: '🔕', mega: '📣', loudspeaker: '📢', memo: '📝', pushpin: '📌', round_pushpin: '📍', hourglass: '⌛', hourglass_flowing_sand: '⏳',
  lock: '🔒', unlock: '🔓', eyes: '👀', wave: '👋', thumbsup: '👍', '+1': '👍', envelope: '✉️', email: '📧', outbox_tray: '📤', inbox_tray: '📥',
  clock9: '🕘', alarm_clock: '⏰', information_source: 'ℹ️', question: '❓', exclamation: '❗', arrow_right: '➡️', point_right: '👉', tada: '🎉',
  page_facing_up: '📄', clipboard: '📋', busts_in_silhouette: '👥', chart_with_upwards_trend: '📈', pencil2: '✏️', pencil: '📝', smile: '😄',
};

/** @param {string} text */
export function plain(text) {
  return decode(text).replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

/** @type {Record<string, string>} */
const DOTS = { '🔴': 'red', '🟢': 'green', '🟡': 'yellow', '🟠': 'orange', '🔵': 'blue', '⚪': 'white', '⚫': 'black' };

/** Plain text, with coloured circles and ticks drawn: not every machine has a font for them. @param {string} text */
export function plainNodes(text) {
  const whole = document.createDocumentFragment();
  for (const part of plain(text).split(/([🔴🟢🟡🟠🔵⚪⚫✅]\uFE0F?)/u)) {
    const colour = DOTS[part.replace('\uFE0F', '')];
    if (colour) whole.append(h('span', { class: `dot ${colour}`, role: 'img', 'aria-label': `${colour} circle` }));
    else if (part === '✅') whole.append(h('span', { class: 'tick', role: 'img', 'aria-label': 'tick' }, '✓'));
    else if (part) whole.append(part);
  }
  return whole;
}

/** @param {string} text */
function decode(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Slack's mrkdwn as elements.
 * @param {string} text
 * @param {Reading} reading
 * @returns {DocumentFragment}
 */
export function mrkdwn(text, reading) {
  const whole = document.createDocumentFragment();
  for (const [at, part] of text.split(/```\n?([\s\S]*?)\n?```/).entries()) {
    if (at % 2 === 1) whole.append(h('pre', null, decode(part)));
    else if (part) whole.append(paragraphs(part, reading));
  }
  return whole;
}

/** @param {string} text @param {Reading} reading */
function paragraphs(text, reading) {
  const whole = document.createDocumentFragment();
  /** @type {HTMLElement | null} */
  let quote = null;
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (!quote) whole.append((quote = h('blockquote', null)));
      else quote?.append(h('br'));
      quote?.append(inline(quoted[1] ?? '', reading));
    } else {
      quote = null;
      whole.append(inline(line, reading));
      if (at < lines.length - 1 && !/^(?:&gt;|>)/.test(lines[at + 1] ?? '')) whole.append(h('br'));
    }
  }
  return whole;
}

const MARKS = /** @type {Record<string, string>} */ ({ '*': 'strong', _: 'em', '~': 's' });

/** @param {string} text @param {Reading} reading @returns {DocumentFragment} */
function inline(text, reading) {
  const whole = document.createDocumentFragment();
  let run = '';
  const flush = () => {
    if (run) whole.append(plainNodes(run));
    run = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at);
    const sign = text[at] ?? '';
    const code = /^`([^`\n]+)`/.exec(rest);
    const angle = /^<([^<>\n]+)>/.exec(rest);
    if (code) {
      flush();
      whole.append(h('code', null, decode(code[1] ?? '')));
      at += code[0].length - 1;
    } else if (angle) {
      flush();
      whole.append(reference(angle[1] ?? '', reading));
      at += angle[0].length - 1;
    } else if (MARKS[sign] && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) {
      const end = closing(text, at, sign);
      if (end > 0) {
        flush();
        whole.append(h(MARKS[sign] ?? 'span', null, inline(text.slice(at + 1, end), reading)));
        at = end;
      } else run += sign;
    } else run += sign;
  }
  flush();
  return whole;
}

/** Where a mark ends: not after a blank, and not before a letter. @param {string} text @param {number} start @param {string} sign */
function closing(text, start, sign) {
  if (/\s|^$/.test(text[start + 1] ?? '') || text[start + 1] === sign) return -1;
  for (let at = start + 2; at < text.length; at += 1) {
    if (text[at] === sign && !/\s/.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? '')) return at;
  }
  return -1;
}

/** What stands between angle brackets. @param {string} inner @param {Reading} reading @returns {Node | string} */
function reference(inner, reading) {
  const [target = '', label] = inner.split(/\|(.*)/s);
  if (target.startsWith('@')) return h('span', { class: 'mention' }, `@${reading.nameOf(target.slice(1)) || label}`);
  if (target.startsWith('#')) return h('span', { class: 'mention' }, `#${reading.roomOf(target.slice(1)) || label}`);
  if (target.startsWith('!date^')) {
    const [, seconds, format = '', link] = target.split('^');
    const words = slackDate(Number(seconds), format, reading);
    return link ? anchor(link, words) : h('span', { class: 'date', title: label ?? '' }, words);
  }
  if (/^!(here|channel|everyone)/.test(target)) return h('span', { class: 'mention loud' }, `@${target.slice(1).split('^')[0]}`);
  if (target.startsWith('!')) return h('span', { class: 'mention' }, label ?? target);
  return anchor(target, label === undefined ? target.replace(/^mailto:/, '') : plain(label));
}

/** @param {string} href @param {string} words */
export function anchor(href, words) {
  const url = decode(href);
  return /^(https?:|mailto:)/i.test(url) ? h('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, words) : `<${url}>`;
}
