import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import type { ParameterTexts } from '../../functions/src/domain/parameters.ts';
import { ROOT } from '../stack/paths.ts';
import { buildSettings } from './build-settings.ts';
import { fingerprintOf } from './fingerprint.ts';

const dashboard = path.join(ROOT, 'dashboard');
/** What Hosting serves. */
export const BUILT_PAGES = path.join(dashboard, 'out');
/** Lies in what was built, so that removing that removes it too; Hosting leaves dotfiles out. */
const recordIn = (root: string) => path.join(root, 'dashboard', 'out', '.built-from');
const record = recordIn(ROOT);

/**
 * Builds dashboard/out for a project with these parameters, unless it is there already.
 * Throws an Error with the words of the build, or the signal's reason.
 */
export async function buildDashboard(
  project: string,
  parameters: ParameterTexts,
  signal?: AbortSignal,
): Promise<void> {
  const settings = buildSettings(project, parameters);
  const fingerprint = fingerprintOf(settings, ROOT);
  if (wasBuiltFrom(fingerprint, ROOT)) return;
  rmSync(record, { force: true });
  const { exitCode, all } = await execa('next', ['build', dashboard], {
    cwd: ROOT,
    preferLocal: true,
    reject: false,
    all: true,
    ...(signal && { cancelSignal: signal }),
    env: { ...settings, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  signal?.throwIfAborted();
  if (exitCode !== 0) throw new Error(`The dashboard does not build:\n${all}`);
  writeFileSync(record, fingerprint);
}

/** Whether dashboard/out is what `buildDashboard` would make. */
export const isBuiltFor = (project: string, parameters: ParameterTexts, root: string): boolean =>
  wasBuiltFrom(fingerprintOf(buildSettings(project, parameters, root), root), root);

function wasBuiltFrom(fingerprint: string, root: string): boolean {
  const file = recordIn(root);
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint;
}
