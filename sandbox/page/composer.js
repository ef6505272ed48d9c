// @ts-check
import { h } from './dom.js';

/**
 * The box one types in, with completion of commands, people and channels.
 * @param {{
 *   label: string, send: (text: string) => Promise<boolean>,
 *   commands: readonly {command: string, description: string, usage_hint: string}[],
 *   names: readonly {sign: string, handle: string, name: string, note: string}[],
 * }} options
 */
export function composer(options) {
  let picked = 0;
  /** @type {{insert: string, start: number}[]} */
  let choices = [];
  /** @type {string[]} */
  const past = [];
  let back = 0;

  const list = h('div', { class: 'choices', role: 'listbox', id: `choices-${Math.random().toString(36).slice(2)}`, hidden: true });
  const box = h('textarea', {
    rows: 1, placeholder: options.label, 'aria-label': options.label, 'aria-autocomplete': 'list', 'aria-controls': list.id, autocomplete: 'off',
    oninput: () => { grow(); offer(); },
    onkeydown: onKey,
    onblur: () => setTimeout(hide, 150),
  });
  const send = h('button', { type: 'button', class: 'send', 'aria-label': 'Send', onclick: submit }, '➤');
  const node = h('div', { class: 'composer' }, list, h('div', { class: 'box' }, box, send),
    h('div', { class: 'hint' }, h('kbd', null, '/'), ' for commands · ', h('kbd', null, '@'), ' to mention · ', h('kbd', null, 'Enter'), ' to send · ', h('kbd', null, 'Shift+Enter'), ' for a new line'));

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
  }

  async function submit() {
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    grow();
    hide();
    if (await options.send(text)) {
      past.push(text);
      back = past.length;
    } else if (!box.value) {
      box.value = text;
      grow();
    }
    box.focus();
  }

  function offer() {
    const until = box.value.slice(0, box.selectionStart);
    const command = /^\/[\w-]*$/.exec(until);
    const name = /(^|[\s(])([@#])([\w.-]*)$/.exec(until);
    /** @type {{insert: string, start: number, row: Node[]}[]} */
    let found = [];
    if (command) {
      found = options.commands.filter(({ command: word }) => word.startsWith(until.toLowerCase()))
        .map((entry) => ({
          insert: `${entry.command} `, start: 0,
          row: [h('strong', null, entry.command), ' ', h('span', { class: 'usage' }, entry.usage_hint), h('small', null, entry.description)],
        }));
    } else if (name) {
      const typed = (name[3] ?? '').toLowerCase();
      found = options.names.filter((entry) => entry.sign === name[2] && (entry.handle.startsWith(typed) || entry.name.toLowerCase().includes(typed))).slice(0, 8)
        .map((entry) => ({
          insert: `${entry.sign}${entry.handle} `, start: until.length - typed.length - 1,
          row: [h('strong', null, entry.name), ' ', h('span', { class: 'usage' }, `${entry.sign}${entry.handle}`), h('small', null, entry.note)],
        }));
    }
    choices = found;
    picked = 0;
    list.replaceChildren(...found.map((entry, index) => h('div', {
      role: 'option', id: `${list.id}-${index}`, 'aria-selected': String(index === 0),
      onmousedown: (/** @type {Event} */ event) => { event.preventDefault(); take(index); },
    }, ...entry.row)));
    list.hidden = found.length === 0;
    mark();
  }

  function mark() {
    for (const [index, row] of [...list.children].entries()) row.setAttribute('aria-selected', String(index === picked));
    list.children[picked]?.scrollIntoView({ block: 'nearest' });
    if (list.hidden) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `${list.id}-${picked}`);
  }

  function hide() {
    list.hidden = true;
    choices = [];
    mark();
  }

  /** @param {number} index */
  function take(index) {
    const choice = choices[index];
    if (!choice) return;
    const end = box.selectionStart;
    box.setRangeText(choice.insert, choice.start, end, 'end');
    hide();
    grow();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    if (choices.length > 0) {
      const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
      const step = steps[event.key];
      if (step) {
        event.preventDefault();
        picked = (picked + step + choices.length) % choices.length;
        return mark();
      }
      if (event.key === 'Escape') return hide();
      // Enter on a command that is already whole sends it; otherwise it takes the choice, as Tab does.
      const whole = choices[picked]?.insert.trim() === box.value.trim();
      if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !whole)) {
        event.preventDefault();
        return take(picked);
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && box.value === '' && past.length > 0) {
      event.preventDefault();
      back = Math.max(0, back - 1);
      box.value = past[back] ?? '';
      grow();
    }
  }

  return {
    node,
    focus: () => box.focus(),
    /** @param {string} text */
    put(text) {
      box.value = text;
      grow();
      box.focus();
      box.setSelectionRange(text.length, text.length);
    },
  };
}
