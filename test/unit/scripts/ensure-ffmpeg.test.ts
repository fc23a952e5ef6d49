import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/stack/paths.ts';

const script = join(ROOT, '.ci', 'ensure-ffmpeg.sh');
const newBanner = 'ffmpeg version 5.1.9\nlibavcodec     59. 37.100 / 59. 37.100';
const oldBanner = 'ffmpeg version 4.4.2\nlibavcodec     58.134.100 / 58.134.100';

/** A PATH without ffmpeg. */
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ensure-ffmpeg-'));
  for (const name of ['bash', 'cat', 'chmod', 'env', 'grep', 'mktemp', 'sed', 'sleep', 'tail']) {
    const { stdout } = await execa('sh', ['-c', `command -v ${name}`]);
    await symlink(stdout, join(folder, name));
  }
  await install('id', 'echo 0');
});
afterEach(() => rm(folder, { recursive: true }));

async function install(name: string, body: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${body}\n`);
  await chmod(join(folder, name), 0o755);
}
const installTools = async (banner: string) => {
  for (const name of ['ffmpeg', 'ffprobe']) await install(name, `echo '${banner}'`);
};

/** An apt that installs at the given call of `install`, 0 for never, and writes down what it is asked. */
const installApt = (at: number) =>
  install(
    'apt-get',
    `echo "$*" >> ${folder}/asked
[ "\${DEBIAN_FRONTEND-}" = noninteractive ] || { echo 'no list'; exit 100; }
[ "$(grep -c install ${folder}/asked)" -eq ${at} ] || { echo 'E: a hiccup'; exit 100; }
for name in ffmpeg ffprobe; do
  printf '#!/bin/sh\\necho "%s"\\n' '${newBanner}' > ${folder}/$name
  chmod 755 ${folder}/$name
done`,
  );

const ensure = () =>
  execa(
    'bash',
    ['--norc', '-c', `set -euo pipefail; source ${script}; ensure_ffmpeg; ffmpeg -version`],
    {
      env: { PATH: folder, FFMPEG_RETRY_SECONDS: '0' },
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
    },
  );

it('leaves a new ffmpeg alone', async () => {
  await installTools(newBanner);
  await install('apt-get', 'exit 1');
  const { exitCode, stdout } = await ensure();
  expect([exitCode, stdout]).toEqual([0, newBanner]);
});

it.each([
  ['there is none', null],
  ['there is an old one', oldBanner],
])('installs it where %s, through the hiccups of apt', async (_what, banner) => {
  if (banner !== null) await installTools(banner);
  await installApt(3);
  const { exitCode, stdout, stderr } = await ensure();
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('ffmpeg version 5.1.9');
});

it('ends with what apt said and one clear sentence where that fails', async () => {
  await installApt(0);
  const { exitCode, stderr } = await ensure();
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/E: a hiccup\nffmpeg 5 or newer is missing and apt could not install it/);
});
