import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setStage, type Stage } from '../setup/stage.js';

const TELL = 'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]));';

describe('the command line’s launcher', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage(['bin/secretariat'], { 'dist/src/cli.js': TELL, 'package.json': '{"type":"module"}' });
  });
  afterEach(() => stage.remove());

  test('works from any folder, through links to links, and passes every argument as it was typed', async () => {
    const elsewhere = join(stage.root, 'else where');
    await mkdir(elsewhere);
    await symlink('../bin/secretariat', join(elsewhere, 'first'));
    await symlink(join(elsewhere, 'first'), join(elsewhere, 'second'));
    const { code, output } = await stage.run('./second', ['import', 'my file.yaml', ''], { cwd: elsewhere });
    expect(JSON.parse(output)).toEqual([elsewhere, 'import', 'my file.yaml', '']);
    expect(code).toBe(0);
  });

  test('builds first where there are sources, and keeps what the build says out of its own answer', async () => {
    await stage.write('src/cli.ts', '');
    await stage.write('script/bootstrap', '#!/usr/bin/env bash\necho building\n');
    const { output } = await stage.run('sh', ['-c', 'bin/secretariat export 2>/dev/null']);
    expect(JSON.parse(output)).toEqual([stage.root, 'export']);
  });

  test('does not go on with an old build when the new one fails', async () => {
    await stage.write('src/cli.ts', '');
    await stage.write('script/bootstrap', '#!/usr/bin/env bash\necho The build failed >&2\nexit 1\n');
    const { code, output } = await stage.run('bin/secretariat', ['export']);
    expect(output).toBe('The build failed\n');
    expect(code).toBe(1);
  });
});
