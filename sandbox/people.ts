import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

/** Someone of the programme with a seat in the workspace. */
export interface Person {
  /** The id in the programme file. */
  readonly id: string;
  /** The id in Slack, such as `U0CHAIR001`. */
  readonly slack: string;
  readonly name: string;
  /** What follows the @: lower case, no blanks. */
  readonly handle: string;
  /** What they are to the programme, where the name does not say it already. */
  readonly role: string;
  /** Under what heading they stand in a long list. */
  readonly group: string;
  readonly kind: 'member' | 'guest' | 'external';
}

export interface Room {
  readonly slack: string;
  /** Without the #. */
  readonly name: string;
  readonly topic: string;
  /** Only the people named can see it. */
  readonly closed: boolean;
  /** Slack ids. */
  readonly members: readonly string[];
}

export interface Cast {
  readonly workspace: string;
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
}

const titled = z.object({ id: z.string(), title: z.string() });
const programmeFile = z.object({
  programme: z.object({ name: z.string() }).optional(),
  roles: z.array(titled).default([]),
  partnerships: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  audiences: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  people: z.array(z.object({
    id: z.string(),
    name: z.string(),
    posts: z.array(z.object({
      role: z.string(), partnership: z.string().optional(), deputy: z.boolean().default(false),
    })).default([]),
    slack: z.string().optional(),
    kind: z.enum(['member', 'guest', 'external']).default('member'),
  })),
  channels: z.array(z.object({
    name: z.string(),
    audience: z.string().default(''),
    slack: z.string().optional(),
    members: z.array(z.string()).optional(),
  })),
});

/**
 * Reads who is in the workspace and which channels it has from a programme file. A person or channel without a Slack id
 * gets one made from its name. A channel that names its members is closed to everybody else.
 */
export async function readCast(file: string): Promise<Cast> {
  const read = programmeFile.safeParse(parse(await readFile(file, 'utf8')));
  if (!read.success) throw new Error(`The sandbox cannot use ${file}: ${z.prettifyError(read.error)}`);
  const { programme, roles, partnerships, audiences, people: entries, channels } = read.data;
  const roleNames = new Map(roles.map((role) => [role.id, role.title]));
  const placeNames = new Map(partnerships.map((place) => [place.id, place.name]));
  const people = entries.map((entry): Person => {
    const first = entry.posts[0];
    const alike = entries.filter(({ posts }) => posts[0]?.role === first?.role).length;
    const title = roleNames.get(first?.role ?? '') ?? first?.role ?? '';
    const place = placeNames.get(first?.partnership ?? '') ?? first?.partnership;
    const role = [first?.deputy ? `Deputy: ${title}` : title, place].filter(Boolean).join(', ');
    const outside = entry.kind === 'guest' ? 'Guest' : entry.kind === 'external' ? 'From outside the workspace' : '';
    return {
      id: entry.id,
      slack: entry.slack ?? slackId('U', entry.id),
      name: entry.name,
      handle: handleOf(entry.name),
      role: [entry.name.toLowerCase() === role.toLowerCase() ? '' : role, outside].filter(Boolean).join(' · '),
      group: outside ? 'Guests and outside' : alike > 3 ? title : CENTRE,
      kind: entry.kind,
    };
  });
  const audienceNames = new Map(audiences.map((audience) => [audience.id, audience.name]));
  const slackOf = new Map(people.map((person) => [person.id, person.slack]));
  const everyone = people.filter((person) => person.kind === 'member').map((person) => person.slack);
  const rooms = channels.map((entry): Room => {
    const name = entry.name.replace(/^#/, '');
    const named = entry.members?.map((id) => slackOf.get(id)).filter((id) => id !== undefined);
    return {
      slack: entry.slack ?? slackId('C', name),
      name,
      topic: entry.audience ? `For ${audienceNames.get(entry.audience) ?? entry.audience}` : '',
      closed: named !== undefined,
      members: named ?? everyone,
    };
  });
  return { workspace: programme?.name ?? 'Sandbox', people, rooms };
}

const CENTRE = 'At the centre';

function slackId(letter: 'U' | 'C', word: string): string {
  return `${letter}0${word.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;
}

function handleOf(name: string): string {
  return name.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]+/g, '.').replaceAll(/^\.|\.$/g, '');
}
