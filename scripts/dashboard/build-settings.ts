import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { type ParameterTexts, textOf } from '../../functions/src/domain/parameters.ts';
import { ROOT } from '../stack/paths.ts';

/** What `dashboard/settings.ts` reads: the backend's parameters, and the dashboard's own. */
export function buildSettings(
  project: string,
  parameters: ParameterTexts,
  root: string = ROOT,
): Readonly<Record<string, string>> {
  return {
    NEXT_PUBLIC_REGION: textOf(parameters, 'REGION'),
    NEXT_PUBLIC_MAX_VIDEO_SIZE_MB: textOf(parameters, 'MAX_VIDEO_SIZE_MB'),
    NEXT_PUBLIC_MAX_VIDEO_DURATION_SECONDS: textOf(parameters, 'MAX_VIDEO_DURATION_SECONDS'),
    NEXT_PUBLIC_REQUIRE_VERIFIED_EMAIL: textOf(parameters, 'REQUIRE_VERIFIED_EMAIL'),
    ...ownSettings(project, root),
  };
}

/** It may set NEXT_PUBLIC_GOOGLE_SIGN_IN and NEXT_PUBLIC_APP_CHECK_SITE_KEY. */
export const settingsFile = (project: string) => `dashboard/.env.${project}`;

function ownSettings(project: string, root: string): Record<string, string> {
  const file = path.join(root, settingsFile(project));
  const texts = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text]] : [])),
  );
}
