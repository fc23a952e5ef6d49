import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkPortsAreFree } from './check-ports.ts';
import { commandEnvironment, PROJECT_ID } from './command-environment.ts';
import { isDenyAll } from './deny-all-rules.ts';
import { findEmulators } from './find-emulators.ts';
import { type FirebaseTools, startFirebaseTools } from './firebase-tools.ts';
import { launcherEnvironment } from './launcher-environment.ts';
import { clearLeftovers, MARK_NAME, markValue } from './leftovers.ts';
import { ROOT } from './paths.ts';
import { movedPorts, type Ports, parsePortOffset } from './ports.ts';
import {
  ensureLocalSecrets,
  prepareProject,
  readLocalParameter,
  type StackOverrides,
} from './prepare-project.ts';
import { killMarked } from './processes.ts';
import { tickSweep } from './tick-sweep.ts';

/** An orderly end takes firebase-tools about 2 s. */
const STOP_TIMEOUT_MS = 8000;

export interface Stack {
  ports: Ports;
  logPath: string;
  /** For a command that runs against the stack: the process's own environment and the stack's. */
  environment: NodeJS.ProcessEnv;
  /** Settles when the emulators end, asked or not. */
  ended: Promise<void>;
  /** Ends every process of the stack and returns when none is left. */
  stop: () => Promise<void>;
}

export interface BootOptions extends StackOverrides {
  /** Variables that the emulators, and so the functions, have beside their own. */
  environment?: Readonly<Record<string, string>>;
  /** An export of emulator data. */
  importFrom?: string;
}

/**
 * Starts the local stack; functions/lib must be built.
 * Throws an Error for people, with nothing left running.
 */
export async function bootStack(signal: AbortSignal, options: BootOptions = {}): Promise<Stack> {
  const offset = parsePortOffset(process.env['FLOKRAFT_PORT_OFFSET']);
  const ports = movedPorts(offset);
  await clearLeftovers(offset);
  await checkPortsAreFree(ports, offset);
  const emulators = await findEmulators();
  signal.throwIfAborted();
  if (emulators.storageRules === 'stand-in') refuseOtherStorageRules();

  ensureLocalSecrets();
  const project = prepareProject(offset, options);
  const own = { [MARK_NAME]: markValue(offset, process.pid), TMPDIR: project.temporaryDirectory };
  const mark = `${MARK_NAME}=${own[MARK_NAME]}`;
  const logPath = path.join(project.directory, 'emulators.log');
  const firebaseArguments = ['emulators:start', '--project', PROJECT_ID];
  firebaseArguments.push('--config', project.configPath, '--non-interactive');
  if (options.importFrom !== undefined) firebaseArguments.push('--import', options.importFrom);
  const firebaseTools = startFirebaseTools(firebaseArguments, {
    directory: project.directory,
    logPath,
    environment: {
      ...process.env,
      ...options.environment,
      ...launcherEnvironment(project, emulators),
      ...own,
    },
  });

  const stopTicking = tickSweep(ports.functions, readLocalParameter('REGION') ?? 'us-central1');
  const stop = async () => {
    stopTicking();
    await endInOrder(firebaseTools);
    await killMarked(mark);
    rmSync(project.temporaryDirectory, { recursive: true, force: true });
  };
  const ended = once(firebaseTools.process, 'close').then(() => undefined);
  try {
    await untilReady(firebaseTools, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  const environment = {
    ...process.env,
    ...commandEnvironment(ports),
    ...own,
    FLOKRAFT_STORAGE_RULES_RUNTIME: emulators.storageRules,
  };
  return { ports, logPath, environment, ended, stop };
}

function refuseOtherStorageRules(): void {
  if (isDenyAll(readFileSync(path.join(ROOT, 'storage.rules'), 'utf8'))) return;
  throw new Error(
    'storage.rules no longer denies everything, so Google’s Storage rules runtime is needed: ' +
      'install Java 21 or newer and run `npx firebase setup:emulators:storage`.',
  );
}

async function untilReady({ ready }: FirebaseTools, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await Promise.race([
    ready,
    once(signal, 'abort').then(() => {
      throw signal.reason;
    }),
  ]);
}

async function endInOrder({ process: child }: FirebaseTools): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const giveUp = new AbortController();
  await Promise.race([
    once(child, 'exit', { signal: giveUp.signal }).catch(() => undefined),
    sleep(STOP_TIMEOUT_MS, undefined, { signal: giveUp.signal }).catch(() => undefined),
  ]);
  giveUp.abort();
}
