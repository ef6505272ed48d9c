// @ts-check
import { h } from './dom.js';
import { element } from './elements.js';
import { anchor, mrkdwn, plain, plainNodes } from './mrkdwn.js';
import { slackDate } from './dates.js';

/**
 * Where blocks stand, how their words are read, and what happens on a press.
 * @typedef {import('./mrkdwn.js').Reading & {
 *   act: (block: string, element: any, chosen: Record<string, any>, from: HTMLElement) => void,
 *   people: {slack: string, name: string}[], rooms: {id: string, name: string}[],
 *   suggest: (block: string, element: any, typed: string) => Promise<any>,
 * }} Scene
 */

/** @param {readonly any[]} blocks @param {Scene} scene */
export function showBlocks(blocks, scene) {
  return h('div', { class: 'blocks' }, ...blocks.map((block) => showBlock(block, scene)));
}

/** @param {any} object @param {Scene} scene @returns {Node | string} */
export function words(object, scene) {
  if (!object) return '';
  return object.type === 'mrkdwn' ? mrkdwn(object.text ?? '', scene) : plainNodes(object.text ?? '');
}

/** @param {any} block @param {Scene} scene @returns {HTMLElement | null} */
function showBlock(block, scene) {
  const id = block.block_id;
  switch (block.type) {
    case 'section':
      return h('div', { class: 'section', 'data-block': id },
        h('div', { class: 'grow' },
          block.text && h('div', { class: 'words' }, words(block.text, scene)),
          block.fields && h('div', { class: 'fields' }, ...block.fields.map((/** @type {any} */ field) => h('div', null, words(field, scene))))),
        block.accessory && h('div', { class: 'accessory' }, element(block.accessory, id, scene)));
    case 'header':
      return h('h3', { class: 'header', 'data-block': id }, words(block.text, scene));
    case 'divider':
      return h('hr');
    case 'context':
      return h('div', { class: 'context' }, ...block.elements.map((/** @type {any} */ part) => (part.type === 'image'
        ? h('img', { src: part.image_url, alt: part.alt_text, title: part.alt_text })
        : h('span', null, words(part, scene)))));
    case 'actions':
      return h('div', { class: 'actions', 'data-block': id }, ...block.elements.map((/** @type {any} */ part) => element(part, id, scene)));
    case 'input':
      return showInput(block, scene);
    case 'image':
      return h('figure', { class: 'image' }, block.title && h('figcaption', null, words(block.title, scene)),
        h('img', { src: block.image_url, alt: block.alt_text }));
    case 'rich_text':
      return h('div', { class: 'rich' }, ...block.elements.map((/** @type {any} */ part) => richPart(part, scene)));
    case 'table':
      return showTable(block, scene);
    case 'markdown':
      return h('div', { class: 'words' }, mrkdwn((block.text ?? '').replaceAll(/\*\*(.+?)\*\*/g, '*$1*').replaceAll(/^#+ (.+)$/gm, '*$1*'), scene));
    default:
      return h('div', { class: 'unknown' }, `This sandbox does not show “${block.type}” blocks.`);
  }
}

/** @param {any} block @param {Scene} scene */
function showInput(block, scene) {
  const part = { ...block.element, dispatches: block.dispatch_action === true, input: true };
  const group = ['checkboxes', 'radio_buttons'].includes(part.type);
  const label = [words(block.label, scene), block.optional ? h('span', { class: 'optional' }, ' (optional)') : null];
  return h(group ? 'fieldset' : 'div', { class: 'input', 'data-block': block.block_id, 'data-required': block.optional ? null : 'yes' },
    group ? h('legend', null, ...label) : h('label', { for: `${block.block_id}/${part.action_id}` }, ...label),
    element(part, block.block_id, scene),
    block.hint && h('p', { class: 'hint' }, words(block.hint, scene)),
    h('p', { class: 'fault', hidden: true, role: 'alert' }));
}

/** @param {any} block @param {Scene} scene */
function showTable(block, scene) {
  const cell = (/** @type {any} */ entry, /** @type {number} */ column, /** @type {string} */ tag) => {
    const align = block.column_settings?.[column]?.align ?? 'left';
    return h(tag, { class: `to-${align}` }, entry.type === 'rich_text'
      ? h('div', { class: 'rich' }, ...entry.elements.map((/** @type {any} */ part) => richPart(part, scene)))
      : plainNodes(String(entry.text ?? entry.value ?? '')));
  };
  const [head, ...rows] = block.rows;
  return h('div', { class: 'table' }, h('table', null,
    h('thead', null, h('tr', null, ...head.map((/** @type {any} */ entry, /** @type {number} */ at) => cell(entry, at, 'th')))),
    h('tbody', null, ...rows.map((/** @type {any[]} */ row) => h('tr', null, ...row.map((entry, at) => cell(entry, at, 'td')))))));
}

/** @param {any} part @param {Scene} scene @returns {HTMLElement} */
function richPart(part, scene) {
  const inner = (/** @type {any} */ from) => from.elements.map((/** @type {any} */ entry) => richWord(entry, scene));
  switch (part.type) {
    case 'rich_text_list':
      return h(part.style === 'ordered' ? 'ol' : 'ul', { class: `indent${part.indent ?? 0}` },
        ...part.elements.map((/** @type {any} */ item) => h('li', null, ...inner(item))));
    case 'rich_text_quote':
      return h('blockquote', null, ...inner(part));
    case 'rich_text_preformatted':
      return h('pre', null, ...inner(part));
    default:
      return h('div', null, ...inner(part));
  }
}

/** @param {any} word @param {Scene} scene @returns {Node | string} */
function richWord(word, scene) {
  /** @type {Node | string} */
  let node = word.text ? plainNodes(word.text) : '';
  if (word.type === 'link') node = anchor(word.url, word.text ?? word.url);
  if (word.type === 'emoji') node = plainNodes(`:${word.name}:`);
  if (word.type === 'user') node = h('span', { class: 'mention' }, `@${scene.nameOf(word.user_id)}`);
  if (word.type === 'channel') node = h('span', { class: 'mention' }, `#${scene.roomOf(word.channel_id)}`);
  if (word.type === 'broadcast') node = h('span', { class: 'mention loud' }, `@${word.range}`);
  if (word.type === 'date') node = slackDate(word.timestamp, word.format, scene);
  for (const [style, tag] of [['code', 'code'], ['bold', 'strong'], ['italic', 'em'], ['strike', 's']]) {
    if (word.style?.[style ?? '']) node = h(tag ?? 'span', null, node);
  }
  return node;
}
