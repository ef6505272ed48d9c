import { recordsIn } from '../../src/store/records.js';
import { readQuestion } from '../../src/grammar/question/read.js';
import { plainWords } from '../../src/grammar/question/plain-words.js';
import { sampleStore, testOffice } from '../office.js';
import type { Instant } from '../../src/domain/when.js';

const store = await sampleStore();
const office = testOffice(store, '2005-10-14');
for (const text of process.argv.slice(2)) {
  const read = await store.transact(async (session) => {
    const records = recordsIn(session, office.now as Instant);
    const reader = await records.readers.described({ appointments: [{ role: 'CHAIR' as never, partnership: null, deputy: false }], audiences: [] }, null);
    const book = await records.answerBook.open(reader, null);
    return readQuestion(text, book!, { partnerships: [], roles: ['CHAIR'], earlier: null });
  });
  console.log(text, '\n  ', plainWords(text, new Set()).join(' '), '\n  ', read.asks, 'why' in read ? read.why : '', [...read.said].join(' '), JSON.stringify({ ...read, said: undefined }));
}
await store.close();
