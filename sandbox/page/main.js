// @ts-check
import { showBlocks } from './blocks.js';
import { clock } from './clock.js';
import { composer } from './composer.js';
import { showForms } from './dialogs.js';
import { h, lock, portrait, toast } from './dom.js';
import { valuesWithin } from './elements.js';
import { showMessages } from './messages.js';
import { act, lookAt } from './server.js';

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [side, middle, threadPane] = [byId('side'), byId('middle'), byId('thread')];
const officeClock = clock(byId('clock'));

/** Where the person is: who they are, what is open, which tab of the bot's conversation, which thread. */
const here = { me: '', open: '', tab: 'messages', thread: '', ...remembered() };
/** @type {any} */
let picture = null;
/** @type {Map<string, number>} */
let unreadBefore = new Map();
let drawn = '';
let drawnThread = '';
let drawnSide = '';
let drawnHome = '';

function remembered() {
  try {
    return JSON.parse(localStorage.getItem('here') ?? '{}');
  } catch {
    return {};
  }
}

let looking = false;
let again = false;
/** Looks again and draws what has changed. Never twice at once. */
async function refresh() {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  try {
    do {
      again = false;
      const seen = (await lookAt(here.me, here.open)) ?? (await startAfresh());
      if (seen && !again) draw(seen);
    } while (again);
  } catch {
    // Said by the line that is lost, below; it looks again when it is back.
  } finally {
    looking = false;
  }
}

/** Somebody who is no longer in the programme was remembered. */
async function startAfresh() {
  Object.assign(here, { me: '', open: '', thread: '' });
  return lookAt('', '');
}

/** @param {any} seen */
function draw(seen) {
  picture = seen;
  here.me = seen.me;
  const current = seen.conversations.find((/** @type {any} */ entry) => entry.id === here.open);
  if (!current) {
    const first = seen.conversations.find((/** @type {any} */ entry) => entry.kind === 'bot') ?? seen.conversations[0];
    if (first) {
      here.open = first.id;
      again = true;
    }
    return;
  }
  localStorage.setItem('here', JSON.stringify(here));
  document.title = `${current.kind === 'open' || current.kind === 'closed' ? '#' : ''}${current.name} · Secretariat sandbox`;
  officeClock.set(seen.clock);
  drawSide(seen);
  drawMiddle(seen, current);
  drawThread(seen, current);
  showForms(seen.forms, here.me, sceneOfView);
  news(seen);
  const beside = current.kind === 'bot' && here.tab === 'home';
  if (current.unread > 0 && !beside && document.visibilityState === 'visible') act({ act: 'read', as: here.me, channel: here.open });
}

/** @param {any} seen */
function drawSide(seen) {
  const key = JSON.stringify([seen.people, seen.conversations, here.open, here.tab, seen.me]);
  if (key === drawnSide) return;
  drawnSide = key;
  const me = seen.people.find((/** @type {any} */ person) => person.slack === seen.me);
  const chooser = h('select', { id: 'you', onchange: (/** @type {any} */ event) => become(event.target.value) },
    ...grouped(seen.people).map(([group, people]) => h('optgroup', { label: group }, ...people.map((person) => h('option', { value: person.slack },
      `${person.unread && person.slack !== seen.me ? '● ' : ''}${person.name}`)))));
  chooser.value = seen.me;
  const entry = (/** @type {any} */ conversation) => h('button', {
    type: 'button', class: `entry${conversation.unread ? ' unread' : ''}`, 'data-conversation': conversation.name,
    'aria-current': conversation.id === here.open ? 'page' : null, onclick: () => openConversation(conversation.id),
  },
  conversation.kind === 'bot' || conversation.kind === 'direct'
    ? portrait(conversation.name, { bot: conversation.kind === 'bot', small: true })
    : h('span', { class: 'sign' }, conversation.kind === 'closed' ? lock() : '#'),
  h('span', { class: 'name' }, conversation.name),
  conversation.unread > 0 && h('span', { class: 'count', 'aria-label': `${conversation.unread} unread` }, String(conversation.unread)));
  const of = (/** @type {string[]} */ ...kinds) => seen.conversations.filter((/** @type {any} */ one) => kinds.includes(one.kind)).map(entry);
  const others = h('select', { class: 'other', 'aria-label': 'Write to someone', onchange: async (/** @type {any} */ event) => {
    const said = await act({ act: 'direct', as: here.me, other: event.target.value });
    if (said) openConversation(said.channel);
  } },
  h('option', { value: '' }, 'Write to someone…'),
  ...grouped(seen.people).map(([group, people]) => h('optgroup', { label: group },
    ...people.filter((person) => person.slack !== seen.me).map((person) => h('option', { value: person.slack }, person.name)))));
  const focused = document.activeElement?.id === 'you';
  side.replaceChildren(
    h('div', { class: 'workspace' }, seen.workspace),
    h('div', { class: 'you' }, h('label', { for: 'you' }, 'You are'),
      h('div', { class: 'chooser' }, portrait(me.name), h('div', null, h('strong', null, me.name), me.role && h('small', null, me.role)), chooser)),
    h('h2', null, 'Apps'), ...of('bot'),
    h('h2', null, 'Channels'), ...of('open', 'closed'),
    h('h2', null, 'Direct messages'), ...of('direct'), others,
    h('p', { class: 'foot' }, 'A Slack workspace on this computer alone. Nothing here leaves it.'));
  if (focused) byId('you').focus();
}

/** @param {any[]} people @returns {[string, any[]][]} */
function grouped(people) {
  /** @type {Map<string, any[]>} */
  const groups = new Map();
  for (const person of people) groups.set(person.group, [...groups.get(person.group) ?? [], person]);
  return [...groups];
}

/** @param {any} seen @param {any} current */
function drawMiddle(seen, current) {
  const bot = current.kind === 'bot';
  const key = JSON.stringify([current.id, current.name, current.topic, current.members, here.tab, seen.me, seen.bot.ready, bot && here.tab === 'home' && current.unread]);
  if (key !== drawn) {
    drawn = key;
    drawnHome = '';
    const room = current.kind === 'open' || current.kind === 'closed';
    middle.replaceChildren(
      h('div', { class: 'title' },
        h('h1', null, room && (current.kind === 'closed' ? lock() : '# '), current.name),
        bot ? tabs(current.unread) : h('p', null, [current.topic, room && `${current.members} members`].filter(Boolean).join(' · '))),
      seen.bot.ready ? '' : h('div', { class: 'banner' }, 'Secretariat is starting. It will answer in a moment.'),
      h('div', { class: bot && here.tab === 'home' ? 'home' : 'messages', id: 'messages', tabindex: '0', 'aria-label': 'Messages' }),
      bot && here.tab === 'home' ? '' : typingBox(current, '').node);
  }
  const list = byId('messages');
  if (bot && here.tab === 'home') return drawHome(seen, list);
  const main = seen.messages.filter((/** @type {any} */ message) => !message.thread);
  if (main.length === 0) {
    if (!list.querySelector('.welcome')) list.replaceChildren(welcome(seen, current));
    return;
  }
  list.querySelector('.welcome')?.remove();
  showMessages(list, main, { sceneOf: sceneOfMessage, reply: openThread, zone: seen.clock.zone });
}

/** @param {any} seen @param {HTMLElement} list */
function drawHome(seen, list) {
  const key = JSON.stringify(seen.home) + seen.me;
  if (key === drawnHome) return;
  drawnHome = key;
  list.replaceChildren(seen.home
    ? showBlocks(seen.home.blocks, sceneOfView(seen.home))
    : h('p', { class: 'quiet' }, 'Secretariat has not shown anything here yet.'));
}

/** @param {number} unread */
function tabs(unread) {
  const tab = (/** @type {string} */ name, /** @type {string} */ label) => h('button', {
    type: 'button', role: 'tab', 'aria-selected': String(here.tab === name), onclick: () => openTab(name),
  }, label);
  return h('div', { class: 'tabs', role: 'tablist' }, tab('home', 'Home'), tab('messages', here.tab === 'home' && unread ? `Messages (${unread} new)` : 'Messages'));
}

/** @param {any} seen @param {any} current */
function welcome(seen, current) {
  const tips = seen.commands.slice(0, 6).map((/** @type {any} */ entry) => h('button', {
    type: 'button', class: 'tip', onclick: () => middleBox?.put(`${entry.command} `),
  }, h('code', null, `${entry.command} ${entry.usage_hint}`), h('span', null, entry.description)));
  return h('div', { class: 'welcome' },
    portrait(current.name, { bot: current.kind === 'bot' }),
    h('h2', null, current.kind === 'bot' ? `This is Secretariat. You are here as ${seen.people.find((/** @type {any} */ person) => person.slack === seen.me)?.name}.` : `Nothing has been said in ${current.kind === 'direct' ? 'this conversation' : `#${current.name}`} yet.`),
    h('p', null, 'Type a command below, or pick one to begin. Choose who you are on the left, and move the office clock above to see reminders arrive.'),
    h('div', { class: 'tips' }, ...tips));
}

/** @type {ReturnType<typeof composer> | null} */
let middleBox = null;

/** @param {any} current @param {string} thread */
function typingBox(current, thread) {
  const names = [
    { sign: '@', handle: picture.bot.handle, name: picture.bot.name, note: 'App' },
    ...picture.people.map((/** @type {any} */ person) => ({ sign: '@', handle: person.handle, name: person.name, note: person.role })),
    ...picture.conversations.filter((/** @type {any} */ entry) => entry.kind === 'open' || entry.kind === 'closed')
      .map((/** @type {any} */ entry) => ({ sign: '#', handle: entry.name, name: entry.name, note: entry.topic })),
  ];
  const room = current.kind === 'open' || current.kind === 'closed';
  const box = composer({
    label: thread ? 'Reply…' : `Message ${room ? '#' : ''}${current.name}`,
    commands: thread ? [] : picture.commands, names,
    send: async (text) => {
      const said = await act({ act: 'type', as: here.me, channel: current.id, text, ...(thread ? { thread } : {}) });
      byId('messages').scrollTop = byId('messages').scrollHeight;
      return said !== null;
    },
  });
  if (!thread) {
    middleBox = box;
    setTimeout(() => document.activeElement === document.body && box.focus());
  }
  return box;
}

/** @param {any} seen @param {any} current */
function drawThread(seen, current) {
  const key = here.thread && JSON.stringify([here.thread, current.id, seen.me]);
  threadPane.hidden = !here.thread;
  document.body.classList.toggle('threaded', Boolean(here.thread));
  if (!here.thread) {
    drawnThread = '';
    return;
  }
  if (key !== drawnThread) {
    drawnThread = key;
    threadPane.replaceChildren(
      h('div', { class: 'title' }, h('h2', null, 'Thread'), h('button', { type: 'button', class: 'shut', 'aria-label': 'Close thread', onclick: () => openThread('') }, '×')),
      h('div', { class: 'messages', id: 'thread-messages' }), typingBox(current, here.thread).node);
  }
  showMessages(byId('thread-messages'), seen.messages.filter((/** @type {any} */ message) => message.ts === here.thread || message.thread === here.thread),
    { sceneOf: sceneOfMessage, zone: seen.clock.zone });
}

/** Tells of new direct messages to the other people, who are all played by the one at the keyboard. @param {any} seen */
function news(seen) {
  const first = unreadBefore.size === 0;
  for (const person of seen.people) {
    const before = unreadBefore.get(person.slack) ?? 0;
    if (!first && person.slack !== seen.me && person.unread > before) {
      toast(`${person.name} has a new direct message.`, { label: 'Read it', act: () => become(person.slack, 'bot') });
    }
    unreadBefore.set(person.slack, person.unread);
  }
}

function reading() {
  return {
    nameOf: (/** @type {string} */ id) => (id === picture.bot.user ? picture.bot.name : picture.people.find((/** @type {any} */ one) => one.slack === id)?.name ?? ''),
    roomOf: (/** @type {string} */ id) => picture.conversations.find((/** @type {any} */ one) => one.id === id)?.name ?? 'private channel',
    now: officeClock.now(), zone: picture.clock.zone,
    people: picture.people, rooms: picture.conversations.filter((/** @type {any} */ one) => one.kind === 'open' || one.kind === 'closed'),
  };
}

/** @param {any} place @param {string} container */
function sceneOf(place, container) {
  const base = (/** @type {string} */ block, /** @type {any} */ part) => ({
    as: here.me, place, block, action: part.action_id,
    values: valuesWithin(document.querySelector(container) ?? document.createElement('div')),
  });
  return {
    ...reading(),
    act: async (/** @type {string} */ block, /** @type {any} */ part, /** @type {any} */ chosen, /** @type {HTMLElement} */ from) => {
      from.classList.add('waiting');
      const said = await act({ act: 'press', ...base(block, part), chosen });
      from.classList.remove('waiting');
      if (said?.trouble) toast(said.trouble, { kind: 'trouble' });
    },
    suggest: (/** @type {string} */ block, /** @type {any} */ part, /** @type {string} */ typed) => act({ act: 'suggest', ...base(block, part), chosen: {}, typed }),
  };
}

/** @param {any} message */
const sceneOfMessage = (message) => sceneOf({ channel: here.open, ts: message.ts }, `[data-ts="${message.ts}"]`);
/** @param {any} view */
const sceneOfView = (view) => sceneOf({ view: view.id }, view.type === 'home' ? '.home' : 'dialog.form');

/** @param {string} person @param {'bot'} [where] */
function become(person, where) {
  Object.assign(here, { me: person, thread: '', ...(where ? { open: '', tab: 'messages' } : {}) });
  refresh().then(() => here.tab === 'home' && act({ act: 'home', as: here.me }));
}

/** @param {string} conversation */
function openConversation(conversation) {
  Object.assign(here, { open: conversation, thread: '', tab: 'messages' });
  refresh().then(() => middleBox?.focus());
}

/** @param {string} tab */
async function openTab(tab) {
  here.tab = tab;
  here.thread = '';
  await refresh();
  if (tab === 'home') act({ act: 'home', as: here.me });
}

/** @param {string} ts */
function openThread(ts) {
  here.thread = ts;
  refresh();
}

const lost = h('div', { class: 'lost', role: 'status', hidden: true }, 'The sandbox has stopped. Start it again with script/server; this page finds it by itself.');
document.body.append(lost);
const changes = new EventSource('changes');
changes.addEventListener('message', refresh);
changes.addEventListener('open', async () => {
  lost.hidden = true;
  await refresh();
  if (here.tab === 'home') act({ act: 'home', as: here.me });
});
changes.addEventListener('error', () => {
  lost.hidden = false;
  // A browser gives a refused line up for good; a new page tries afresh.
  if (changes.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000);
});
document.addEventListener('visibilitychange', refresh);
