import { createHash } from 'node:crypto';
import { digest, type TrailLine } from '../store/trail.js';
import { recordsIn } from '../store/records.js';
import { readDecisionId } from '../grammar/decision.js';
import { readId } from '../grammar/announce.js';
import type { Verb } from './verb.js';

/**
 * Who knew what when, as lines of JSON that `bin/check-trail` verifies. Lines about other things are there by their
 * digest alone, so that the chain is whole and nothing else is told.
 */
export const trailVerb: Verb = {
  name: 'trail',
  usage: 'trail DEC-2005-01 [FILE]',
  summary: 'write who knew what when, as a bundle that bin/check-trail verifies',

  async run({ argv, openOffice, store, writeFile, out, err }) {
    const [asked = '', path] = argv;
    const subject = readDecisionId(asked) ?? readId(asked);
    if (subject === null) {
      err('Please name a decision or an announcement: bin/secretariat trail DEC-2005-01\n');
      return 2;
    }
    const { now } = await openOffice();
    const { lines, subjects } = await store.transact(async (session) => {
      const { trail } = recordsIn(session, now);
      return { lines: await trail.lines(), subjects: await trail.subjectsOf(subject) };
    });
    if (!lines.some((line) => subjects.includes(line.subject))) {
      err(`Nothing is on the trail of ${subject}.\n`);
      return 1;
    }
    const text = bundle(subject, subjects, lines);
    if (path === undefined) out(text);
    else {
      await writeFile(path, text);
      out(`Written to ${path}. bin/check-trail ${path} verifies it.\n`);
    }
    return 0;
  },
};

function bundle(subject: string, subjects: readonly string[], lines: readonly TrailLine[]): string {
  const written = lines.map((line) => {
    const { at, event, facts, previous, hash } = line;
    return subjects.includes(line.subject) ? { at, subject: line.subject, event, facts, previous, hash } : { digest: digest(line), previous, hash };
  });
  const head = JSON.stringify({ bundle: 'secretariat trail', subject, subjects });
  const end = JSON.stringify({ end: true, lines: lines.length, head: createHash('sha256').update(head).digest('hex'), hash: lines.at(-1)?.hash });
  return `${[head, ...written.map((one) => JSON.stringify(one)), end].join('\n')}\n`;
}
