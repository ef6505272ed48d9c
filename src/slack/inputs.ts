/** What Slack sends, as the values that a command is given. */
type Fields = Readonly<Record<string, unknown>>;

/** Slack escapes `&`, `<` and `>` in what people type; the grammar reads what they typed. */
export function typed(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function text(of: Fields, key: string): string | null {
  const value = of[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The value of an element, whatever kind it is: text, one choice, many choices, a date or a time. */
export function valueOf(element: Fields): string | readonly string[] | null {
  for (const key of ['value', 'selected_date', 'selected_time', 'selected_user', 'selected_channel', 'selected_conversation']) {
    const value = text(element, key);
    if (value !== null) return value;
  }
  const chosen = text(fields(element['selected_option']), 'value');
  if (chosen !== null) return chosen;
  for (const key of ['selected_options', 'selected_users', 'selected_channels', 'selected_conversations']) {
    const many = element[key];
    if (Array.isArray(many)) return many.map((one) => (typeof one === 'string' ? one : text(fields(one), 'value') ?? '')).filter((one) => one !== '');
  }
  return null;
}

/** The values of a form by `block_id`; each block holds one element. */
export function formValues(view: Fields): Record<string, string | readonly string[] | null> {
  const blocks = fields(fields(view['state'])['values']);
  return Object.fromEntries(Object.entries(blocks).map(([block, elements]) => {
    const [element] = Object.values(fields(elements));
    return [block, valueOf(fields(element))];
  }));
}
