import { readFile } from 'node:fs/promises';
import { askVerb } from '../../src/cli/ask.js';
import { sampleStore, testOffice } from '../office.js';

const path = process.env['SAMPLE'] ?? 'sample/sen-rp.yaml';
const store = await sampleStore('pglite', await readFile(path, 'utf8'));
const code = await askVerb.run({
  argv: process.argv.slice(2), readFile: (name) => readFile(name, 'utf8'), writeFile: () => Promise.resolve(), store, openOffice: () => Promise.resolve(testOffice(store, '2005-10-14T12:00')),
  out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text),
});
await store.close();
process.exitCode = code;
