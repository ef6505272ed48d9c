import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.js';
import type { Partnership } from '../../src/domain/partnership.js';
import type { Day } from '../../src/domain/when.js';
import { readDate } from '../../src/grammar/date.js';
import { matchPlace } from '../../src/grammar/names.js';
import { readPartnershipQuestion } from '../../src/grammar/partnership.js';
import { readProgrammeFile } from '../../src/grammar/programme-file/read.js';
import { samplePath } from '../office.js';

const context = { today: '2005-10-14' as Day, zone: 'Europe/London' };
const sample = readFileSync(samplePath, 'utf8');
const read = readProgrammeFile(sample);
const partnerships: Partnership[] = read.kind !== 'read' ? [] : read.file.partnerships.map((one) => ({
  id: one.id as Partnership['id'], name: one.name, aliases: one.aliases ?? [], members: one.members, unconfirmed: [], work: one.work ?? [],
  host: one.host_authority ?? null, laterName: null,
}));

/** What people type, and what nobody should: words of the domain among anything that Unicode holds. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 4000 }),
  fc.array(fc.constantFrom('as of', '14', '/', '31/2/05', 'October', '2005', 'Halton', 'NE', 'Lincolnshire', '<!channel>', '&', '*', '`', '\u202e', '\u0000', 'w/c', 'end', 'Q2', '999999', '-1', '’'), { maxLength: 30 }).map((words) => words.join(' ')),
);

/** Either it is read, or it is refused; nothing else may come of it. */
function readOrRefused(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
  }
}

describe('whatever is typed', () => {
  test('a date is read as a day that exists, or not at all', () => {
    fc.assert(fc.property(typed, (text) => {
      const found = readDate(text, context);
      if (found === null || !('when' in found) || found.when.p !== 'day') return;
      expect(new Date(`${found.when.d}T00:00:00Z`).toISOString().slice(0, 10)).toBe(found.when.d);
    }), { numRuns: 2_000 });
  });

  test('a question about a partnership is read or refused', () => {
    fc.assert(fc.property(typed, (text) => readOrRefused(() => readPartnershipQuestion(text, context))), { numRuns: 1_000 });
  });

  test('a name is matched, asked back or not known', () => {
    fc.assert(fc.property(typed, (text) => {
      expect(['one', 'several', 'none']).toContain(matchPlace(text, partnerships).kind);
    }), { numRuns: 300 });
  });
});

describe('whatever is in a programme’s file', () => {
  test('it is read, or its mistakes are listed with a line that the file has', () => {
    const lines = sample.split('\n');
    const change = fc.record({ at: fc.nat(lines.length - 1), with: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('', '  - {id: X}', 'a: [', '\t', '*alias', '&x *x', '? !!binary x', 'd: 2005-13-45')) });
    fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const broken = [...lines];
      for (const { at, with: text } of changes) broken[at] = text;
      const result = readProgrammeFile(broken.join('\n'));
      if (result.kind === 'read') return;
      expect(result.mistakes.length).toBeGreaterThan(0);
      for (const { line } of result.mistakes) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(broken.length + 1);
      }
    }), { numRuns: 60 });
  });

  test('a bomb of aliases is refused and does not fill the memory', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 12 }, (_, n) => `${String.fromCharCode(98 + n)}: &${String.fromCharCode(98 + n)} [${Array(9).fill(`*${String.fromCharCode(97 + n)}`).join(', ')}]`)].join('\n');
    expect(readProgrammeFile(bomb)).toMatchObject({ kind: 'mistakes' });
  });
});
