import { clip } from './blocks.js';

interface Mistake {
  readonly line: number;
  readonly path: string;
  readonly what: string;
}

/** Every mistake of a programme file on a line of its own, and that nothing was changed. */
export function importMistakes(file: string, mistakes: readonly Mistake[]): string {
  const lines = linesOf(file, mistakes);
  const found = mistakes.length === 1 ? 'One mistake' : `${mistakes.length} mistakes`;
  return `${lines.join('\n')}\n${found}; nothing was changed.\n`;
}

/** What the file says that does nothing, or not what it seems to; it is loaded all the same. */
export function importLeftOut(file: string, found: readonly Mistake[]): string {
  return found.length === 0 ? '' : `${linesOf(file, found).join('\n')}\nIt is loaded. ${found.length === 1 ? 'This one thing' : `These ${found.length} things`} in it you may want to look at.\n`;
}

function linesOf(file: string, found: readonly Mistake[]): string[] {
  return found.map(({ line, path, what }) => `${file}:${line}: ${path === '' ? '' : `${path}: `}${clip(what, 300)}`);
}

interface Done {
  readonly programme: string;
  readonly added: number;
  readonly changed: number;
}

export function importDone({ programme, added, changed }: Done): string {
  if (added + changed === 0) return `${programme}: everything in the file is on record already; nothing was changed.\n`;
  const parts = [...(added > 0 ? [`${added} added`] : []), ...(changed > 0 ? [`${changed} changed`] : [])];
  return `${programme}: ${parts.join(', ')}.\n`;
}
