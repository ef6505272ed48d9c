import type { Milestone } from '../domain/milestone.js';
import type { RoleId } from '../domain/ids.js';
import { forgiven, slips } from './distance.js';
import { plainly } from './words.js';

type Named = Pick<Milestone, 'id' | 'title'>;

/** What a milestone's name that was typed stands for. `several` is to be asked back. */
export type MilestoneMatch<M> =
  | { readonly kind: 'one'; readonly milestone: M }
  | { readonly kind: 'several'; readonly choices: readonly M[] }
  | { readonly kind: 'none'; readonly nearest: readonly M[] };

/** Finds a milestone by its id, however it is written (m-sw1, MSW1), or by words of its title with small slips. */
export function matchMilestone<M extends Named>(text: string, milestones: readonly M[]): MilestoneMatch<M> {
  const bare = closed(text);
  const byId = milestones.find(({ id }) => closed(id) === bare);
  if (byId !== undefined) return { kind: 'one', milestone: byId };
  const asked = plainly(text).split(' ').filter((word) => word !== '' && !fillers.has(word));
  const hits = asked.length === 0 ? [] : milestones.filter(({ title }) => {
    const words = plainly(title).split(' ');
    return asked.every((word) => words.some((other) => isNear(word, other)));
  });
  const [only] = hits;
  if (only !== undefined && hits.length === 1) return { kind: 'one', milestone: only };
  if (hits.length > 1) return { kind: 'several', choices: hits };
  return { kind: 'none', nearest: nearest(text, asked, milestones) };
}

/** The role that this text begins with, by id or title, and what follows it. */
export function matchRole<R extends { readonly id: RoleId; readonly title: string }>(text: string, roles: readonly R[]): { readonly role: R; readonly rest: string } | null {
  const typed = text.trim();
  const forms = roles.flatMap((role) => [{ form: role.id as string, role }, { form: role.title, role }]).sort((a, b) => b.form.length - a.form.length);
  for (const { form, role } of forms) {
    if (typed.toLowerCase().startsWith(form.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(typed.slice(form.length))) {
      return { role, rest: typed.slice(form.length).replace(/^[\s,()]+(?:(?:for|of|in)\s+(?:the\s+)?)?|\)+$/gi, '').trim() };
    }
  }
  return null;
}

const fillers = new Set(['the', 'a', 'an', 'of', 'for', 'milestone', 'in', 'and']);

function closed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isNear(typed: string, meant: string): boolean {
  if (typed === meant || (typed.length > 3 && meant.startsWith(typed))) return true;
  return slips(typed, meant) <= Math.min(forgiven(typed.length), forgiven(meant.length));
}

function nearest<M extends Named>(text: string, asked: readonly string[], milestones: readonly M[]): M[] {
  const bare = closed(text).slice(0, 60);
  return milestones
    .map((milestone) => {
      const words = plainly(milestone.title).split(' ');
      const shared = asked.filter((word) => words.some((other) => isNear(word, other))).length;
      return { milestone, shared, apart: slips(bare, closed(milestone.id)) };
    })
    .filter(({ shared, apart }) => shared > 0 || apart <= 2)
    .sort((a, b) => b.shared - a.shared || a.apart - b.apart)
    .slice(0, 3)
    .map(({ milestone }) => milestone);
}
