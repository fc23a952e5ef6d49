import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { pinnedRelease } from '../../functions/src/adapters/ffmpeg/pinned-release.ts';
import { nameOf } from '../../scripts/ffmpeg/install-release.ts';
import { ROOT } from '../../scripts/stack/paths.ts';
import { goodEntries, packArchive, sha256Of } from '../support/release-archive.ts';

const run = promisify(execFile);

/** A copy of what an operator has after `git clone` and `npm ci`: a deploy writes into it. */
export interface Checkout {
  folder: string;
  /** What its `npm run ffmpeg` is to find at the address that is pinned. */
  downloads: ReadonlyMap<string, Buffer>;
  /** What `functions/.env.<project>` says from now on. */
  setParameters(project: string, lines: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

/** Neither what is built, nor what is somebody's own, nor what no command here reads. */
const left =
  /^(\.git|\.stack|\.ci|\.firebase|test|bench|docs|emulator-data|coverage|((functions|dashboard)\/)?node_modules|functions\/(lib|ffmpeg|\.ffmpeg-.*|\.env\..*|\.secret\.local)|dashboard\/(\.next|out|next-env\.d\.ts|\.env.*)|.*\.log)$/;

export async function makeCheckout(): Promise<Checkout> {
  await mkdir(path.join(ROOT, '.stack'), { recursive: true });
  // On the disk of the packages, and not under the temporary folder of the system.
  const folder = await mkdtemp(path.join(ROOT, '.stack', 'rehearsal-'));
  const keep = (source: string) => !left.test(path.relative(ROOT, source));
  for (const name of (await readdir(ROOT)).filter((one) => keep(path.join(ROOT, one)))) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true, filter: keep });
  }
  for (const packages of ['node_modules', 'functions/node_modules']) {
    await copyPackages(path.join(ROOT, packages), path.join(folder, packages));
  }
  // What is somebody's own must not travel with a deploy.
  await writeFile(path.join(folder, 'functions/.secret.local'), 'GEMINI_API_KEY=mine\n');
  return {
    folder,
    downloads: await pinOwnRelease(folder),
    setParameters: (project, lines) =>
      writeFile(path.join(folder, `functions/.env.${project}`), `${lines.join('\n')}\n`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Without copying a byte: two names for a file, or a copy that shares it until somebody writes. */
async function copyPackages(from: string, to: string): Promise<void> {
  const how = process.platform === 'darwin' ? '-Rc' : '-al';
  await run('cp', [how, from, to]);
  await rm(path.join(to, '.cache'), { recursive: true, force: true });
}

/** ffmpeg is fetched, checked and unpacked as ever, but is a small file of the test's own. */
async function pinOwnRelease(folder: string): Promise<Map<string, Buffer>> {
  const work = path.join(folder, '.release');
  const archive = await packArchive(work, goodEntries(nameOf(pinnedRelease)));
  await rm(work, { recursive: true });
  const file = path.join(folder, 'functions/src/adapters/ffmpeg/pinned-release.ts');
  const pinned = (await readFile(file, 'utf8')).replace(pinnedRelease.sha256, sha256Of(archive));
  await writeFile(file, pinned);
  return new Map([[pinnedRelease.url, archive]]);
}
