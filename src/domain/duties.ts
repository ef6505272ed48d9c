import type { RoleId } from './ids.js';

/**
 * What somebody does for the group, whatever their role is called: keeps its register, leads it, agrees announcements,
 * looks after the money, returns a partnership's report, hosts a partnership, speaks for a member authority, evaluates,
 * prepares announcements beside the sponsor's own people.
 */
export const everyDuty = ['secretariat', 'chair', 'approves', 'finance', 'facilitator', 'host', 'authority', 'evaluator', 'prepares'] as const;

export type Duty = (typeof everyDuty)[number];

/** A role as the programme's file has it; `duties` where the file says what they are. */
export interface DescribedRole {
  readonly id: string;
  readonly title: string;
  readonly org?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly duties?: readonly Duty[] | undefined;
}

/** Who sits on the group and who attends it, line by line, and what makes it quorate. */
export interface GroupTerms {
  readonly members: readonly string[];
  readonly inAttendance: readonly string[];
  readonly quorumOf: readonly string[];
}

/** The duties of every role that has any. */
export type Duties = ReadonlyMap<string, readonly Duty[]>;

/** How a duty is told from a role's id or title: by these, or, where they find nobody, by those after them in turn. */
type Signs = readonly ((role: DescribedRole, terms: GroupTerms) => boolean)[];

const titled = (words: RegExp) => ({ title }: DescribedRole) => words.test(title);
const called = (...ids: readonly string[]) => ({ id }: DescribedRole) => ids.includes(id);
const either = (...signs: Signs) => (role: DescribedRole, terms: GroupTerms) => signs.some((sign) => sign(role, terms));
const names = (line: string, { id }: DescribedRole) => new RegExp(`\\b${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`).test(line);

/** One of each in every partnership, as the file says of them: "one per network", "one or two per partnership". */
const ofPartnerships = ({ org }: DescribedRole) => /\bper\b/i.test(org ?? '');

const leads = /^(?:chair|chairman|chairwoman|chairperson|convener|convenor)\b/i;

const signs: Readonly<Record<Exclude<Duty, 'approves' | 'prepares'>, Signs>> = {
  secretariat: [
    either(called('SEC'), titled(/\bsecretariat\b/i)),
    (role) => !ofPartnerships(role) && (/\b(?:board|committee|group|panel|council|governance) (?:officer|secretary|clerk|administrator)\b|^(?:the )?(?:clerk|minutes secretary)\b|^secretary(?: to\b.*)?$/i.test(role.title) || /\bminutes\b/i.test(role.note ?? '')),
  ],
  chair: [
    called('CHAIR'),
    (role, { members }) => leads.test(role.title) && members.some((line) => names(line, role)),
    // "CHAIR or deputy": the one without whom the group is not quorate.
    (role, { quorumOf }) => quorumOf.some((line) => /\bor (?:a |their )?deputy\b/i.test(line) && names(line, role)),
    titled(leads),
  ],
  finance: [either(called('FIN'), titled(/\bfinance\b/i)), titled(/\btreasurer\b|\bgrants? (?:lead|officer|manager)\b/i)],
  facilitator: [titled(/^facilitator\b/i), (role) => ofPartnerships(role) && /\b(?:facilitator|co-?ordinator)\b/i.test(role.title)],
  host: [titled(/\bhost authority\b/i)],
  authority: [titled(/\b(?:local|member) authority\b/i)],
  evaluator: [titled(/\bevaluation\b|\bevaluator\b/i)],
};

/** Whose word an announcement needs, beside the chair's and the secretariat's. */
const agrees: Signs[number] = either(called('CHAIR', 'SRO', 'POLICY', 'SEC', 'COMMS'), titled(/\bsenior responsible owner\b/i));
const agreesToo: Signs[number] = titled(/^(?:programme|program) director\b|\bpolicy lead\b|\b(?:communications|press) (?:lead|officer|manager)\b/i);

/**
 * What each role does. What the file says stands: a role with `duties` has these alone, and a duty that the file gives
 * to anybody is inferred of nobody else. The rest is told from ids, titles and the terms of reference, as
 * docs/programme-file.md says.
 */
export function dutiesOf(roles: readonly DescribedRole[], terms: GroupTerms): Duties {
  const found = new Map<string, Duty[]>(roles.flatMap(({ id, duties }) => (duties === undefined ? [] : [[id, [...duties]]])));
  const said = new Set(roles.flatMap(({ duties }) => duties ?? []));
  const open = roles.filter(({ duties }) => duties === undefined);
  const give = (duty: Duty, to: readonly DescribedRole[]) => {
    if (said.has(duty)) return;
    for (const { id } of to) found.set(id, [...(found.get(id) ?? []), duty]);
  };
  for (const [duty, inTurn] of Object.entries(signs) as [keyof typeof signs, Signs][]) {
    const first = inTurn.map((sign) => open.filter((role) => sign(role, terms))).find((some) => some.length > 0);
    give(duty, first ?? []);
  }
  const keepsOrLeads = (role: DescribedRole) => (found.get(role.id) ?? []).some((duty) => duty === 'chair' || duty === 'secretariat');
  const sponsor = sponsorOf(roles, terms);
  give('approves', open.filter((role) => agrees(role, terms) || keepsOrLeads(role) || (agreesToo(role, terms) && sponsor !== null && role.org === sponsor)));
  return found;
}

/** The organisation whose programme it is: that of the group's first member. */
export function sponsorOf(roles: readonly DescribedRole[], { members }: Pick<GroupTerms, 'members'>): string | null {
  const seat = roles.find((role) => members.some((line) => names(line, role)));
  return seat?.org ?? null;
}

/** Whether these posts bring one of these duties. */
export function hasDuty(posts: readonly { readonly duties: readonly Duty[] }[], ...duties: readonly Duty[]): boolean {
  return posts.some((post) => duties.some((duty) => post.duties.includes(duty)));
}

/** The roles that do this, in the order of the register. */
export function rolesWith<R extends { readonly id: RoleId; readonly duties: readonly Duty[] }>(roles: readonly R[], duty: Duty): RoleId[] {
  return roles.filter(({ duties }) => duties.includes(duty)).map(({ id }) => id);
}

/** Duties that somebody must have for the bot to do its work, and what does not happen where nobody has. */
export const needed = {
  secretariat: 'nobody keeps the register, sends reminders for others or is told of vacancies',
  chair: 'nobody leads the group, so nothing that stays unanswered climbs to the top',
  approves: 'nobody may approve an announcement, so none that needs a second person can go out',
  facilitator: 'nobody returns a partnership’s report, so nobody is asked for one',
  finance: 'nobody looks after the money, so nobody is reminded of instalments',
} as const satisfies Partial<Record<Duty, string>>;

/** The needed duties that nobody has. */
export function missingDuties(duties: Duties): (keyof typeof needed)[] {
  const had = new Set([...duties.values()].flat());
  return (Object.keys(needed) as (keyof typeof needed)[]).filter((duty) => !had.has(duty));
}
