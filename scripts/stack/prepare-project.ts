import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { BUILT_PAGES } from '../dashboard/build-dashboard.ts';
import { hashesOfInlineScripts } from '../dashboard/inline-scripts.ts';
import { localPagePolicy } from '../dashboard/page-policy.ts';
import { withPolicy } from '../dashboard/with-policy.ts';
import { PROJECT_ID } from './command-environment.ts';
import { emulatorConfig, PARAMETERS_DIRECTORY } from './emulator-config.ts';
import { FUNCTIONS, ROOT, STACK_SCRIPTS, stackDirectory, temporaryDirectory } from './paths.ts';
import { moveLocalAddresses } from './ports.ts';

const SECRETS = '.secret.local';
const LINKED = [
  'functions',
  'dashboard',
  'firestore.rules',
  'firestore.indexes.json',
  'storage.rules',
];

export interface StackProject {
  directory: string;
  temporaryDirectory: string;
  configPath: string;
  /** Put first on PATH, it makes `java` the launcher. */
  launcherDirectory: string;
  /** Stands where firebase-tools insists on an existing jar. */
  placeholderJar: (emulator: 'firestore' | 'storage') => string;
}

/** What one boot runs with in the place of the local project's own values. */
export interface StackOverrides {
  parameters?: Readonly<Record<string, string>>;
  secrets?: Readonly<Record<string, string>>;
}

/**
 * Makes the folder from which firebase-tools runs one stack: a firebase.json with its ports, links
 * to the sources (firebase-tools refuses paths outside of the config's folder), its own copy of
 * the parameters (the emulator writes .env.local beside them) and its logs.
 */
export function prepareProject(offset: number, overrides: StackOverrides = {}): StackProject {
  const directory = stackDirectory(offset);
  const temporary = temporaryDirectory(offset);
  for (const folder of [directory, temporary]) rmSync(folder, { recursive: true, force: true });
  const launcherDirectory = path.join(directory, 'bin');
  const parameters = path.join(directory, PARAMETERS_DIRECTORY);
  for (const folder of [launcherDirectory, parameters, temporary])
    mkdirSync(folder, { recursive: true });
  for (const name of LINKED) symlinkSync(path.join(ROOT, name), path.join(directory, name));
  if (overrides.secrets !== undefined) {
    shareFunctionsButSecrets(path.join(directory, 'functions'), overrides.secrets);
  }

  const configPath = path.join(directory, 'firebase.json');
  const config = JSON.parse(readFileSync(path.join(ROOT, 'firebase.json'), 'utf8'));
  const region = overrides.parameters?.['REGION'] ?? readLocalParameter('REGION') ?? 'us-central1';
  const policy = localPagePolicy(hashesOfInlineScripts(BUILT_PAGES));
  const own = withPolicy(emulatorConfig(config, offset, region), policy);
  writeFileSync(configPath, JSON.stringify(own, null, 2));

  for (const name of ['.env', `.env.${PROJECT_ID}`, '.env.local']) {
    const source = path.join(FUNCTIONS, name);
    if (!existsSync(source)) continue;
    const moved = moveLocalAddresses(readFileSync(source, 'utf8'), offset);
    writeFileSync(path.join(parameters, name), withValues(moved, overrides.parameters));
  }

  const launcher = path.join(launcherDirectory, 'java');
  copyFileSync(path.join(STACK_SCRIPTS, 'java-launcher.sh'), launcher);
  chmodSync(launcher, 0o755);
  const placeholderJar = (emulator: string) => path.join(directory, `${emulator}-placeholder.jar`);
  for (const emulator of ['firestore', 'storage']) writeFileSync(placeholderJar(emulator), '');
  return {
    directory,
    temporaryDirectory: temporary,
    configPath,
    launcherDirectory,
    placeholderJar,
  };
}

/** firebase-tools reads .secret.local from the sources' folder alone: a folder of links has its own. */
function shareFunctionsButSecrets(folder: string, secrets: Readonly<Record<string, string>>): void {
  rmSync(folder);
  mkdirSync(folder);
  for (const name of readdirSync(FUNCTIONS)) {
    if (name !== SECRETS) symlinkSync(path.join(FUNCTIONS, name), path.join(folder, name));
  }
  const own = readFileSync(path.join(FUNCTIONS, SECRETS), 'utf8');
  writeFileSync(path.join(folder, SECRETS), withValues(own, secrets), { mode: 0o600 });
}

/** The text of an env file with other values; what it does not name is added. */
export function withValues(text: string, values: Readonly<Record<string, string>> = {}): string {
  const kept = text
    .split('\n')
    .filter((line) => !Object.hasOwn(values, line.split('=', 1)[0] ?? ''));
  const added = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return added.length === 0 ? text : `${[...kept.filter(Boolean), ...added].join('\n')}\n`;
}

/** Writes functions/.secret.local, without which the emulator gives every secret as "". */
export function ensureLocalSecrets(): void {
  const file = path.join(FUNCTIONS, SECRETS);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = parseEnv(text);
  const random = () => randomBytes(32).toString('hex');
  const defaults = {
    GEMINI_API_KEY: 'none',
    CURSOR_SIGNING_KEY: random(),
    MONITOR_TOKEN: random(),
  };
  const missing = Object.entries(defaults).filter(([name]) => !known[name]);
  if (missing.length === 0) return;
  const lines = missing.map(([name, value]) => `${name}=${value}\n`).join('');
  const joint = text === '' || text.endsWith('\n') ? '' : '\n';
  writeFileSync(file, `${text}${joint}${lines}`, { mode: 0o600 });
}

/** The value of one parameter of the local project, or undefined. */
export function readLocalParameter(name: string): string | undefined {
  const text = readFileSync(path.join(FUNCTIONS, `.env.${PROJECT_ID}`), 'utf8');
  return new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1];
}
