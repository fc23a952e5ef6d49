import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { MARK_NAME } from './leftovers.ts';
import { STACK_SCRIPTS } from './paths.ts';

interface Delegate {
  spawnFunctionsProcess(config: unknown, environment: Record<string, unknown>): unknown;
}
/** A module of firebase-tools (15.34): lib/deploy/functions/runtimes/node. */
export interface DiscoveryModule {
  Delegate: { prototype: Delegate };
}

/**
 * Has whatever this process starts end with it, and bear the marks by which it is found.
 * firebase-tools starts the process that tells it which functions there are without its own environment.
 */
export function keepTogether({ Delegate: { prototype } }: DiscoveryModule): void {
  const endWithParent = pathToFileURL(path.join(STACK_SCRIPTS, 'end-with-parent.mjs'));
  const given = process.env['NODE_OPTIONS'] ?? '';
  process.env['NODE_OPTIONS'] = `${given} --import ${endWithParent}`.trim();

  const shared = Object.fromEntries(
    [MARK_NAME, 'FLOKRAFT_COMMAND', 'NODE_OPTIONS'].map((name) => [name, process.env[name]]),
  );
  const { spawnFunctionsProcess } = prototype;
  prototype.spawnFunctionsProcess = function spawnMarked(config, environment) {
    return spawnFunctionsProcess.call(this, config, { ...environment, ...shared });
  };
}
