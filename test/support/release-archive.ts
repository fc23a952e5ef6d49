import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const sha256Of = (bytes: Uint8Array | string) =>
  createHash('sha256').update(bytes).digest('hex');

/** The head of a program for Linux on x86-64, and some words behind it. */
export function elfFile(words: string, machine = 0x3e): Buffer {
  const head = Buffer.alloc(64);
  head.write('\u007fELF', 'latin1');
  head.writeUInt16LE(machine, 18);
  return Buffer.concat([head, Buffer.from(words)]);
}

export interface Entry {
  name: string;
  /** A text that begins with `-> ` makes a link. */
  content: Buffer | string;
}

export const goodEntries = (folder: string): Entry[] => [
  { name: `${folder}/bin/ffmpeg`, content: elfFile('the ffmpeg') },
  { name: `${folder}/bin/ffprobe`, content: elfFile('the ffprobe') },
  { name: `${folder}/bin/ffplay`, content: elfFile('the ffplay') },
  { name: `${folder}/LICENSE.txt`, content: 'GPL' },
];

/** Packs them as they are named, `../` and all. */
export async function packArchive(workFolder: string, entries: readonly Entry[]): Promise<Buffer> {
  // Deep, so that what climbs out of it stays in the test's own folder.
  const root = join(workFolder, 'to/be/packed');
  const archive = join(workFolder, 'packed.tar.xz');
  await mkdir(root, { recursive: true });
  for (const { name, content } of entries) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    const target = /^-> (.+)$/.exec(String(content))?.[1];
    if (target === undefined) await writeFile(path, content);
    else await symlink(target, path);
  }
  const names = entries.map(({ name }) => name);
  await run('tar', ['-c', '-J', '-P', '-f', archive, ...names], { cwd: root });
  return readFile(archive);
}
