import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Arrow {
  readonly from: string;
  /** A file of ours, from the project's root, or a package's name. */
  readonly to: string;
  readonly typesOnly: boolean;
}

/**
 * What each part may know. Ours are named by their folder (with a slash at the end) or file; packages by name. A name
 * after `type ` may be known as a type only, which is gone when the program runs.
 */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  'src/domain/': ['src/domain/', 'date-fns', '@date-fns/tz', 'date-holidays'],
  'src/grammar/': ['src/grammar/', 'src/domain/', 'chrono-node', 'fastest-levenshtein', 'zod', 'yaml'],
  'src/wording/': ['src/wording/', 'src/domain/', 'type src/office.ts', 'type src/command.ts', 'type @slack/types'],
  'src/office.ts': ['type src/domain/', 'type src/store/records.ts', 'type @slack/types'],
  'src/command.ts': ['type src/domain/', 'type src/office.ts', 'type @slack/types'],
  'src/job.ts': ['type src/domain/', 'type src/office.ts'],
  'src/together.ts': [],
  'src/stopwatch.ts': [],
  'commands/': ['commands/', 'src/domain/', 'src/grammar/', 'src/wording/', 'type src/office.ts', 'type src/command.ts', 'type @slack/types'],
  'jobs/': ['jobs/', 'src/domain/', 'src/grammar/', 'src/wording/', 'src/together.ts', 'src/stopwatch.ts', 'type src/office.ts', 'type src/job.ts'],
  'src/store/': [
    'src/store/', 'src/domain/', 'src/grammar/', 'src/together.ts', 'type src/office.ts',
    'pg', '@electric-sql/pglite', 'sql-template-tag', 'fastest-levenshtein', 'node:',
  ],
  'src/queue/': ['src/queue/', 'src/store/', 'src/domain/', 'jobs/', 'src/wording/', 'src/together.ts', 'type src/office.ts', 'type src/job.ts', 'bullmq', 'ioredis', 'prom-client', 'node:'],
  'src/slack/': [
    'src/slack/', 'src/store/', 'src/domain/', 'src/grammar/', 'src/wording/', 'src/together.ts', 'type src/office.ts', 'type src/command.ts',
    '@slack/bolt', '@slack/web-api', '@slack/socket-mode', '@slack/types', 'node:',
  ],
  'src/control/': ['src/control/', 'node:'],
  'src/log.ts': ['type src/office.ts', 'pino'],
  'src/config.ts': ['zod', 'fastest-levenshtein'],
};

/** Who alone may know a package. Types of Slack's blocks are words' business as well. */
const keptTo: Readonly<Record<string, RegExp>> = {
  '@slack/bolt': /^src\/slack\//,
  '@slack/web-api': /^src\/slack\//,
  '@slack/socket-mode': /^src\/slack\//,
  bullmq: /^src\/queue\//,
  ioredis: /^src\/queue\//,
  pg: /^src\/store\//,
  '@electric-sql/pglite': /^src\/store\//,
  'sql-template-tag': /^src\/(store\/|room\.ts|health\.ts)/,
};

/** What people see of a record depends on who they are: only the store's own readers-aware modules name these tables. */
const clearedTables = ['decisions', 'decision_forecasts', 'decision_events', 'milestones', 'milestone_forecasts', 'milestone_actuals', 'highlight_reports', 'announcements', 'announcement_versions', 'clearances', 'allocations', 'funding_lines', 'holding_lines', 'told'];

const files = ['src', 'commands', 'jobs'].flatMap((folder) => sourcesIn(folder));
const arrows = files.flatMap((file) => arrowsFrom(file));

describe('the parts know only what design.md lets them', () => {
  test.each(Object.entries(mayKnow))('%s', (part, allowed) => {
    expect(arrows.filter(({ from }) => from.startsWith(part)).filter((arrow) => !isAllowed(arrow, allowed)).map(show)).toEqual([]);
  });

  test('nobody knows how the program is put together, but what puts it together', () => {
    const top = ['src/main.ts', 'src/cli.ts', 'src/cli/', 'src/room.ts', 'src/no-desk.ts', 'src/project-folder.ts', 'src/health.ts'];
    const isTop = (file: string) => top.some((name) => file.startsWith(name));
    expect(arrows.filter(({ from, to }) => isTop(to) && !isTop(from)).map(show)).toEqual([]);
  });

  test('the sandbox is known to nobody', () => {
    expect(arrows.filter(({ to }) => to.startsWith('sandbox/') || to.startsWith('tests/')).map(show)).toEqual([]);
  });
});

test.each(Object.entries(keptTo))('%s is known in one folder alone', (name, where) => {
  expect(arrows.filter(({ from, to }) => to === name && !where.test(from)).map(show)).toEqual([]);
});

test('no two files need each other, not even in a round', () => {
  expect(roundsAmong(arrows.filter(({ typesOnly }) => !typesOnly)).map((round) => round.join(' -> '))).toEqual([]);
});

test('nothing outside the store asks for a record that only some may know', () => {
  const outside = files.filter((file) => !file.startsWith('src/store/'));
  const asks = new RegExp(`\\b(from|join|into|update)\\s+(${clearedTables.join('|')})\\b`);
  const found = outside.filter((file) => /sql`/.test(read(file)) && asks.test(read(file)));
  expect(found).toEqual([]);
});

test('time and surroundings come in through few doors', () => {
  // BullMQ counts in the machine's own time.
  const doors = ['src/main.ts', 'src/cli.ts', 'src/config.ts', 'src/queue/worker.ts'];
  const ambient = /\bnew Date\(\)|\bDate\.now\(|\bprocess\.env\b/;
  expect(files.filter((file) => !doors.includes(file) && ambient.test(withoutComments(read(file))))).toEqual([]);
});

test('nothing is exported without a name, and nothing is of any type', () => {
  expect(files.filter((file) => /^export default\b/m.test(read(file)))).toEqual([]);
  expect(files.filter((file) => /(?:(?<!\?):|<|\bas)\s*any\b\s*(?![\w(])/.test(withoutWords(read(file))))).toEqual([]);
});

test('this test sees every kind of import', () => {
  const text = `import { a } from './a.js';\nimport type { B } from './b.js';\nimport c, {\n  type D,\n} from 'c';\nexport * from './e.js';\n`
    + `import 'f';\nconst g = await import('./g.js');\nconst words = "import { x } from 'y'";\n/** import { z } from 'z' */\nimport { type H } from '@h/i/j';\n`;
  expect(importsIn(text)).toEqual([
    { name: './a.js', typesOnly: false }, { name: './b.js', typesOnly: true }, { name: 'c', typesOnly: false }, { name: './e.js', typesOnly: false },
    { name: '@h/i/j', typesOnly: true }, { name: 'f', typesOnly: false }, { name: './g.js', typesOnly: false },
  ]);
  expect(packageOf('@h/i/j')).toBe('@h/i');
  expect(files.length).toBeGreaterThan(40);
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** The code alone: comments and what stands in quotes are words. */
function withoutWords(text: string): string {
  return withoutComments(text).replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g, "''").replace(/\/\/.*$/gm, '');
}

function importsIn(text: string): { name: string; typesOnly: boolean }[] {
  const code = withoutComments(text);
  const named = [...code.matchAll(/^\s*(?:import|export)\s+(type\s+)?([\w$*{][^;'"]*?)\s*from\s*'([^']+)'/gm)].map((match) => ({
    name: match[3] ?? '', typesOnly: match[1] !== undefined || onlyTypesIn(match[2] ?? ''),
  }));
  const bare = [...code.matchAll(/^\s*import\s*'([^']+)'/gm), ...code.matchAll(/\bimport\(\s*'([^']+)'/g)].map((match) => ({ name: match[1] ?? '', typesOnly: false }));
  return [...named, ...bare];
}

function onlyTypesIn(clause: string): boolean {
  const braces = /^\{([\s\S]*)\}$/.exec(clause.trim());
  if (braces === null) return false;
  const names = (braces[1] ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  return names.length > 0 && names.every((name) => name.startsWith('type '));
}

function arrowsFrom(from: string): Arrow[] {
  return importsIn(read(from)).map(({ name, typesOnly }) => ({
    from, typesOnly, to: name.startsWith('.') ? relative(root, join(root, dirname(from), name)).replace(/\.js$/, '.ts') : packageOf(name),
  }));
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
}

function isAllowed({ to, typesOnly }: Arrow, allowed: readonly string[]): boolean {
  return allowed.some((rule) => {
    const name = rule.replace(/^type /, '');
    if (rule.startsWith('type ') && !typesOnly) return false;
    return name.endsWith('/') || name.endsWith(':') ? to.startsWith(name) : to === name;
  });
}

function show({ from, to, typesOnly }: Arrow): string {
  return `${from} knows ${to}${typesOnly ? ' (types)' : ''}`;
}

/** Every way from a file back to itself, each once. */
function roundsAmong(all: readonly Arrow[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of all) next.set(from, [...(next.get(from) ?? []), to]);
  const rounds: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) return void rounds.push([...path.slice(at), file]);
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return rounds;
}
