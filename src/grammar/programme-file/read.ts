import { LineCounter, parseDocument, type Document } from 'yaml';
import { leftOut } from './left-out.js';
import { danglingReferences } from './references.js';
import { programmeSchema, type ProgrammeFile } from './schema.js';

/** One mistake in a programme file, where a person can find it. Lines count from one. */
export interface FileMistake {
  readonly line: number;
  readonly path: string;
  readonly what: string;
}

export type ReadProgramme =
  | { readonly kind: 'read'; readonly file: ProgrammeFile; readonly leftOut: readonly FileMistake[] }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly FileMistake[] };

/** Reads a programme file. Either it is sound as a whole, or every mistake is listed with its line and path. */
export function readProgrammeFile(text: string): ReadProgramme {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error) => ({
      line: counter.linePos(error.pos[0]).line,
      path: '',
      what: error.message.split('\n')[0] ?? error.code,
    }));
    return { kind: 'mistakes', mistakes };
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, counter, path);
  const value = valueOf(document);
  if (value === null) return { kind: 'mistakes', mistakes: [{ line: 1, path: '', what: 'this cannot be read: it is empty, or its anchors and aliases refer to nothing or to far too much' }] };
  const parsed = programmeSchema.safeParse(value);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.flatMap((issue) => {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      return paths.map((path) => ({
        line: lineOf(path),
        path: sayPath(path),
        what: issue.code === 'unrecognized_keys' ? 'is not a key this place knows' : issue.message,
      }));
    });
    return { kind: 'mistakes', mistakes: inOrder(mistakes) };
  }
  const dangling = danglingReferences(parsed.data);
  if (dangling.length > 0) {
    const mistakes = dangling.map(({ path, what }) => ({ line: lineOf(path), path: sayPath(path), what }));
    return { kind: 'mistakes', mistakes: inOrder(mistakes) };
  }
  const warned = leftOut(parsed.data).map(({ path, what }) => ({ line: lineOf(path), path: sayPath(path), what }));
  return { kind: 'read', file: parsed.data, leftOut: inOrder(warned) };
}

/** The file's values; null for a bomb of aliases or an alias of nothing, at which the library throws. */
function valueOf(document: Document): unknown {
  try {
    // Aliases are few in an honest file.
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // no rethrow: the caller is told that the file cannot be read.
    return null;
  }
}

function inOrder(mistakes: readonly FileMistake[]): FileMistake[] {
  return [...mistakes].sort((a, b) => a.line - b.line);
}

function sayPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((said, step) => {
    if (typeof step === 'number') return `${said}[${step}]`;
    return said === '' ? String(step) : `${said}.${String(step)}`;
  }, '');
}

/** The line of the deepest part of the path that is in the file; a missing key has the line of what should hold it. */
function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return counter.linePos(Number(node.range[0])).line;
    }
  }
  return 1;
}
