import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { type ChosenEmulators, chooseEmulators } from './choose-emulators.ts';
import { examineMachine } from './examine-machine.ts';
import { FIREBASE_TOOLS, ROOT } from './paths.ts';

const run = promisify(execFile);

/** Chooses the emulators for this machine and has firebase-tools download what is missing. */
export async function findEmulators(): Promise<ChosenEmulators> {
  const machine = await examineMachine();
  const chosen = chooseEmulators(machine);
  try {
    for (const emulator of chosen.downloads) {
      process.stderr.write(`Downloading the ${emulator} emulator (once) …\n`);
      const firebase = path.join(FIREBASE_TOOLS, 'lib', 'bin', 'firebase.js');
      await run(process.execPath, [firebase, `setup:emulators:${emulator}`], { cwd: ROOT });
    }
    return chosen;
  } catch {
    return chooseEmulators({ ...machine, canDownload: false });
  }
}
