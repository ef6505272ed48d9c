import type { Command } from '../src/command.js';
import { helpText } from '../src/wording/help.js';

/** /secretariat: what can be asked, and what the bot knows of whoever asks. */
export function secretariat(others: readonly Command[]): Command {
  const own = { name: '/secretariat', summary: 'What I can do for you, and what I know you as', usage: '' } as const;
  return {
    ...own,
    async run(office, { reader }) {
      const roles = await office.transact(({ people }) => people.roles());
      const posts = reader.appointments.map(({ role, partnership, deputy }) => ({
        title: roles.find(({ id }) => id === role)?.title ?? role, partnership, deputy,
      }));
      return helpText([...others, own], posts);
    },
  };
}
