import type { HomeView } from '@slack/types';
import type { Caller } from '../src/command.js';
import { onesOwn } from '../src/domain/ones-own.js';
import { standingsOf } from '../src/domain/standing.js';
import type { Office } from '../src/office.js';
import { emptyHome, homeView } from '../src/wording/home.js';

/** The App Home: what is its viewer's own, late, waited for and next; rendered for them alone, each time it is opened. */
export const home = {
  async render(office: Office, { reader }: Caller): Promise<HomeView> {
    const book = await office.transact(({ answerBook }) => answerBook.open(reader, null));
    if (book === null) return emptyHome(office.today);
    const standings = standingsOf(book.partnerships, book.milestones, book.reports, { today: book.today, rule: book.programme.rag });
    return homeView(book, onesOwn(book, reader.appointments), { standings, duties: reader.appointments });
  },
};
