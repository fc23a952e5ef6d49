import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Machine } from './choose-emulators.ts';
import { FIREBASE_TOOLS } from './paths.ts';

const REACH_TIMEOUT_MS = 3000;
const CLOUD_CLI_ROOTS = [
  '/usr/lib/google-cloud-sdk',
  '/usr/share/google-cloud-sdk',
  '/opt/google-cloud-sdk',
  '/snap/google-cloud-cli/current',
  path.join(homedir(), 'google-cloud-sdk'),
];

const run = promisify(execFile);

interface JarDetails {
  remoteUrl: string;
  downloadPathRelativeToCacheDir: string;
}

export async function examineMachine(): Promise<Machine> {
  const jars = officialJars();
  const cached = { firestore: existsSync(jars.firestore), storage: existsSync(jars.storage) };
  const javaMajor = await findJavaMajor();
  return {
    javaMajor,
    cached,
    canDownload: (javaMajor ?? 0) >= 21 && (await canReach(jars.firestoreUrl)),
    cloudCliJar: await findCloudCliJar(),
  };
}

/** The major version in what `java -version` prints, or null. Java 8 calls itself 1.8. */
export function parseJavaMajor(versionText: string): number | null {
  const match = /version "(?:1\.)?(\d+)/.exec(versionText);
  return match?.[1] === undefined ? null : Number(match[1]);
}

async function findJavaMajor(): Promise<number | null> {
  try {
    const { stdout, stderr } = await run('java', ['-version']);
    return parseJavaMajor(`${stdout}${stderr}`);
  } catch {
    return null;
  }
}

function officialJars() {
  const details = path.join(FIREBASE_TOOLS, 'lib', 'emulator', 'downloadableEmulatorInfo.json');
  const { firestore, storage } = JSON.parse(readFileSync(details, 'utf8')) as Record<
    'firestore' | 'storage',
    JarDetails
  >;
  const cache =
    process.env['FIREBASE_EMULATORS_PATH'] ??
    path.join(homedir(), '.cache', 'firebase', 'emulators');
  return {
    firestore: path.join(cache, firestore.downloadPathRelativeToCacheDir),
    storage: path.join(cache, storage.downloadPathRelativeToCacheDir),
    firestoreUrl: firestore.remoteUrl,
  };
}

async function canReach(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(REACH_TIMEOUT_MS);
    return (await fetch(url, { method: 'HEAD', signal })).ok;
  } catch {
    return false;
  }
}

async function findCloudCliJar(): Promise<string | null> {
  const jarUnder = (root: string) =>
    path.join(root, 'platform', 'cloud-firestore-emulator', 'cloud-firestore-emulator.jar');
  const known = CLOUD_CLI_ROOTS.map(jarUnder).find((jar) => existsSync(jar));
  if (known !== undefined) return known;
  try {
    const { stdout } = await run('gcloud', ['info', '--format=value(installation.sdk_root)']);
    const jar = jarUnder(stdout.trim());
    return existsSync(jar) ? jar : null;
  } catch {
    return null;
  }
}
