/** Takes "--name value" and "--flag" off the words of a line. What is not named stays among the words. */
export function readOptions<Name extends string, Flag extends string>(argv: readonly string[], names: readonly Name[], flags: readonly Flag[]) {
  const options: Partial<Record<Name | Flag, string>> = {};
  const words: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    const name = names.find((one) => word === `--${one}`);
    const flag = flags.find((one) => word === `--${one}`);
    if (name !== undefined && argv[at + 1] !== undefined) {
      at += 1;
      options[name] = argv[at] ?? '';
    } else if (flag !== undefined) options[flag] = '';
    else words.push(word);
  }
  return { options, words };
}
