import type { Refusals } from './refusals.js';

/** An expected "no", with its facts; worded in one place, `src/wording/refusals.ts`. */
export class Refusal<Code extends keyof Refusals = keyof Refusals> extends Error {
  readonly code: Code;
  readonly facts: Refusals[Code];

  constructor(code: Code, facts: Refusals[Code]) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}
