import { isSlackJson } from './floor.js';
import type { SlackJson } from './slack-records.js';

export type Surface = 'message' | 'modal' | 'home';

/**
 * What Slack would turn away in these blocks, in Slack's manner of saying so. The emulator takes anything; a bot that
 * passes here should pass there. Lengths are of docs.slack.dev/reference/block-kit.
 */
export function faultsOfBlocks(blocks: unknown, surface: Surface): readonly string[] {
  if (blocks === undefined || blocks === null) return [];
  if (!Array.isArray(blocks) || !blocks.every(isSlackJson)) return ['blocks must be a list of objects'];
  const most = surface === 'message' ? 50 : 100;
  const ids = blocks.map((block) => block['block_id']).filter((id) => id !== undefined);
  return [
    ...(blocks.length > most ? [`no more than ${most} items allowed [json-pointer:/blocks]`] : []),
    ...(new Set(ids).size < ids.length ? ['block_id already exists [json-pointer:/blocks]'] : []),
    ...(blocks.filter(({ type }) => type === 'table').length > 1 ? ['only one table allowed [json-pointer:/blocks]'] : []),
    ...blocks.flatMap((block, at) => faultsOfBlock(block, surface).map((fault) => `${fault} [json-pointer:/blocks/${at}]`)),
  ];
}

/** What Slack would turn away in a form or an App Home. */
export function faultsOfView(view: unknown): readonly string[] {
  if (!isSlackJson(view)) return ['view must be an object'];
  const modal = view['type'] === 'modal';
  const asks = Array.isArray(view['blocks']) && view['blocks'].some((block) => isSlackJson(block) && block['type'] === 'input');
  return [
    ...(modal ? plainText(view['title'], 24, 'title') : []),
    ...optional(view['submit'], (text) => plainText(text, 24, 'submit')),
    ...optional(view['close'], (text) => plainText(text, 24, 'close')),
    ...(modal && asks && !view['submit'] ? ['submit is required when there is an input [json-pointer:/view]'] : []),
    ...length(view['private_metadata'], 3000, 'private_metadata'),
    ...length(view['callback_id'], 255, 'callback_id'),
    ...faultsOfBlocks(view['blocks'] ?? [], modal ? 'modal' : 'home'),
  ];
}

function faultsOfBlock(block: SlackJson, surface: Surface): readonly string[] {
  const id = length(block['block_id'], 255, 'block_id');
  switch (block['type']) {
    case 'section': {
      const fields = list(block['fields']);
      return [
        ...id,
        ...(block['text'] === undefined && fields.length === 0 ? ['a section needs text or fields'] : []),
        ...optional(block['text'], (text) => anyText(text, 3000, 'text')),
        ...(fields.length > 10 ? ['no more than 10 fields allowed'] : []),
        ...fields.flatMap((field) => anyText(field, 2000, 'field')),
        ...optional(block['accessory'], faultsOfElement),
      ];
    }
    case 'header':
      return [...id, ...plainText(block['text'], 150, 'header')];
    case 'divider':
      return id;
    case 'context': {
      const elements = list(block['elements']);
      return [
        ...id, ...count(elements, 1, 10, 'elements'),
        ...elements.flatMap((part) => (isSlackJson(part) && part['type'] === 'image' ? altText(part) : anyText(part, 3000, 'context'))),
      ];
    }
    case 'actions': {
      const elements = list(block['elements']);
      const actions = elements.filter(isSlackJson).map((part) => part['action_id']).filter((action) => action !== undefined);
      return [
        ...id, ...count(elements, 1, 25, 'elements'), ...elements.flatMap(faultsOfElement),
        ...(new Set(actions).size < actions.length ? ['action_id already exists in this block'] : []),
      ];
    }
    case 'input':
      return [
        ...id, ...plainText(block['label'], 2000, 'label'), ...optional(block['hint'], (hint) => plainText(hint, 2000, 'hint')),
        ...faultsOfElement(block['element']),
      ];
    case 'image':
      return [...id, ...altText(block), ...length(block['image_url'], 3000, 'image_url')];
    case 'table':
      return [
        ...id, ...(surface === 'message' ? [] : ['a table stands in messages only']), ...count(list(block['rows']), 1, 100, 'rows'),
        ...list(block['rows']).flatMap((row) => count(list(row), 1, 20, 'cells')),
      ];
    case 'rich_text':
      return [...id, ...(Array.isArray(block['elements']) ? [] : ['elements are missing'])];
    case 'markdown':
      return surface === 'message' ? length(block['text'], 12_000, 'text') : ['markdown stands in messages only'];
    case 'video': case 'file':
      return id;
    default:
      return [`unsupported type: ${String(block['type'])}`];
  }
}

/** How many choices each kind of element may have. */
const CHOICES: Readonly<Record<string, number>> = {
  static_select: 100, multi_static_select: 100, overflow: 5, radio_buttons: 10, checkboxes: 10,
};

function faultsOfElement(element: unknown): readonly string[] {
  if (!isSlackJson(element)) return ['an element is missing'];
  const kind = String(element['type']);
  const options = list(element['options']);
  const choices = CHOICES[kind];
  return [
    ...length(element['action_id'], 255, 'action_id'),
    ...(kind === 'button' ? plainText(element['text'], 75, 'button') : []),
    ...(kind === 'button' ? length(element['value'], 2000, 'value') : []),
    ...(kind === 'image' ? altText(element) : []),
    ...optional(element['style'], (style) => (style === 'primary' || style === 'danger' ? [] : ['style must be primary or danger'])),
    ...optional(element['placeholder'], (text) => plainText(text, 150, 'placeholder')),
    ...(choices !== undefined && !element['option_groups'] ? count(options, 1, choices, 'options') : []),
    ...options.flatMap((option) => faultsOfOption(option, kind)),
    ...list(element['option_groups']).flatMap((group) => (isSlackJson(group)
      ? [...plainText(group['label'], 75, 'label'), ...list(group['options']).flatMap((option) => faultsOfOption(option, kind))] : ['an option group is no object'])),
    ...optional(element['confirm'], faultsOfConfirm),
    ...(typeof element['max_length'] === 'number' && element['max_length'] > 3000 ? ['max_length must be 3000 or less'] : []),
    ...optional(element['initial_date'], (date) => (/^\d{4}-\d\d-\d\d$/.test(String(date)) ? [] : ['initial_date must be YYYY-MM-DD'])),
    ...optional(element['initial_time'], (time) => (/^\d\d:\d\d$/.test(String(time)) ? [] : ['initial_time must be HH:mm'])),
    ...optional(element['initial_option'], (initial) => {
      const all = [...options, ...list(element['option_groups']).flatMap((group) => (isSlackJson(group) ? list(group['options']) : []))];
      return kind === 'external_select' || all.some((option) => JSON.stringify(option) === JSON.stringify(initial)) ? [] : ['initial_option is not among the options'];
    }),
  ];
}

function faultsOfOption(option: unknown, kind: string): readonly string[] {
  if (!isSlackJson(option)) return ['an option is no object'];
  const text = kind === 'radio_buttons' || kind === 'checkboxes' ? anyText : plainText;
  return [
    ...text(option['text'], 75, 'option'), ...length(option['value'], 150, 'option value'),
    ...optional(option['description'], (words) => anyText(words, 75, 'option description')),
  ];
}

function faultsOfConfirm(confirm: unknown): readonly string[] {
  if (!isSlackJson(confirm)) return ['confirm is no object'];
  return [
    ...plainText(confirm['title'], 100, 'confirm title'), ...anyText(confirm['text'], 300, 'confirm text'),
    ...plainText(confirm['confirm'], 30, 'confirm button'), ...plainText(confirm['deny'], 30, 'deny button'),
  ];
}

function plainText(value: unknown, most: number, what: string): readonly string[] {
  return isSlackJson(value) && value['type'] !== 'plain_text' ? [`${what} must be plain_text`] : anyText(value, most, what);
}

function anyText(value: unknown, most: number, what: string): readonly string[] {
  if (!isSlackJson(value) || typeof value['text'] !== 'string') return [`${what} is missing its text`];
  if (value['text'].length === 0) return [`${what} must have at least 1 character`];
  return length(value['text'], most, what);
}

function length(value: unknown, most: number, what: string): readonly string[] {
  return typeof value === 'string' && value.length > most ? [`${what} must be no more than ${most} characters (it has ${value.length})`] : [];
}

function altText(image: SlackJson): readonly string[] {
  return typeof image['alt_text'] === 'string' ? length(image['alt_text'], 2000, 'alt_text') : ['an image needs alt_text'];
}

function count(items: readonly unknown[], least: number, most: number, what: string): readonly string[] {
  return items.length < least || items.length > most ? [`${least} to ${most} ${what} allowed (there are ${items.length})`] : [];
}

function optional(value: unknown, judge: (value: unknown) => readonly string[]): readonly string[] {
  return value === undefined || value === null ? [] : judge(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
