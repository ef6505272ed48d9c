import type { Caller, Reply } from '../src/command.js';
import type { Office } from '../src/office.js';
import { answer } from './ask.js';

/** A mention in a channel or thread, or a message in a direct conversation: answered as `/ask` is. */
export const mention = {
  run(office: Office, caller: Caller): Promise<Reply> {
    return answer(office, caller);
  },
};
