import type { KnownMeeting, ProgrammeFacts } from './answer-book.js';
import type { Appointment } from './reader.js';

type Reply = KnownMeeting['replies'][number];

/** Of each seat the latest reply: who changed their mind is counted once. */
export function latestReplies(replies: readonly Reply[]): readonly Reply[] {
  return [...new Map(replies.map((reply) => [`${reply.role} ${reply.partnership ?? ''}`, reply])).values()];
}

/** The seat at the group's meetings that these duties give, by the terms of reference ("CHAIR", "one LAREP per partnership"). */
export function seatOf(appointments: readonly Appointment[], terms: ProgrammeFacts['terms']): Appointment | null {
  const seats = new Set([...(terms?.members ?? []), ...(terms?.inAttendance ?? [])].flatMap((line) => line.split(/[^A-Za-z0-9-]+/)));
  return appointments.find(({ role }) => seats.has(role)) ?? null;
}
