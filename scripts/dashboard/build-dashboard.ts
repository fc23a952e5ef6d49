import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import type { ParameterTexts } from '../../functions/src/domain/parameters.ts';
import { ROOT } from '../stack/paths.ts';
import { buildSettings } from './build-settings.ts';

const dashboard = path.join(ROOT, 'dashboard');
/** Lies in what was built, so that removing that removes it too; Hosting leaves dotfiles out. */
const record = path.join(dashboard, 'out', '.built-from');
const sources = ['dashboard/**/*.{ts,tsx,css}', 'functions/src/contract/*.ts', 'package-lock.json'];
const products = /^dashboard\/(out|\.next|next-env)/;

/**
 * Builds dashboard/out for a project with these parameters, unless it is there already.
 * Throws an Error with the words of the build.
 */
export async function buildDashboard(project: string, parameters: ParameterTexts): Promise<void> {
  const settings = buildSettings(project, parameters);
  const fingerprint = fingerprintOf(settings);
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

function fingerprintOf(settings: object): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const names = sources.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
  for (const name of names.filter((file) => !products.test(file)).sort()) {
    hash.update(name).update(readFileSync(path.join(ROOT, name)));
  }
  return hash.digest('hex');
}
