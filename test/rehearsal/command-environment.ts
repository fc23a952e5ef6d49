import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** Of our own environment: nothing that names a project, an emulator or an account. */
const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER', 'SHELL'] as const;

/** What `gcloud auth application-default login` left on the machine. */
export interface Login {
  /** The project that it wrote down to pay for requests; undefined: none. */
  quotaProject?: string | undefined;
}

/**
 * What a command needs to find its way through the proxy, and to be signed in: gcloud, firebase-tools
 * and Google's libraries with application-default credentials of a person, each in its own way.
 */
export async function commandEnvironment(around: {
  folder: string;
  proxy: string;
  authority: string;
  login: Login;
}): Promise<Record<string, string>> {
  const { folder, proxy, authority, login } = around;
  const at = (name: string) => join(folder, name);
  await mkdir(at('gcloud'));
  await writeFile(at('token'), 'rehearsed');
  await writeFile(
    at('person.json'),
    JSON.stringify({
      type: 'authorized_user',
      client_id: 'rehearsed.apps.googleusercontent.com',
      client_secret: 'rehearsed',
      refresh_token: 'rehearsed',
      quota_project_id: login.quotaProject,
    }),
  );
  const own = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(own),
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NODE_USE_ENV_PROXY: '1',
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'hurry.mjs'))}`,
    NODE_EXTRA_CA_CERTS: authority,
    FIREBASE_TOKEN: 'rehearsed',
    // firebase-tools remembers there which APIs are switched on, and a signed-in person.
    XDG_CONFIG_HOME: at('config'),
    GOOGLE_APPLICATION_CREDENTIALS: at('person.json'),
    CLOUDSDK_CONFIG: at('gcloud'),
    CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: at('token'),
    CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: authority,
    CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
    CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
  };
}
