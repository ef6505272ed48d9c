import type { Caller, Command, Reply } from '../src/command.js';
import { readValue } from '../src/grammar/button-value.js';
import type { Office } from '../src/office.js';
import { answerReply, forYouAlone, leftAsItWas } from '../src/wording/answers/reply.js';
import { help } from '../src/wording/answers/index.js';
import { answerChoice, answerQuestion, type Answered } from './answering.js';
import { pressedAction } from './closing.js';
import { sendReminder } from './nudging.js';
import { pressedReply } from './replying.js';

/** /ask: a question as one asks a colleague, answered for this asker in this place. */
export const ask: Command = {
  name: '/ask',
  summary: 'Ask where anything stands, in your own words',
  usage: 'any question, such as: what is late?',

  run: answer,

  buttons: {
    'ask:choose': async (office, press) => ({ ...replyOf(await answerChoice(office, press.reader, readValue(press.value, { asks: 'text', id: 'text' }))), replaces: true }),
    'ask:ask': async (office, press) => ({ ...replyOf(await answerQuestion(office, press.reader, readValue(press.value, { question: 'text' }).question)), replaces: true }),
    'ask:send-reminder': sendReminder,
    'ask:reply': pressedReply,
    'ask:action': pressedAction,
    'ask:leave': () => Promise.resolve({ text: leftAsItWas, replaces: true }),
  },
};

/** The answer to whatever somebody said to the bot, by command, by mention or in a direct conversation. */
export async function answer(office: Office, caller: Caller): Promise<Reply> {
  if (caller.text.trim() === '') return replyOf({ asks: 'help', answer: help, privately: null });
  return replyOf(await answerQuestion(office, caller.reader, caller.text));
}

function replyOf({ asks, answer: given, privately }: Answered): Reply {
  const reply = answerReply(given, asks);
  return privately === null ? reply : { ...reply, privately: { text: `${forYouAlone}\n${answerReply(privately, asks).text}` } };
}
