import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CheckedRecord,
  recordName,
  requireCheckedTools,
  type ToolName,
  toolNames,
  toolsFolder,
} from '../../functions/src/adapters/ffmpeg/checked-tools.ts';
import { pinnedRelease, type Release } from '../../functions/src/adapters/ffmpeg/pinned-release.ts';
import { hashFile } from '../../functions/src/adapters/hash-file.ts';
import { OperatorError } from '../setup/operator-error.ts';
import { download, type Patience } from './download.ts';
import { unpackTool } from './unpack.ts';

export interface Installation {
  release: Release;
  /** It and the folder that it is in are on one disk. */
  folder: string;
  /** A file that was brought by other means; null: downloaded. */
  archive?: string | null;
  patience?: Patience;
  say(line: string): void;
}

/** Has functions/ffmpeg hold what deploys. */
export const installPinnedRelease = (archive: string | null = null): Promise<void> =>
  installRelease({ release: pinnedRelease, folder: toolsFolder, archive, say: console.log });

/** Has `folder` hold the release's tools, checked. Throws an OperatorError, and leaves it as it was. */
export async function installRelease(installation: Installation): Promise<void> {
  const { release, folder, say } = installation;
  const name = nameOf(release);
  if (await isInstalled(folder, release)) {
    say(`${name} is there, and is what is pinned.`);
    return;
  }
  await mkdir(path.dirname(folder), { recursive: true });
  const work = await mkdtemp(path.join(path.dirname(folder), '.ffmpeg-'));
  try {
    const archive = await bringArchive(installation, work);
    const fresh = path.join(work, 'fresh');
    await mkdir(fresh);
    await unpackTools(release, archive, fresh);
    await requireCheckedTools(fresh, release);
    if (!(await isInstalled(folder, release))) {
      await replaceFolder(fresh, folder, path.join(work, 'old'));
    }
    say(`${name} was checked against its SHA-256 and installed.`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The name of its archive, and of the folder in it. */
export const nameOf = ({ url }: Release): string =>
  path.posix.basename(new URL(url).pathname).replace(/\.tar(\.\w+)?$/, '');

const isInstalled = (folder: string, release: Release): Promise<boolean> =>
  requireCheckedTools(folder, release).then(
    () => true,
    () => false,
  );

async function bringArchive(installation: Installation, work: string): Promise<string> {
  const { release, archive = null, say } = installation;
  if (archive === null) {
    const target = path.join(work, 'archive');
    say(`Downloads ${nameOf(release)} (once) …`);
    await download({ ...release, path: target }, installation.patience);
    return target;
  }
  const sha256 = await hashFile(archive);
  if (sha256 === null) throw new OperatorError(`There is no file ${archive}.`);
  if (sha256 !== release.sha256) {
    throw new OperatorError(
      `${archive} is not what is pinned:\n  SHA-256 ${sha256}\n  pinned  ${release.sha256}`,
    );
  }
  return archive;
}

async function unpackTools(release: Release, archive: string, fresh: string): Promise<void> {
  const unpack = async (tool: ToolName) => {
    const target = path.join(fresh, tool);
    const sha256 = await unpackTool(archive, `${nameOf(release)}/bin/${tool}`, target);
    await chmod(target, 0o755);
    return [tool, sha256] as const;
  };
  const sha256 = Object.fromEntries(await Promise.all(toolNames.map(unpack)));
  const record = { archiveSha256: release.sha256, sha256 } as CheckedRecord;
  await writeFile(path.join(fresh, recordName), `${JSON.stringify(record, null, 2)}\n`);
}

/** A folder is replaced in one step each way; whoever else does the same puts the same there. */
export async function replaceFolder(fresh: string, folder: string, old: string): Promise<void> {
  await rename(folder, old).catch(unless('ENOENT'));
  await rename(fresh, folder).catch(unless('ENOTEMPTY', 'EEXIST'));
}

const unless = (...codes: readonly string[]) => {
  return (error: NodeJS.ErrnoException) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
};
