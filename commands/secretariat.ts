import type { Caller, Command, Reply } from '../src/command.js';
import { readSecretariat } from '../src/grammar/away.js';
import type { Office } from '../src/office.js';
import { helpText } from '../src/wording/help.js';
import { listAbsences, noteAway, noteBack, pressedNotAway, setZone } from './secretariat/absence.js';

/** /secretariat: what can be asked, what the bot knows of whoever asks, and when they are away. */
export function secretariat(others: readonly Command[]): Command {
  const own = { name: '/secretariat', summary: 'What I can do for you, what I know you as, and when you are away', usage: '[away 24 December to 3 January | away | back | zone Europe/Paris]' } as const;

  async function help(office: Office, { reader }: Caller): Promise<Reply> {
    const roles = await office.transact(({ people }) => people.roles());
    const posts = reader.appointments.map(({ role, partnership, deputy }) => ({
      title: roles.find(({ id }) => id === role)?.title ?? role, partnership, deputy,
    }));
    return helpText([...others, own], posts);
  }

  return {
    ...own,
    async run(office, caller) {
      const asked = readSecretariat(caller.text, office);
      switch (asked.kind) {
        case 'help': return help(office, caller);
        case 'away': return noteAway(office, caller, asked.stretch);
        case 'absences': return listAbsences(office, caller);
        case 'back': return noteBack(office, caller, asked.on);
        case 'zone': return setZone(office, caller, asked.zone);
      }
    },
    buttons: { 'secretariat:not-away': pressedNotAway },
  };
}
