import type { Caller, Command, Reply } from '../src/command.js';
import { readValue } from '../src/grammar/button-value.js';
import { readMilestoneCommand } from '../src/grammar/milestone.js';
import type { Office } from '../src/office.js';
import { said } from '../src/wording/milestone-answers.js';
import { confirmedAdd, openAddForm, sentAdd } from './milestone/add-form.js';
import { typedAdd } from './milestone/add.js';
import { pressedLater, pressedNotMine } from './milestone/asked.js';
import { bookFor, named } from './milestone/desk.js';
import { pressedDone, sentDone, typedDone, undo } from './milestone/done.js';
import { confirmedFollow, typedFollow } from './milestone/follow.js';
import { list, show } from './milestone/list.js';
import { withNote } from './more-alone.js';
import { confirmedMove, pressedNewDate, sentMove, typedMove } from './milestone/move.js';
import { typedMoveBy } from './milestone/move-by.js';
import { confirmedRebaseline, typedRebaseline } from './milestone/rebaseline.js';
import { stopRepeating } from './milestone/series.js';

/** /milestone: what is expected when, and who answers for it; a new one, a new date, or done. */
export const milestone: Command = {
  name: '/milestone',
  summary: 'What is expected when; add one, give a new date, or say that it is done',
  usage: '[name or id] | late | mine | add "Title" due DAY owner ROLE [PLACE] | move M-SW1 to DAY, because … | done M-SE1 [on DAY] [as of DAY] | follow M-P5 six weeks after DEC-2005-01',

  run: (office, caller) => answer(office, caller, 0),

  buttons: {
    'milestone:say': async (office, press) => {
      const { line } = readValue(press.value, { line: 'text' });
      return { ...(await answer(office, { ...press, text: line }, 0)), replaces: true };
    },
    'milestone:more': (office, press) => {
      const { line, from } = readValue(press.value, { line: 'text', from: 'number' });
      return answer(office, { ...press, text: line }, from);
    },
    'milestone:done': pressedDone,
    'milestone:undo': (office, press) => undo(office, press, readValue(press.value, { id: 'text' }).id),
    'milestone:new-date': pressedNewDate,
    'milestone:confirm': (office, press) => confirmedMove(office, press, press.value),
    'milestone:rebaseline': confirmedRebaseline,
    'milestone:follow': confirmedFollow,
    'milestone:leave': () => Promise.resolve({ ...said.leftAlone, replaces: true }),
    'milestone:later': pressedLater,
    'milestone:not-mine': pressedNotMine,
  },

  forms: {
    'milestone:add': sentAdd,
    'milestone:add-confirm': confirmedAdd,
    'milestone:move': sentMove,
    'milestone:move-confirm': (office, submission) => confirmedMove(office, submission, submission.about),
    'milestone:done': sentDone,
  },
};

async function answer(office: Office, caller: Caller, from: number): Promise<Reply> {
  const asked = readMilestoneCommand(caller.text, office);
  switch (asked.kind) {
    case 'list': return withNote(caller, (reader) => list(office, { ...caller, reader }, asked, from));
    case 'show': return show(office, caller, asked.name, asked.asOf);
    case 'add-form': return openAddForm(office, caller);
    case 'add': return typedAdd(office, caller, asked);
    case 'move': return typedMove(office, caller, asked);
    case 'move-by': return typedMoveBy(office, caller, asked);
    case 'done': return typedDone(office, caller, asked);
    case 'stop': return stopRepeating(office, caller, asked.name);
    case 'rebaseline': return typedRebaseline(office, caller, asked);
    case 'follow':
    case 'stop-following': return typedFollow(office, caller, asked);
    case 'undo': {
      const found = named(await bookFor(office, caller, null), asked.name, (id) => `undo ${id}`);
      return 'ask' in found ? found.ask : undo(office, caller, found.milestone.id);
    }
  }
}
