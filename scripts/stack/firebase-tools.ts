import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { FIREBASE_TOOLS, STACK_SCRIPTS } from './paths.ts';

const READY = 'All emulators ready';
/** The emulators come up all the same, and every call would then answer 404. */
const FUNCTIONS_BROKEN = 'Failed to load function definition';
const START_TIMEOUT_MS = 120_000;
const TAIL_LINES = 30;

export interface FirebaseTools {
  process: ChildProcess;
  /** Settles when every emulator is up; rejects with an Error that shows the log's tail. */
  ready: Promise<void>;
}

/** Starts firebase-tools in a process group of its own: Ctrl-C reaches it through us alone. */
export function startFirebaseTools(
  firebaseArguments: string[],
  options: { directory: string; logPath: string; environment: NodeJS.ProcessEnv },
): FirebaseTools {
  const child = spawn(
    process.execPath,
    [
      '--import',
      path.join(STACK_SCRIPTS, 'follow-parent.ts'),
      '--import',
      path.join(STACK_SCRIPTS, 'mend-emulators.ts'),
      path.join(FIREBASE_TOOLS, 'lib', 'bin', 'firebase.js'),
      ...firebaseArguments,
    ],
    {
      cwd: options.directory,
      env: options.environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const log = createWriteStream(options.logPath, { flags: 'a' });
  const ready = new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => {
      log.end(() => reject(new Error(`${reason}\n${tail(options.logPath)}`)));
    };
    const timer = setTimeout(
      () => fail(`The emulators were not up after ${START_TIMEOUT_MS / 1000} s.`),
      START_TIMEOUT_MS,
    );
    const watch = (line: string) => {
      if (!log.writableEnded) log.write(`${stripVTControlCharacters(line)}\n`);
      if (line.includes(FUNCTIONS_BROKEN)) fail('The functions could not be loaded.');
      else if (line.includes(READY)) resolve();
      else return;
      clearTimeout(timer);
    };
    createInterface({ input: child.stdout }).on('line', watch);
    createInterface({ input: child.stderr }).on('line', watch);
    child.once('error', (error) => fail(error.message));
    child.once('close', () => {
      clearTimeout(timer);
      fail('The emulators ended.');
    });
  });
  return { process: child, ready };
}

function tail(logPath: string): string {
  const lines = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES);
  return `${lines.map((line) => `  ${line}`).join('\n')}\nThe whole log: ${logPath}`;
}
