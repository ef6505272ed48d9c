import { actorOf, channelFor, complaintOf, isSlackJson, NotDone, personOf, postInteraction, readJson, responseUrl, triggerFor, withBlockIds, type Floor } from './floor.js';
import { notice } from './typing.js';
import { payloadOf } from './forms.js';
import type { SlackJson } from './slack-records.js';
import { freshTs } from './timestamps.js';

/** A pressed button or a changed choice, in a message, a form or the App Home. */
export interface Pressed {
  readonly as: string;
  readonly place: { readonly channel: string; readonly ts: string } | { readonly view: string };
  readonly block: string;
  readonly action: string;
  /** What was chosen, by Slack's names: `selected_option`, `selected_date` and so on. */
  readonly chosen: SlackJson;
  /** Every input nearby, by block and action. */
  readonly values: SlackJson;
}

/** Tells the bot of a press. What could not be told is said to the person where they pressed. */
export async function press(floor: Floor, pressed: Pressed): Promise<string | null> {
  const person = personOf(floor, pressed.as);
  if ('view' in pressed.place) {
    const view = floor.slack.records.views.findOneBy('view_id', pressed.place.view);
    if (!view || view.user_id !== person.slack) throw new NotDone('That form is no longer open.');
    const answer = await postInteraction(floor, {
      ...actorOf(floor, person),
      type: 'block_actions',
      trigger_id: await triggerFor(floor, person, view.view_id),
      container: { type: 'view', view_id: view.view_id },
      view: payloadOf(view, pressed.values),
      actions: [actionOf(view.blocks, pressed)],
    });
    return complaintOf(answer, 'That button');
  }
  const channel = channelFor(floor, person, pressed.place.channel);
  const { ts } = pressed.place;
  const { messages, ephemeralMessages } = floor.slack.records;
  const own = ephemeralMessages.all().find((entry) => entry.ts === ts && entry.target_user === person.slack);
  const message = own ?? messages.all().find((entry) => entry.ts === ts && entry.channel_id === channel.channel_id);
  if (!message) throw new NotDone('That message is gone.');
  const occasion = {
    channel: channel.channel_id, user: person.slack, message: { ts, ephemeral: own !== undefined }, thread: message.thread_ts,
    ...(own?.asked ? { asked: own.asked } : {}),
  };
  const answer = await postInteraction(floor, {
    ...actorOf(floor, person),
    type: 'block_actions',
    trigger_id: await triggerFor(floor, person),
    response_url: responseUrl(floor, floor.urls.open(occasion)),
    container: {
      type: 'message', message_ts: ts, channel_id: channel.channel_id, is_ephemeral: own !== undefined,
      ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    },
    channel: { id: channel.channel_id, name: channel.is_im ? 'directmessage' : channel.is_private ? 'privategroup' : channel.name },
    ...(own ? {} : {
      message: {
        type: 'message', user: message.user, ts, text: message.text, bot_id: message.bot_id, app_id: message.app_id,
        blocks: withBlockIds(message.blocks), ...(message.metadata ? { metadata: message.metadata } : {}),
        ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}), team: floor.slack.team.id,
      },
    }),
    state: { values: pressed.values },
    actions: [actionOf(message.blocks, pressed)],
  });
  const complaint = complaintOf(answer, 'That button');
  if (complaint) notice(floor, person, channel, complaint);
  return null;
}

/** Asks the bot for the options of a menu that it fills as one types. */
export async function suggest(floor: Floor, pressed: Pressed & { readonly typed: string }): Promise<SlackJson> {
  const person = personOf(floor, pressed.as);
  const answer = await postInteraction(floor, {
    ...actorOf(floor, person), type: 'block_suggestion', block_id: pressed.block, action_id: pressed.action, value: pressed.typed,
    container: 'view' in pressed.place ? { type: 'view', view_id: pressed.place.view } : { type: 'message', message_ts: pressed.place.ts },
  });
  return (answer.kind === 'answered' && readJson(answer.body)) || { options: [] };
}

function actionOf(blocks: readonly SlackJson[] | undefined, pressed: Pressed): SlackJson {
  const block = withBlockIds(blocks).find((entry) => entry['block_id'] === pressed.block);
  const element = block && elementsOf(block).find((entry) => entry['action_id'] === pressed.action);
  if (!element) throw new NotDone('That button is no longer there.');
  return {
    type: element['type'],
    action_id: pressed.action,
    block_id: pressed.block,
    ...(element['text'] ? { text: element['text'] } : {}),
    ...(element['value'] === undefined ? {} : { value: element['value'] }),
    ...(element['style'] ? { style: element['style'] } : {}),
    ...pressed.chosen,
    action_ts: freshTs(),
  };
}

function elementsOf(block: SlackJson): readonly SlackJson[] {
  const { elements, accessory, element } = block;
  return [...(Array.isArray(elements) ? elements : []), accessory, element].filter(isSlackJson);
}
