// Exits 0 when node_modules holds what package-lock.json names, by the record that npm itself keeps there.
import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

try {
  const wanted = read('package-lock.json');
  const present = read('node_modules/.package-lock.json');
  const same = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
  const nothingElse = Object.entries(present).every(([path, entry]) => wanted[path]?.version === entry.version);
  process.exit(same && nothingElse ? 0 : 1);
} catch {
  process.exit(1);
}
