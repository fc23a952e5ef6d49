import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
export const BIN = path.join(ROOT, 'node_modules', '.bin');
/** The name `tsc` in BIN is TypeScript 6's: docs/decisions/005-two-lock-files.md */
export const TSC = path.join(ROOT, 'node_modules', 'typescript-7', 'bin', 'tsc');
export const FIREBASE_TOOLS = path.join(ROOT, 'node_modules', 'firebase-tools');
export const FUNCTIONS = path.join(ROOT, 'functions');
export const STACK_SCRIPTS = path.join(ROOT, 'scripts', 'stack');

/** The folder of the stack at one port offset: its project, its logs. */
export function stackDirectory(offset: number): string {
  return path.join(ROOT, '.stack', String(offset));
}

/**
 * TMPDIR of everything in a stack: the Storage emulator keeps its objects in a fixed folder of it
 * and empties that folder at its start, whoever else uses it. Short, since sockets lie there too.
 */
export function temporaryDirectory(offset: number): string {
  const checkout = createHash('sha256').update(ROOT).digest('hex').slice(0, 8);
  return path.join(tmpdir(), `flokraft-stack-${checkout}-${offset}`);
}
