// Reads what `npm audit --omit=dev --json` said on standard input; fails on a hole that is high or critical.
import { readFileSync } from 'node:fs';

const serious = ['high', 'critical'];

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const { vulnerabilities, metadata } = read(readFileSync(0, 'utf8'));
if (vulnerabilities === undefined || metadata === undefined) {
  console.log('==> The packages were not audited: the registry gave no answer to that.');
} else {
  const found = Object.values(vulnerabilities);
  for (const { name, severity, range } of found) console.log(`    ${severity}: ${name} ${range}`);
  const bad = found.filter(({ severity }) => serious.includes(severity));
  console.log(`==> Audited the packages that are shipped: ${found.length} with a known hole, ${bad.length} of them serious.`);
  process.exitCode = bad.length > 0 ? 1 : 0;
}
