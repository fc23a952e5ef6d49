import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import process from 'node:process';
import { OperatorError } from '../setup/operator-error.ts';

/** Far more than either tool has. */
const largestToolBytes = 1024 ** 3;
const tailLength = 2_000;

/** The same of a program that a deployed worker runs. */
export async function unpackTool(archive: string, member: string, target: string): Promise<string> {
  const { sha256, head } = await unpackMember(archive, member, target);
  if (runsOnX64Linux(head)) return sha256;
  throw new OperatorError(
    `The archive's ${member} is no program for Linux on x86-64, which a deployed worker needs: ` +
      'nothing was installed.',
  );
}

/**
 * Writes one file of an archive to `target` and tells its SHA-256 and first bytes. tar only prints it:
 * whatever else the archive holds or is named, nothing lands anywhere. Throws an OperatorError.
 */
export async function unpackMember(
  archive: string,
  member: string,
  target: string,
): Promise<{ sha256: string; head: Buffer }> {
  const file = await open(target, 'w', 0o755);
  try {
    const tar = spawn('tar', ['-x', '-O', '-f', archive, member], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    const closed = once(tar, 'close').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new OperatorError(missingTool('tar')) : error;
    });
    closed.catch(() => {});
    let complaint = '';
    tar.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-tailLength);
    });
    const hash = createHash('sha256');
    let head = Buffer.alloc(0);
    let bytes = 0;
    for await (const chunk of tar.stdout) {
      bytes += chunk.length;
      if (bytes > largestToolBytes) {
        tar.kill('SIGKILL');
        throw new OperatorError(`${member} is larger than it can be: nothing was installed.`);
      }
      if (head.length < headLength) head = Buffer.concat([head, chunk]).subarray(0, headLength);
      hash.update(chunk);
      await file.write(chunk);
    }
    const [exitCode] = await closed;
    if (exitCode !== 0) throw unpackable(member, complaint);
    return { sha256: hash.digest('hex'), head };
  } finally {
    await file.close();
  }
}

/** By the words of GNU's tar, which calls xz, and of BSD's, which calls it where it was built so. */
function unpackable(member: string, complaint: string): OperatorError {
  if (/\bxz: (cannot exec|not found)|unable to run program "xz/i.test(complaint)) {
    return new OperatorError(missingTool('xz'));
  }
  const isArchive = !/not look like|not recogni[sz]ed|unrecogni[sz]ed|corrupt/i.test(complaint);
  return new OperatorError(
    isArchive && /not found in archive/i.test(complaint)
      ? `The archive holds no ${member}: nothing was installed.`
      : `tar cannot unpack the archive:\n${complaint.trim()}`,
  );
}

const missingTool = (name: string) =>
  `${name} is missing, which unpacks the archive: install it (on Debian and Ubuntu: ` +
  'apt-get install tar xz-utils), then try again.';

const headLength = 20;
const machineOffset = 18;
const x64 = 0x3e;

/** By the head of its ELF file. */
function runsOnX64Linux(head: Buffer): boolean {
  return (
    head.length === headLength &&
    head.subarray(0, 4).equals(Buffer.from('\u007fELF')) &&
    head.readUInt16LE(machineOffset) === x64
  );
}
