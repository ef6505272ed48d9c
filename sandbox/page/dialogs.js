// @ts-check
import { h } from './dom.js';
import { showBlocks, words } from './blocks.js';
import { isEmpty, valuesWithin } from './elements.js';
import { plain } from './mrkdwn.js';
import { act } from './server.js';

/** @typedef {import('./blocks.js').Scene} Scene */

/** Asks “are you sure” as a button wants it. @param {any} confirm @param {Scene} scene @returns {Promise<boolean>} */
export function confirmFirst(confirm, scene) {
  return new Promise((resolve) => {
    const done = (/** @type {boolean} */ answer) => {
      box.remove();
      resolve(answer);
    };
    const box = h('dialog', { class: 'form small', 'aria-label': plain(confirm.title?.text ?? 'Are you sure?'), oncancel: () => done(false) },
      h('header', null, h('h2', null, words(confirm.title, scene) || 'Are you sure?')),
      h('div', { class: 'body' }, h('div', { class: 'words' }, words(confirm.text, scene))),
      h('footer', null,
        h('button', { type: 'button', class: 'button', onclick: () => done(false) }, words(confirm.deny, scene) || 'Cancel'),
        h('button', { type: 'button', class: `button ${confirm.style ?? 'primary'}`, onclick: () => done(true) }, words(confirm.confirm, scene) || 'Yes')));
    document.body.append(box);
    box.showModal();
  });
}

/** The form now open. @type {{view: string, hash: string, box: any} | null} */
let open = null;

/**
 * Shows the uppermost form of the person, or closes what is open. What was typed stays when a form is updated, field by
 * field, as in Slack.
 * @param {readonly any[]} forms
 * @param {string} me
 * @param {(view: any) => Scene} sceneOf
 */
export function showForms(forms, me, sceneOf) {
  const view = forms.at(-1);
  if (!view) {
    open?.box.remove();
    open = null;
    return;
  }
  /** @type {any} */
  const shown = open;
  if (shown?.view === view.id && shown.hash === view.hash) return;
  const typed = shown?.view === view.id ? valuesWithin(shown.box) : null;
  shown?.box.remove();
  const box = draw(typed ? { ...view, blocks: view.blocks.map((/** @type {any} */ block) => refill(block, typed)) } : view, forms.length > 1, me, sceneOf(view));
  open = { view: view.id, hash: view.hash, box };
  document.body.append(box);
  box.showModal();
  const first = box.querySelector('[autofocus]') ?? box.querySelector('.body input, .body textarea, .body select, .body summary') ?? box.querySelector('footer .primary');
  first?.focus();
}

/** @param {any} view @param {boolean} stacked @param {string} me @param {Scene} scene */
function draw(view, stacked, me, scene) {
  const trouble = h('p', { class: 'trouble', role: 'alert', hidden: true });
  let shutting = false;
  const shut = (/** @type {'this' | 'all'} */ extent) => {
    if (!shutting) act({ act: 'close', as: me, view: view.id, extent });
    shutting = true;
  };
  const send = h('button', { type: 'submit', class: 'button primary' }, view.submit ? plain(view.submit.text) : 'Submit');
  const body = h('form', {
    class: 'body', method: 'dialog', novalidate: true, id: `form-${view.id}`,
    onsubmit: async (/** @type {Event} */ event) => {
      event.preventDefault();
      const values = valuesWithin(body);
      if (!complete(body, values)) return;
      send.disabled = true;
      const said = await act({ act: 'submit', as: me, view: view.id, values });
      send.disabled = false;
      trouble.hidden = !said?.trouble;
      trouble.textContent = said?.trouble ?? '';
      if (said?.errors) faults(body, said.errors);
    },
  }, trouble, showBlocks(view.blocks, scene));
  // A fault goes as soon as its field is mended.
  body.addEventListener('input', (/** @type {Event} */ event) => {
    const input = event.target instanceof Element && event.target.closest('.input.wrong');
    if (!input) return;
    input.classList.remove('wrong');
    /** @type {any} */ (input.querySelector('.fault')).hidden = true;
  });
  send.setAttribute('form', `form-${view.id}`);
  return h('dialog', {
    class: 'form', 'aria-label': plain(view.title?.text ?? ''), 'data-view': view.callback_id,
    oncancel: (/** @type {Event} */ event) => { event.preventDefault(); shut('this'); },
  },
  h('header', null, stacked && h('button', { type: 'button', class: 'back', 'aria-label': 'Back', onclick: () => shut('this') }, '‹'),
    h('h2', null, plain(view.title?.text ?? '')),
    h('button', { type: 'button', class: 'shut', 'aria-label': 'Close', onclick: () => shut('all') }, '×')),
  body,
  h('footer', null, h('button', { type: 'button', class: 'button', onclick: () => shut('this') }, view.close ? plain(view.close.text) : 'Cancel'),
    (view.submit || view.blocks.some((/** @type {any} */ block) => block.type === 'input')) && send));
}

/** @param {HTMLElement} body @param {Record<string, Record<string, any>>} values */
function complete(body, values) {
  /** @type {Record<string, string>} */
  const missing = {};
  for (const input of body.querySelectorAll('.input[data-required]')) {
    const block = input.getAttribute('data-block') ?? '';
    if (Object.values(values[block] ?? {}).every(isEmpty)) missing[block] = 'Please complete this required field.';
  }
  faults(body, missing);
  return Object.keys(missing).length === 0;
}

/** Shows each fault beside its field, and goes to the first. @param {HTMLElement} body @param {Record<string, string>} errors */
function faults(body, errors) {
  /** @type {Element | null} */
  let first = null;
  for (const input of body.querySelectorAll('.input')) {
    const said = errors[input.getAttribute('data-block') ?? ''];
    const line = /** @type {any} */ (input.querySelector('.fault'));
    line.hidden = !said;
    line.textContent = said ?? '';
    input.classList.toggle('wrong', Boolean(said));
    if (said && !first) first = input;
  }
  const place = /** @type {HTMLElement | null | undefined} */ (first?.querySelector('input, textarea, select, summary'));
  place?.focus();
}

/** An input with what was typed in it as its beginning. @param {any} block @param {Record<string, Record<string, any>>} typed */
function refill(block, typed) {
  const value = block.type === 'input' && typed[block.block_id]?.[block.element.action_id];
  if (!value || isEmpty(value)) return block;
  const initial = Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'type')
    .map(([name, held]) => [name === 'value' ? 'initial_value' : name.replace('selected_', 'initial_'), held]));
  return { ...block, element: { ...block.element, ...initial } };
}
