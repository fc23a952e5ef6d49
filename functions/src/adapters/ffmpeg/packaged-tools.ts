import { createRequire } from 'node:module';
import process from 'node:process';
import { hashFile } from '../hash-file.ts';
import { pinnedFfmpegStatic } from './pinned-release.ts';

export const thisMachine = `${process.platform}-${process.arch}`;

const requireFromHere = createRequire(import.meta.url);

/** Where a package of the tools says that its binary is: ffmpeg-static may name a missing file. */
export function pathFromPackage(name: string): string | null {
  try {
    const exported: unknown = requireFromHere(name);
    if (typeof exported === 'string') return exported;
    return typeof exported === 'object' && exported !== null && 'path' in exported
      ? String(exported.path)
      : null;
  } catch {
    return null;
  }
}

export const pathOfFfmpegStatic = (): Promise<string | null> =>
  unlessOtherBytes(pathFromPackage('ffmpeg-static'), pinnedFfmpegStatic[thisMachine]);

/** Null where its bytes are others than those that its release is known for. */
export async function unlessOtherBytes(
  path: string | null,
  sha256: string | undefined,
): Promise<string | null> {
  if (path === null || sha256 === undefined) return null;
  return (await hashFile(path)) === sha256 ? path : null;
}
