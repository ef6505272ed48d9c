import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['src/domain', 'src/store', 'src/queue', 'src/slack', 'src/cli', 'src/wording', 'commands', 'jobs'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`));
const sample = parse(readFileSync(`${root}sample/sen-rp.yaml`, 'utf8')) as { programme: { national_body: { id: string }; evaluator: { id: string } }; roles: { id: string }[] };
const { national_body: body, evaluator } = sample.programme;

/** The one place that tells a duty from an id or a title. */
const told = 'src/domain/duties.ts';

/** Where code rests on what the sample calls its people: an id in quotes, or a search of titles. */
function magic(text: string): string[] {
  const bare = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  const ids = [...sample.roles.map(({ id }) => id), body.id, evaluator.id].flatMap((id) => [id, id.toLowerCase()]);
  const quoted = [...bare.matchAll(/(['"`])([A-Za-z-]+)\1/g)].map(([, , word = '']) => word).filter((word) => ids.includes(word));
  const titles = [...bare.matchAll(/roles?\b[^\n;]*\btitle\b[^\n;]*(?:\.test\(|\.match|\.includes\(|ilike|~\*)|\btitle\s+(?:ilike|like|~\*?)\s/g)].map(([found]) => found);
  return [...quoted, ...titles];
}

/** Words that are also ids of the sample's roles, and mean nothing of them. */
const ordinary = new Set(['adv', 'chair', 'host', 'health', 'min', 'sec', 'fin', 'vol', 'fac', 'policy', 'cons']);

test('nothing but the module of duties knows a role, the group or the evaluator by an id or a title', () => {
  expect(files.length).toBeGreaterThan(150);
  const found = files.filter((file) => file !== told).flatMap((file) => magic(readFileSync(root + file, 'utf8')).filter((one) => !ordinary.has(one)).map((one) => `${file}: ${one}`));
  expect(found).toEqual([]);
});

test('this test sees an id in quotes and a search of titles', () => {
  expect(magic("const who = 'SEC' as RoleId;")).toEqual(['SEC']);
  expect(magic('if (audience === "nsg") post();')).toEqual(['nsg']);
  expect(magic('const them = book.roles.find(({ title }) => /^facilitator/i.test(title));')).toHaveLength(1);
  expect(magic("sql`select id from roles where title ilike 'facilitator%'`")).toHaveLength(1);
  expect(magic('// the chair, such as \'SEC\', is found elsewhere\nconst titles = roles.map(({ title }) => title);')).toEqual([]);
});
