// @ts-check
import { h, toast } from './dom.js';
import { inputValue, longDay, timeOf } from './dates.js';
import { act } from './server.js';

const STEPS = [
  { label: '+1 hour', move: { by: '1 hour' } },
  { label: '+1 day', move: { by: '1 day' } },
  { label: '+1 week', move: { by: '1 week' } },
  { label: 'Next working morning', move: { next: 'working morning' }, title: 'To 09:00 on the next working day' },
];

/** The office's clock in the top bar, and the ways to move it. @param {HTMLElement} place */
export function clock(place) {
  /** @type {{shift: number | null, zone: string}} */
  let office = { shift: null, zone: 'Europe/London' };
  let busy = false;

  const face = h('output', { class: 'face', id: 'office-time', 'aria-label': 'Office time' }, '…');
  const chosen = h('input', { type: 'datetime-local', 'aria-label': 'Day and time', required: true });
  const panel = h('form', { class: 'popup panel', hidden: true, onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    panel.hidden = true;
    move({ to: chosen.value });
  } },
  h('label', null, 'Move the clock to', chosen),
  h('p', { class: 'hint' }, 'A new workspace may begin on any day. After that the clock only goes forward.'),
  h('button', { type: 'submit', class: 'button primary' }, 'Move the clock'));
  const opener = h('button', { type: 'button', 'aria-expanded': 'false', onclick: () => {
    panel.hidden = !panel.hidden;
    opener.setAttribute('aria-expanded', String(!panel.hidden));
    if (panel.hidden) return;
    chosen.value = inputValue(now(), office.zone);
    chosen.focus();
  } }, 'Choose…');
  const buttons = [...STEPS.map(({ label, move: how, title }) => h('button', { type: 'button', title, onclick: () => move(how) }, label)), opener];
  panel.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') { panel.hidden = true; opener.focus(); }
  });
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !panel.contains(event.target) && !opener.contains(event.target)) panel.hidden = true;
  });
  place.replaceChildren(h('span', { class: 'caption' }, 'Office clock'), face, h('div', { class: 'steps' }, ...buttons, panel));

  function now() {
    return Date.now() + (office.shift ?? 0);
  }
  function tick() {
    const text = office.shift === null ? 'not heard yet' : `${longDay(now(), office.zone)}, ${timeOf(now(), office.zone)}`;
    if (face.textContent !== text) face.textContent = text;
    for (const button of buttons) button.disabled = busy || office.shift === null;
  }
  /** @param {object} how */
  async function move(how) {
    busy = true;
    place.classList.add('busy');
    tick();
    const moved = await act({ act: 'clock', move: how });
    busy = false;
    place.classList.remove('busy');
    tick();
    if (moved && !moved.ok) toast(moved.sentence, { kind: 'trouble' });
  }
  setInterval(tick, 1000);
  return {
    now,
    /** @param {{shift: number | null, zone: string}} heard */
    set(heard) {
      office = heard;
      tick();
    },
  };
}
