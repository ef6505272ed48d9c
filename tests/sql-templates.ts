/** One statement as it is written in a file of the store: its words, what is put into it, and the function it stands in. */
export interface WrittenSql {
  readonly file: string;
  /** The function or method around it. */
  readonly within: string;
  /** The SQL, with `$` where a value or fragment is put in; fragments written on the spot are in their place. */
  readonly sql: string;
  /** What is put in at each `$`, as it is written; names of the same file are followed to what they stand for. */
  readonly holes: readonly string[];
}

/** Every sql`…` of a file that is a statement or a fragment by itself. Those inside another are part of it. */
export function sqlIn(file: string, text: string): WrittenSql[] {
  const found: WrittenSql[] = [];
  for (let at = 0; at < text.length; ) {
    const skipped = pastQuotes(text, at);
    if (skipped > at && text[at] !== '`') {
      at = skipped;
      continue;
    }
    if (text[at] !== '`') {
      at += 1;
      continue;
    }
    const end = pastQuotes(text, at);
    if (/\bsql$/.test(text.slice(Math.max(0, at - 4), at))) {
      const { sql, holes } = readTemplate(text.slice(at + 1, end - 1));
      found.push({ file, within: functionAround(text, at), sql, holes: holes.map((hole) => followed(hole, text)) });
    }
    at = end;
  }
  return found;
}

/** Past the comment, string or template that begins here; the same place where none does. */
function pastQuotes(text: string, at: number): number {
  if (text.startsWith('//', at)) return lineEnd(text, at);
  if (text.startsWith('/*', at)) return text.indexOf('*/', at) + 2;
  const quote = text[at];
  if (quote !== "'" && quote !== '"' && quote !== '`') return at;
  for (let n = at + 1; n < text.length; n += 1) {
    if (text[n] === '\\') n += 1;
    else if (quote === '`' && text.startsWith('${', n)) n = pastHole(text, n) - 1;
    else if (text[n] === quote) return n + 1;
    else if (text[n] === '\n' && quote !== '`') return at + 1;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Past the `}` of the `${` that begins here. */
function pastHole(text: string, at: number): number {
  let deep = 0;
  for (let n = at + 1; n < text.length; ) {
    const skipped = pastQuotes(text, n);
    if (skipped > n) {
      n = skipped;
      continue;
    }
    if (text[n] === '{') deep += 1;
    if (text[n] === '}') deep -= 1;
    n += 1;
    if (deep === 0) return n;
  }
  return text.length;
}

function readTemplate(body: string): { sql: string; holes: string[] } {
  const holes: string[] = [];
  let sql = '';
  for (let at = 0; at < body.length; ) {
    if (!body.startsWith('${', at)) {
      sql += body[at];
      at += 1;
      continue;
    }
    const end = pastHole(body, at);
    const hole = body.slice(at + 2, end - 1);
    holes.push(hole);
    sql += '$';
    for (const inner of sqlIn('', hole)) {
      sql += ` ${inner.sql} `;
      holes.push(...inner.holes);
    }
    at = end;
  }
  return { sql, holes };
}

/** A bare name stands for what it was set to in the same file. */
function followed(hole: string, text: string): string {
  const name = /^\s*(\w+)\s*$/.exec(hole)?.[1];
  if (name === undefined) return hole;
  const set = new RegExp(`\\bconst ${name}\\b[^=]*=\\s*([^\\n;]*)`).exec(text);
  return set === null ? hole : `${hole} = ${set[1] ?? ''}`;
}

function functionAround(text: string, at: number): string {
  const before = text.slice(0, at);
  const names = [...before.matchAll(/^(?: {0,4}|export )(?:export )?(?:async )?(?:function )?(\w+)(?:<[^>\n]*>)?\([^\n]*\{\s*$|^(?:export )?const (\w+) =/gm)]
    .map((match) => match[1] ?? match[2] ?? '').filter((name) => !['if', 'for', 'while', 'return', 'switch', 'constructor'].includes(name));
  return names.at(-1) ?? 'top';
}
