import { chmod, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setStage, type Stage } from '../setup/stage.js';

const LOCK = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } });

/** The program `name` as a stand-in that does `what`, before the real ones on the path. */
const standIn = (name: string, what: string) => ({ [`stand-ins/${name}`]: `#!/bin/sh\n${what}\n` });

describe('script/bootstrap', () => {
  let stage: Stage;
  const bootstrap = () =>
    stage.run('script/bootstrap', [], { env: { PATH: `${stage.root}/stand-ins:${process.env['PATH']}` } });

  beforeEach(async () => {
    stage = await setStage(['script'], {
      ...standIn('redis-server', ':'),
      ...standIn('npm', 'echo "$@" >>npm.log; mkdir -p node_modules/.bin; for t in tsc tsx vitest; do printf "#!/bin/sh\\n" >node_modules/.bin/$t; chmod +x node_modules/.bin/$t; done'),
      'package-lock.json': LOCK,
      'src/main.ts': '',
    });
  });
  afterEach(() => stage.remove());

  test('installs and builds once, and has nothing to say the second time', async () => {
    const first = await bootstrap();
    expect(first.output).toBe('==> Installing the npm packages named in package-lock.json\n==> Building\n');
    expect(await bootstrap()).toEqual({ code: 0, output: '' });
    const { output } = await stage.run('cat', ['npm.log']);
    expect(output).toBe('ci --ignore-scripts --no-audit --no-fund\n');
  });

  test('builds again when a source is newer or was taken away, and leaves the packages alone', async () => {
    await bootstrap();
    const later = new Date(8_640_000_000_000);
    await utimes(join(stage.root, 'src/main.ts'), later, later);
    expect((await bootstrap()).output).toBe('==> Building\n');
    await utimes(join(stage.root, 'src/main.ts'), 0, 0);
    expect((await bootstrap()).output).toBe('');
    await stage.run('rm', ['src/main.ts']);
    await utimes(join(stage.root, 'src'), later, later);
    expect((await bootstrap()).output).toBe('==> Building\n');
  });

  test('installs again when the lock file changed', async () => {
    await bootstrap();
    await writeFile(join(stage.root, 'package-lock.json'), LOCK.replace('1.0.0', '1.0.1'));
    expect((await bootstrap()).output).toContain('Installing the npm packages');
  });

  test('takes the packages that somebody installed by hand, when they are those of the lock file', async () => {
    await stage.run('npm', [], { env: { PATH: `${stage.root}/stand-ins:${process.env['PATH']}` } });
    await stage.write('node_modules/.package-lock.json', LOCK);
    expect((await bootstrap()).output).toBe('==> Building\n');
  });

  test('says which Node it needs when it finds an older one', async () => {
    await stage.write('stand-ins/node', '#!/bin/sh\n[ "$1" = --version ] && echo v18.20.4\nexit 1\n');
    const { code, output } = await bootstrap();
    expect(output).toContain('This is Node v18.20.4. Secretariat needs Node 20.19 or later');
    expect(code).toBe(1);
  });

  test('shows what npm said when the packages cannot be had, and does not call it done', async () => {
    await stage.write('stand-ins/npm', '#!/bin/sh\necho "no network" >&2\nexit 1\n');
    const { code, output } = await bootstrap();
    expect(output).toContain('no network\nnpm could not install the packages');
    expect(code).toBe(1);
    expect((await bootstrap()).code).toBe(1);
  });

  test('does not call a failed build done', async () => {
    await bootstrap();
    const tsc = join(stage.root, 'node_modules/.bin/tsc');
    await writeFile(tsc, '#!/bin/sh\necho "src/main.ts: wrong"\nexit 1\n');
    await chmod(tsc, 0o755);
    const later = new Date(8_640_000_000_000);
    await utimes(join(stage.root, 'src/main.ts'), later, later);
    expect((await bootstrap()).output).toContain('src/main.ts: wrong\nThe build failed');
    expect((await bootstrap()).code).toBe(1);
  });
});
