import { stringify } from 'yaml';
import { exportProgramme } from '../store/export.js';
import type { Verb } from './verb.js';

export const exportVerb: Verb = {
  name: 'export',
  usage: 'export [FILE]',
  summary: 'write the programme as a YAML file, or to the screen',

  async run({ argv, writeFile, store, out, err }) {
    const programme = await store.transact((session) => exportProgramme(session));
    if (programme === null) {
      err('No programme is loaded yet: bin/secretariat import FILE loads one.\n');
      return 1;
    }
    const text = stringify(programme, { lineWidth: 160 });
    const [path] = argv;
    if (path === undefined) {
      out(text);
      return 0;
    }
    await writeFile(path, text);
    out(`Written to ${path}.\n`);
    return 0;
  },
};
