import { bodiesOf, csv } from '../domain/acknowledgement.js';
import { peopleIn } from '../domain/destination.js';
import type { PersonId } from '../domain/ids.js';
import { readId } from '../grammar/announce.js';
import type { Verb } from './verb.js';

/** Who has acknowledged an announcement, as a table that a spreadsheet opens. */
export const acknowledgementsVerb: Verb = {
  name: 'acknowledgements',
  usage: 'acknowledgements ANN-05 [FILE]',
  summary: 'write who has said that they read an announcement, as CSV',

  async run({ argv, openOffice, writeFile, out, err }) {
    const [asked = '', path] = argv;
    const id = readId(asked);
    const office = await openOffice();
    const text = id === null ? null : await office.transact(async ({ announcements, acknowledgements, directory }) => {
      const found = await announcements.find(id);
      if (found === null) return null;
      const all = await directory.open();
      const people = peopleIn(found.stages.filter(({ state }) => state === 'released').flatMap(({ audiences }) => audiences), all);
      const given = (await acknowledgements.of(id)).filter(({ version }) => version === found.version).map(({ person, at }) => ({ person: person as PersonId, at }));
      const name = (person: string) => all.people.find((one) => one.id === person)?.name ?? person;
      return csv([['partnership or person', 'acknowledged by', 'at (UTC)'],
        ...bodiesOf(people, given, all).map((body) => [body.name, body.acknowledged === null ? '' : name(body.acknowledged.person), body.acknowledged?.at ?? ''])]);
    });
    if (text === null) {
      err(id === null ? 'Please name an announcement: bin/secretariat acknowledgements ANN-05\n' : `There is no announcement ${id}.\n`);
      return id === null ? 2 : 1;
    }
    if (path === undefined) out(text);
    else {
      await writeFile(path, text);
      out(`Written to ${path}.\n`);
    }
    return 0;
  },
};
