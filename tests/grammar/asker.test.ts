import { expect, it } from 'vitest';
import type { RoleId } from '../../src/domain/ids.js';
import { readAsker } from '../../src/grammar/asker.js';

const register = {
  roles: [{ id: 'PRESSOFF' as RoleId, title: 'Press officer', org: 'Arts Office' }, { id: 'CLK' as RoleId, title: 'Board clerk', org: 'Arts Office' }],
  partnerships: [], members: [], evaluator: null,
};

it.each([
  ['Press officer', 'PRESSOFF', 'yes'], ['board clerk', 'CLK', 'yes'], ['journalist', null, 'yes'], ['anyone', null, 'yes'], ['astronaut', null, 'no'],
] as const)('knows %j for the post or the stranger that it names', (asker, role, known) => {
  const read = readAsker(asker, register);
  expect([read.appointments[0]?.role ?? null, read.known]).toEqual([role, known]);
});
