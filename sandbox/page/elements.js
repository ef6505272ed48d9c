// @ts-check
import { h } from './dom.js';
import { words } from './blocks.js';
import { fromInput, inputValue } from './dates.js';
import { plain } from './mrkdwn.js';
import { confirmFirst } from './dialogs.js';

/** @typedef {import('./blocks.js').Scene} Scene */

/** What an input now holds, by its element. @type {WeakMap<Element, () => any>} */
const holds = new WeakMap();

/**
 * The values of all inputs within, as Slack sends them: by block, then by action.
 * @param {Element} within
 */
export function valuesWithin(within) {
  /** @type {Record<string, Record<string, any>>} */
  const values = {};
  for (const input of within.querySelectorAll('[data-action]')) {
    const value = holds.get(input)?.();
    if (!value) continue;
    (values[input.getAttribute('data-in') ?? ''] ??= {})[input.getAttribute('data-action') ?? ''] = value;
  }
  return values;
}

/** Whether nothing is filled in. @param {any} value one of valuesWithin's */
export function isEmpty(value) {
  return Object.entries(value).every(([name, held]) => name === 'type' || held === null || held === '' || (Array.isArray(held) && held.length === 0));
}

/** A button, menu or field. @param {any} part @param {string} block @param {Scene} scene @returns {HTMLElement | null} */
export function element(part, block, scene) {
  const make = KINDS[part.type];
  if (!make) return h('span', { class: 'unknown' }, `“${part.type}” is not shown in the sandbox.`);
  return make(part, block, scene);
}

/** @param {HTMLElement} node @param {any} part @param {string} block @param {() => any} read */
function holding(node, part, block, read) {
  node.setAttribute('data-action', part.action_id);
  node.setAttribute('data-in', block);
  holds.set(node, () => ({ type: part.type, ...read() }));
  return node;
}

/**
 * Tells of a change: at once in a message or for a field that dispatches, not for a field of a form.
 * @param {any} part @param {string} block @param {Scene} scene @param {HTMLElement} from @param {() => any} read
 */
async function changed(part, block, scene, from, read) {
  if (part.input && !part.dispatches) return;
  if (part.confirm && !(await confirmFirst(part.confirm, scene))) return;
  scene.act(block, part, read(), from);
}

/** @param {any} part @param {string} block */
const idOf = (part, block) => `${block}/${part.action_id}`;
/** @param {any} part */
const labelOf = (part) => part.accessibility_label ?? (part.placeholder ? plain(part.placeholder.text) : part.action_id);

/** @param {any} part @param {string} block @param {Scene} scene */
function button(part, block, scene) {
  const node = h('button', {
    type: 'button', class: `button ${part.style ?? ''}`, 'data-press': part.action_id, 'aria-label': part.accessibility_label,
    onclick: async () => {
      if (part.confirm && !(await confirmFirst(part.confirm, scene))) return;
      if (part.url && /^https?:/i.test(part.url)) window.open(part.url, '_blank', 'noreferrer');
      scene.act(block, part, {}, node);
    },
  }, words(part.text, scene));
  return node;
}

/** One choice of a list. @param {any} part @param {string} block @param {Scene} scene @param {any[]} groups @param {(option: any) => any} answer @param {string | undefined} initial */
function menu(part, block, scene, groups, answer, initial) {
  const all = groups.flatMap((group) => group.options);
  const node = h('select', { id: idOf(part, block), class: 'select', 'aria-label': part.input ? null : labelOf(part) },
    h('option', { value: '' }, part.placeholder ? plain(part.placeholder.text) : 'Choose…'),
    ...groups.map((group) => {
      const options = group.options.map((/** @type {any} */ option) => h('option', { value: option.value }, plain(option.text.text)));
      return group.label ? h('optgroup', { label: plain(group.label) }, ...options) : options;
    }).flat());
  if (initial) node.value = initial;
  const read = () => answer(all.find((option) => option.value === node.value) ?? null);
  node.addEventListener('change', () => {
    if (node.value || part.input) changed(part, block, scene, node, read);
  });
  return holding(node, part, block, read);
}

/** Many choices of a list: a closed box that opens to boxes to tick. @param {any} part @param {string} block @param {Scene} scene @param {any[]} options @param {(options: any[]) => any} answer @param {string[]} initial */
function manyMenu(part, block, scene, options, answer, initial) {
  const summary = h('summary', { id: idOf(part, block), 'aria-label': part.input ? null : labelOf(part) });
  const list = h('div', { class: 'ticks' }, ...options.map((option) => h('label', null,
    h('input', { type: 'checkbox', value: option.value, checked: initial.includes(option.value) }), ' ', words(option.text, scene))));
  const node = h('details', { class: 'many' }, summary, list);
  const chosen = () => options.filter((option) => [...list.querySelectorAll('input')].some((box) => box.checked && box.value === option.value));
  const read = () => answer(chosen());
  const name = () => {
    const picked = chosen();
    summary.replaceChildren(...(picked.length
      ? picked.map((option) => h('span', { class: 'chip' }, plain(option.text.text)))
      : [h('span', { class: 'placeholder' }, part.placeholder ? plain(part.placeholder.text) : 'Choose…')]));
  };
  list.addEventListener('change', (/** @type {Event} */ event) => {
    if (part.max_selected_items && chosen().length > part.max_selected_items) /** @type {any} */ (event.target).checked = false;
    name();
    changed(part, block, scene, node, read);
  });
  // Leaving the box closes it, so that what stands below can be reached.
  const leave = (/** @type {Event} */ event) => {
    if (!node.isConnected) document.removeEventListener('pointerdown', leave);
    else if (event.target instanceof Node && !node.contains(event.target)) node.open = false;
  };
  document.addEventListener('pointerdown', leave);
  node.addEventListener('focusout', (/** @type {FocusEvent} */ event) => {
    if (event.relatedTarget instanceof Node && !node.contains(event.relatedTarget)) node.open = false;
  });
  node.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape' || !node.open) return;
    event.preventDefault();
    event.stopPropagation();
    node.open = false;
    summary.focus();
  });
  name();
  return holding(node, part, block, read);
}

/** @param {any} part @param {string} block @param {Scene} scene @param {'radio' | 'checkbox'} type */
function ticks(part, block, scene, type) {
  const group = `${block}/${part.action_id}/${Math.random()}`;
  const initial = (type === 'radio' ? [part.initial_option] : part.initial_options ?? []).filter(Boolean).map((/** @type {any} */ option) => option.value);
  const node = h('div', { class: 'ticks', role: type === 'radio' ? 'radiogroup' : 'group' }, ...part.options.map((/** @type {any} */ option) => h('label', null,
    h('input', { type, name: group, value: option.value, checked: initial.includes(option.value) }), ' ',
    h('span', null, words(option.text, scene), option.description && h('small', null, words(option.description, scene))))));
  const chosen = () => part.options.filter((/** @type {any} */ option) => [...node.querySelectorAll('input')].some((box) => box.checked && box.value === option.value));
  const read = () => (type === 'radio' ? { selected_option: chosen()[0] ?? null } : { selected_options: chosen() });
  node.addEventListener('change', () => changed(part, block, scene, node, read));
  return holding(node, part, block, read);
}

/** A typed field. @param {any} part @param {string} block @param {Scene} scene @param {string} type */
function field(part, block, scene, type) {
  const props = {
    id: idOf(part, block), placeholder: part.placeholder ? plain(part.placeholder.text) : null, value: part.initial_value ?? '',
    maxlength: part.max_length, minlength: part.min_length, autofocus: part.focus_on_load,
  };
  const node = part.multiline ? h('textarea', { ...props, rows: 4 }) : h('input', { ...props, type, step: part.is_decimal_allowed ? 'any' : null });
  const read = () => ({ value: node.value === '' ? null : node.value });
  node.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && part.dispatches && !part.multiline) {
      event.preventDefault();
      changed(part, block, scene, node, read);
    }
  });
  return holding(node, part, block, read);
}

/** A date or a time. @param {any} part @param {string} block @param {Scene} scene @param {string} type @param {string} initial @param {(value: string) => any} answer */
function moment(part, block, scene, type, initial, answer) {
  const node = h('input', { id: idOf(part, block), type, value: initial, class: 'moment', 'aria-label': part.input ? null : labelOf(part) });
  const read = () => answer(node.value);
  node.addEventListener('change', () => {
    if (node.value) changed(part, block, scene, node, read);
  });
  return holding(node, part, block, read);
}

/** @param {any} part @param {string} block @param {Scene} scene */
function overflow(part, block, scene) {
  const list = h('div', { class: 'popup', role: 'menu', hidden: true }, ...part.options.map((/** @type {any} */ option) => h('button', {
    type: 'button', role: 'menuitem',
    onclick: () => {
      list.hidden = true;
      changed({ ...part, input: false }, block, scene, node, () => ({ selected_option: option }));
    },
  }, words(option.text, scene))));
  const node = h('div', { class: 'overflow' }, h('button', {
    type: 'button', class: 'button', 'aria-label': 'More', 'aria-haspopup': 'menu', onclick: () => { list.hidden = !list.hidden; },
  }, '⋯'), list);
  node.addEventListener('focusout', (/** @type {FocusEvent} */ event) => {
    if (!(event.relatedTarget instanceof Node) || !node.contains(event.relatedTarget)) setTimeout(() => { list.hidden = true; }, 150);
  });
  return node;
}

/** A menu whose choices the bot gives as one types. @param {any} part @param {string} block @param {Scene} scene */
function asked(part, block, scene) {
  /** @type {any[]} */
  let options = part.initial_option ? [part.initial_option] : [];
  const list = h('datalist', { id: `list-${idOf(part, block)}` });
  const node = h('input', {
    id: idOf(part, block), list: `list-${idOf(part, block)}`, placeholder: part.placeholder ? plain(part.placeholder.text) : 'Type to search…',
    value: part.initial_option ? plain(part.initial_option.text.text) : '',
  });
  const read = () => ({ selected_option: options.find((option) => plain(option.text.text) === node.value) ?? null });
  node.addEventListener('input', async () => {
    if (read().selected_option) return changed(part, block, scene, node, read);
    if (node.value.length < (part.min_query_length ?? 3)) return;
    const said = await scene.suggest(block, part, node.value);
    options = said?.options ?? said?.option_groups?.flatMap((/** @type {any} */ group) => group.options) ?? [];
    list.replaceChildren(...options.map((option) => h('option', { value: plain(option.text.text) })));
  });
  return h('div', null, holding(node, part, block, read), list);
}

/** @param {any} part */
const groupsOf = (part) => part.option_groups?.map((/** @type {any} */ group) => ({ label: group.label.text, options: group.options })) ?? [{ options: part.options ?? [] }];
/** @param {Scene} scene */
const peopleOptions = (scene) => scene.people.map((person) => ({ value: person.slack, text: { type: 'plain_text', text: person.name } }));
/** @param {Scene} scene */
const roomOptions = (scene) => scene.rooms.map((room) => ({ value: room.id, text: { type: 'plain_text', text: `#${room.name}` } }));

/** @type {Record<string, (part: any, block: string, scene: Scene) => HTMLElement>} */
const KINDS = {
  button,
  overflow,
  workflow_button: button,
  static_select: (part, block, scene) => menu(part, block, scene, groupsOf(part), (option) => ({ selected_option: option }), part.initial_option?.value),
  external_select: asked,
  users_select: (part, block, scene) => menu(part, block, scene, [{ options: peopleOptions(scene) }], (option) => ({ selected_user: option?.value ?? null }), part.initial_user),
  channels_select: (part, block, scene) => menu(part, block, scene, [{ options: roomOptions(scene) }], (option) => ({ selected_channel: option?.value ?? null }), part.initial_channel),
  conversations_select: (part, block, scene) => menu(part, block, scene, [{ options: roomOptions(scene) }], (option) => ({ selected_conversation: option?.value ?? null }), part.initial_conversation),
  multi_static_select: (part, block, scene) => manyMenu(part, block, scene, groupsOf(part).flatMap((/** @type {any} */ group) => group.options),
    (options) => ({ selected_options: options }), (part.initial_options ?? []).map((/** @type {any} */ option) => option.value)),
  multi_users_select: (part, block, scene) => manyMenu(part, block, scene, peopleOptions(scene), (options) => ({ selected_users: options.map((option) => option.value) }), part.initial_users ?? []),
  multi_channels_select: (part, block, scene) => manyMenu(part, block, scene, roomOptions(scene), (options) => ({ selected_channels: options.map((option) => option.value) }), part.initial_channels ?? []),
  multi_conversations_select: (part, block, scene) => manyMenu(part, block, scene, roomOptions(scene), (options) => ({ selected_conversations: options.map((option) => option.value) }), part.initial_conversations ?? []),
  radio_buttons: (part, block, scene) => ticks(part, block, scene, 'radio'),
  checkboxes: (part, block, scene) => ticks(part, block, scene, 'checkbox'),
  plain_text_input: (part, block, scene) => field(part, block, scene, 'text'),
  email_text_input: (part, block, scene) => field(part, block, scene, 'email'),
  url_text_input: (part, block, scene) => field(part, block, scene, 'url'),
  number_input: (part, block, scene) => field(part, block, scene, 'number'),
  datetimepicker: (part, block, scene) => moment(part, block, scene, 'datetime-local',
    part.initial_date_time ? inputValue(part.initial_date_time * 1000, scene.zone) : '',
    (value) => ({ selected_date_time: value ? fromInput(value, scene.zone) / 1000 : null })),
  datepicker: (part, block, scene) => moment(part, block, scene, 'date', part.initial_date ?? '', (value) => ({ selected_date: value || null })),
  timepicker: (part, block, scene) => moment(part, block, scene, 'time', part.initial_time ?? '', (value) => ({ selected_time: value || null })),
};
