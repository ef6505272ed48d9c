// @ts-check
import { eye, h, portrait } from './dom.js';
import { showBlocks } from './blocks.js';
import { mrkdwn } from './mrkdwn.js';
import { dayKey, longDay, timeOf } from './dates.js';

/** @typedef {import('./blocks.js').Scene} Scene */

/**
 * A list of messages that changes only where the messages do, so that an open menu stays open.
 * @param {HTMLElement} list
 * @param {readonly any[]} messages
 * @param {{sceneOf: (message: any) => Scene, reply?: (ts: string) => void, zone: string}} how
 */
export function showMessages(list, messages, how) {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60 || list.children.length === 0;
  const before = new Map([...list.children].map((child) => [child.getAttribute('data-key'), child]));
  /** @type {Element[]} */
  const after = [];
  let last = { day: '', user: '', at: 0, mine: false };
  for (const message of messages) {
    const at = Date.parse(message.at);
    const day = dayKey(at, how.zone);
    if (day !== last.day) after.push(before.get(`day ${day}`) ?? h('div', { class: 'day', 'data-key': `day ${day}` }, h('span', null, longDay(at, how.zone))));
    const joined = day === last.day && message.user === last.user && at - last.at < 300_000 && !message.mine && !last.mine && !message.asked;
    const key = JSON.stringify([message, joined]);
    after.push(before.get(key) ?? draw(message, joined, key, how));
    last = { day, user: message.user, at, mine: message.mine };
  }
  if (after.length !== list.children.length || after.some((child, index) => list.children[index] !== child)) list.replaceChildren(...after);
  if (atEnd) list.scrollTop = list.scrollHeight;
}

/** @param {any} message @param {boolean} joined @param {string} key @param {{sceneOf: (message: any) => Scene, reply?: (ts: string) => void, zone: string}} how */
function draw(message, joined, key, how) {
  const scene = how.sceneOf(message);
  const time = timeOf(Date.parse(message.at), how.zone);
  const edited = message.edited && h('span', { class: 'edited' }, ' (edited)');
  const content = message.blocks.length
    ? [showBlocks(message.blocks, scene), edited]
    : [h('div', { class: 'words' }, mrkdwn(message.text, scene), edited)];
  return h('article', {
    class: `message${message.mine ? ' mine' : ''}${joined ? ' joined' : ''}`, 'data-key': key, 'data-ts': message.ts, 'aria-label': `${message.author}, ${time}`,
  },
  joined ? h('span', { class: 'gutter' }, time) : portrait(message.author, { bot: message.app }),
  h('div', { class: 'what' },
    message.mine && h('div', { class: 'only' }, eye(), 'Only visible to you', message.asked && h('span', null, ' · ', h('code', null, message.asked))),
    !joined && h('div', { class: 'who' }, h('strong', null, message.author), message.app && h('span', { class: 'app' }, 'APP'), h('time', null, time)),
    ...content,
    message.replies > 0 && how.reply && h('button', { type: 'button', class: 'replies', onclick: () => how.reply?.(message.ts) },
      `${message.replies} ${message.replies === 1 ? 'reply' : 'replies'}`)),
  how.reply && !message.mine && h('div', { class: 'tools' }, h('button', { type: 'button', onclick: () => how.reply?.(message.thread ?? message.ts) }, 'Reply in thread')));
}
