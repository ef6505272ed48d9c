import type { Command } from '../../src/command.js';
import type { Office } from '../../src/office.js';

/** A command and a button that each write one line into the trail, after a moment in which the bot can die. */
export function notebook(beforeMs: number, afterMs: number): Command {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const note = async (office: Office, words: string) => {
    await pause(beforeMs);
    await office.transact(({ trail }) => trail.append(words, 'noted', {}));
    await pause(afterMs);
    return { text: `Noted ${words}` };
  };
  return {
    name: '/note', summary: '', usage: '',
    run: (office, { text }) => note(office, text),
    buttons: { 'note:press': (office, { value }) => note(office, value) },
  };
}
