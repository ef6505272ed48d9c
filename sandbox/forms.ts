import { actorOf, complaintOf, isSlackJson, NotDone, personOf, postInteraction, readJson, triggerFor, withBlockIds, type Floor } from './floor.js';
import type { Person } from './people.js';
import { BOT } from './slack.js';
import type { SlackJson, SlackView } from './slack-records.js';

/** What a person is told after sending a form: nothing, faults beside its fields, or one sentence above them. */
export interface Sent {
  readonly errors?: SlackJson;
  readonly trouble?: string;
}

/** The forms open before a person, the lowest first. */
export function formsOf(floor: Floor, person: Person): readonly SlackView[] {
  return floor.slack.records.views.all()
    .filter((view) => view.type === 'modal' && view.user_id === person.slack)
    .toSorted((one, other) => one.id - other.id);
}

/** Sends a form to the bot and does what it answers: close, clear, update, push, or show faults. */
export async function submit(floor: Floor, as: string, viewId: string, values: SlackJson): Promise<Sent> {
  const person = personOf(floor, as);
  const view = topForm(floor, person, viewId);
  const answer = await postInteraction(floor, {
    ...actorOf(floor, person),
    type: 'view_submission',
    trigger_id: await triggerFor(floor, person, view.view_id),
    view: payloadOf(view, values),
    response_urls: [],
  });
  const complaint = complaintOf(answer, 'The form');
  if (complaint || answer.kind !== 'answered') return { trouble: complaint ?? '' };
  const said = readJson(answer.body) ?? {};
  const next = isSlackJson(said['view']) ? said['view'] : undefined;
  switch (said['response_action']) {
    case 'errors':
      return { errors: isSlackJson(said['errors']) ? said['errors'] : {} };
    case 'update':
      return troubleOf(await floor.slack.call('views.update', { view_id: view.view_id, view: next }, BOT.user));
    case 'push':
      return troubleOf(await floor.slack.call('views.push', { trigger_id: await triggerFor(floor, person, view.view_id), view: next }, BOT.user));
    case 'clear':
      drop(floor, formsOf(floor, person));
      return {};
    default:
      drop(floor, [view]);
      return {};
  }
}

/** Closes the uppermost form, or all of them, and tells the bot where it asked to be told. */
export async function close(floor: Floor, as: string, viewId: string, extent: 'this' | 'all'): Promise<void> {
  const person = personOf(floor, as);
  const view = topForm(floor, person, viewId);
  const closing = extent === 'all' || view.clear_on_close ? formsOf(floor, person).toReversed() : [view];
  drop(floor, closing);
  for (const closed of closing.filter((entry) => entry.notify_on_close)) {
    await postInteraction(floor, {
      ...actorOf(floor, person), type: 'view_closed', view: payloadOf(closed, {}), is_cleared: closing.length > 1,
    });
  }
}

/** Opens the App Home: the bot is told, and publishes what this person sees. */
export async function openHome(floor: Floor, as: string): Promise<void> {
  const person = personOf(floor, as);
  const view = homeOf(floor, person);
  await floor.events.send('app_home_opened', {
    type: 'app_home_opened', user: person.slack, channel: await floor.slack.direct(person.slack, BOT.user), tab: 'home',
    event_ts: String(Date.now() / 1000), ...(view ? { view: payloadOf(view, {}) } : {}),
  });
}

export function homeOf(floor: Floor, person: Person): SlackView | undefined {
  return floor.slack.records.views.all().find((view) => view.type === 'home' && view.user_id === person.slack);
}

/** A view as the bot is told of it. */
export function payloadOf(view: SlackView, values: SlackJson): SlackJson {
  return {
    id: view.view_id, team_id: view.team_id, type: view.type, blocks: withBlockIds(view.blocks), private_metadata: view.private_metadata,
    callback_id: view.callback_id, state: { values }, hash: view.hash, title: view.title, clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close, close: view.close, submit: view.submit, previous_view_id: view.previous_view_id ?? null,
    root_view_id: view.root_view_id, app_id: view.app_id, external_id: view.external_id, app_installed_team_id: view.team_id,
    bot_id: view.bot_id,
  };
}

function topForm(floor: Floor, person: Person, viewId: string): SlackView & { readonly id: number } {
  const view = floor.slack.records.views.findOneBy('view_id', viewId);
  if (!view || view.user_id !== person.slack) throw new NotDone('That form is no longer open.');
  return view;
}

function drop(floor: Floor, views: readonly SlackView[]): void {
  for (const view of views) {
    const entry = floor.slack.records.views.findOneBy('view_id', view.view_id);
    if (entry) floor.slack.records.views.delete(entry.id);
  }
  floor.changed();
}

function troubleOf(answer: { readonly ok: boolean; readonly error?: string }): Sent {
  return answer.ok ? {} : { trouble: `Slack would not show the next form: ${answer.error}.` };
}
