import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import type { ParameterTexts } from '../../functions/src/domain/parameters.ts';
import { ROOT } from '../stack/paths.ts';
import { buildSettings } from './build-settings.ts';
import { fingerprintOf } from './fingerprint.ts';

const dashboard = path.join(ROOT, 'dashboard');
/** Lies in what was built, so that removing that removes it too; Hosting leaves dotfiles out. */
const record = path.join(dashboard, 'out', '.built-from');

/**
 * Builds dashboard/out for a project with these parameters, unless it is there already.
 * Throws an Error with the words of the build.
 */
export async function buildDashboard(project: string, parameters: ParameterTexts): Promise<void> {
  const settings = buildSettings(project, parameters);
  const fingerprint = fingerprintOf(settings, ROOT);
  if (existsSync(record) && readFileSync(record, 'utf8') === fingerprint) return;
  rmSync(record, { force: true });
  const { exitCode, all } = await execa('next', ['build', dashboard], {
    cwd: ROOT,
    preferLocal: true,
    reject: false,
    all: true,
    env: { ...settings, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (exitCode !== 0) throw new Error(`The dashboard does not build:\n${all}`);
  writeFileSync(record, fingerprint);
}
