import { importProgramme } from '../store/import.js';
import { importDone, importLeftOut, importMistakes } from '../wording/programme-file.js';
import type { Verb } from './verb.js';

export const importVerb: Verb = {
  name: 'import',
  usage: 'import FILE',
  summary: 'load a programme from its YAML file',

  async run({ argv, readFile, store, out, err }) {
    const [path] = argv;
    if (path === undefined) {
      err('Which file? For example: bin/secretariat import sample/sen-rp.yaml\n');
      return 2;
    }
    const text = await readFile(path);
    const result = await store.transact((session) => importProgramme(session, text));
    if (result.kind === 'mistakes') {
      err(importMistakes(path, result.mistakes));
      return 1;
    }
    out(importDone(result));
    err(importLeftOut(path, result.leftOut));
    return 0;
  },
};
