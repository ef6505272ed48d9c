import type { Announcement } from '../../domain/announcement.js';

/** What is said to those who prepare announcements once something was done, and to their authors of what others did. */
export const announceSaid = {
  formOpen: 'The form is open.',
  confirmed: (id: string, state: string, waits: Announcement['state']) => `Thank you. ${id} is ${state}. ${waits === 'awaiting-approval' ? `\`/announce show ${id}\` says where it stands.` : `\`/announce receipts ${id}\` shows what has arrived.`}`,
  cancelled: (id: string, state: string, now: Announcement['state']) => `${id} is ${state}.${now === 'released' ? ' What had gone out stays; `/announce correct` or `/announce withdraw` changes that.' : ''}`,
  newHour: (id: string, { hour, comes, state }: { readonly hour: string; readonly comes: 'once' | 'twice'; readonly state: string }) => `${id} now goes at ${hour}.${comes === 'twice' ? ' The clocks go back that night and show this time twice; it goes the first time.' : ''} It is ${state}.`,
  sending: (id: string) => `Thank you. I am sending ${id} now; \`/announce receipts ${id}\` shows how it goes.`,
  withdrawn: (id: string, stopped: number) => `${id} is withdrawn. I am replacing every copy that is out${stopped === 0 ? '' : `, and ${stopped} that had not left will not leave`}. Its words stay in the register.`,
  read: 'Thank you. I have noted that you have read it.',
  readAlready: 'Thank you, I had noted that already.',
  lettersToOthers: 'These are letters to others, so I cannot show them to you.',
  noneYet: 'Nothing has been announced yet. `/announce` starts one.',
} as const;

/** Told to the author, after the name of whoever did it. */
export const announceNews = {
  approved: 'has approved it.',
  gateMet: 'has said that a condition is met.',
  cancelled: 'has cancelled it.',
  letGo: 'has let it go.',
  withdrawn: 'has withdrawn it.',
  embargoLifted: (hour: string) => `has lifted the embargo: it goes at ${hour}.`,
  newHour: (hour: string) => `has given it a new hour: ${hour}.`,
} as const;
