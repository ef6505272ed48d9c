import { expect, it } from 'vitest';
import { concepts } from '../../src/grammar/question/concepts.js';
import { shapes } from '../../src/grammar/question/shapes.js';
import { tableWords } from '../../src/grammar/question/match-table.js';
import { covers, groups } from '../../src/grammar/question/covers.js';
import { table } from '../../src/grammar/question/table.js';
import { answersFor } from '../../src/wording/answers/index.js';

/** What the reader of questions may find in them. */
const finds = '@place @places @member @mine @my-own @milestone @decision @action @risk @meeting @role @theme @condition @term @finding @window @day @quarter @body @matter @report @evaluation @unclear-date @word-confirmed @later-year @letters @line @evaluator @released-before @either @year @asked @two-names @one-each @held @first @second @those'.split(' ')
  .concat('@fate-plain @programme @whole-theme @checking @doing @posts @two-members @some-report @figure @two-quarters'.split(' '));

it('has no word in the table of questions that is misspelt or means nothing', () => {
  const known = new Set([...Object.keys(concepts), ...Object.keys(shapes).map((shape) => `#${shape}`), ...finds]);
  expect(tableWords().filter((word) => !known.has(word))).toEqual([]);
});

it('says of no answer that it covers something which means nothing, and leaves none out', () => {
  const known = new Set([...Object.keys(concepts), ...finds, '@about', '*', ...Object.keys(groups).map((name) => `$${name}`)]);
  expect([...Object.values(covers), ...Object.values(groups)].flatMap((words) => words.split(' ')).filter((word) => word !== '' && !known.has(word))).toEqual([]);
  expect([...new Set(table.map(([asks]) => asks))].filter((asks) => covers[asks] === undefined)).toEqual([]);
});

it('has an answer for every line of the table', () => {
  const answers = answersFor({ heard: 'alone', appointments: [], roles: [], partnerships: [], secretariat: 'no' });
  expect(table.map(([asks]) => asks).filter((asks) => answers[asks] === undefined)).toEqual([]);
});
