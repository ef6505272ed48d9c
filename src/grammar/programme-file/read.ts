import { LineCounter, parseDocument, type Document } from 'yaml';
import { danglingReferences } from './references.js';
import { programmeSchema, type ProgrammeFile } from './schema.js';

/** One mistake in a programme file, where a person can find it. Lines count from one. */
export interface FileMistake {
  readonly line: number;
  readonly path: string;
  readonly what: string;
}

export type ReadProgramme =
  | { readonly kind: 'read'; readonly file: ProgrammeFile }
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
  // Aliases are few in an honest file; a bomb of them is refused by the library with an error of its own.
  const parsed = programmeSchema.safeParse(document.toJS({ maxAliasCount: 100 }));
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
  return { kind: 'read', file: parsed.data };
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
