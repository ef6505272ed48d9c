// @ts-check
/**
 * Makes an element. Properties that begin with `on` are listeners; the rest are set as attributes, or left out when false,
 * null or undefined. Text is always text and never markup.
 * @param {string} tag
 * @param {Record<string, any> | null} [props]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') /** @type {any} */ (element).value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child || child === '') element.append(child);
  return element;
}

/**
 * A small square with somebody's initials.
 * @param {string} name
 * @param {{bot?: boolean, small?: boolean}} [how]
 */
export function portrait(name, how = {}) {
  const size = how.small ? ' small' : '';
  if (how.bot) return h('img', { class: `portrait${size}`, src: 'seal.svg', alt: '' });
  const words = name.replace(/[^\p{L}\s-]/gu, '').split(/[\s-]+/).filter(Boolean);
  const letters = ((words[0]?.[0] ?? '?') + (words.length > 1 ? words.at(-1)?.[0] ?? '' : '')).toUpperCase();
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return h('span', { class: `portrait${size} tint${sum % 8}`, 'aria-hidden': 'true' }, letters);
}

/**
 * A line in the corner that goes away by itself.
 * @param {string} text
 * @param {{kind?: 'news' | 'trouble', label?: string, act?: () => void}} [how]
 */
export function toast(text, how = {}) {
  const box = h('div', { class: `toast ${how.kind ?? 'news'}` }, h('span', null, text));
  if (how.act) {
    box.append(h('button', { type: 'button', onclick: () => { box.remove(); how.act?.(); } }, how.label ?? 'Show'));
  }
  box.append(h('button', { type: 'button', class: 'shut', 'aria-label': 'Dismiss', onclick: () => box.remove() }, '×'));
  document.getElementById('toasts')?.append(box);
  setTimeout(() => box.remove(), how.kind === 'trouble' ? 12000 : 9000);
}

/**
 * A small line drawing.
 * @param {string} label what it says to those who do not see it; empty for none
 * @param {...string} paths
 */
export function drawing(label, ...paths) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'drawing');
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else svg.setAttribute('aria-hidden', 'true');
  for (const path of paths) {
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', path);
    svg.append(line);
  }
  return svg;
}

/** For a channel that only its members can see. */
export const lock = () => drawing('private', 'M3.5 7.2h9v6.3h-9z', 'M5.3 7V5a2.7 2.7 0 015.4 0v2');
/** For what only one person can see. */
export const eye = () => drawing('', 'M1 8s2.6-4.5 7-4.5S15 8 15 8s-2.6 4.5-7 4.5S1 8 1 8z', 'M8 6a2 2 0 100 4 2 2 0 000-4z');
