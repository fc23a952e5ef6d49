import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ParameterTexts, textOf } from '../../functions/src/domain/parameters.ts';
import { ROOT } from '../stack/paths.ts';
import { BUILT_PAGES } from './build-dashboard.ts';
import { buildSettings } from './build-settings.ts';
import { hashesOfInlineScripts } from './inline-scripts.ts';
import { pagePolicy } from './page-policy.ts';
import { type FirebaseConfig, withPolicy } from './with-policy.ts';

/** Beside firebase.json, since its paths begin where it lies; there for as long as a deploy takes. */
export const DEPLOY_CONFIG = 'firebase.deploy.json';
const file = path.join(ROOT, DEPLOY_CONFIG);

/** firebase.json with the policy of the pages that were just built. */
export function deployConfig(project: string, parameters: ParameterTexts): FirebaseConfig {
  const settings = buildSettings(project, parameters);
  const policy = pagePolicy({
    project,
    region: textOf(parameters, 'REGION'),
    scriptHashes: hashesOfInlineScripts(BUILT_PAGES),
    googleSignIn: settings['NEXT_PUBLIC_GOOGLE_SIGN_IN'] === 'true',
    appCheck: Boolean(settings['NEXT_PUBLIC_APP_CHECK_SITE_KEY']),
  });
  const config: FirebaseConfig = JSON.parse(readFileSync(path.join(ROOT, 'firebase.json'), 'utf8'));
  return withPolicy(config, policy);
}

/** Writes what `firebase deploy` is to read. */
export function writeDeployConfig(project: string, parameters: ParameterTexts): void {
  writeFileSync(file, `${JSON.stringify(deployConfig(project, parameters), null, 2)}\n`);
}

export function removeDeployConfig(): void {
  rmSync(file, { force: true });
}
