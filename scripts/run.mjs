// The one file that runs before anything is installed: plain JavaScript for Node >= 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OLDEST_NODE_MAJOR = 20;
const JAVA_COMMANDS = ['bench', 'start', 'stack', 'test', 'test-faults'];
const root = path.resolve(import.meta.dirname, '..');
const nodePath = path.join(root, 'node_modules', '.bin', 'node');

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** npm records in node_modules/.package-lock.json what it really installed. */
function isInstalled(directory) {
  const wanted = readJson(path.join(directory, 'package-lock.json'));
  const found = readJson(path.join(directory, 'node_modules', '.package-lock.json'));
  if (wanted === null || found === null) return false;
  return Object.entries(wanted.packages).every(([location, { version, optional, devOptional }]) => {
    if (location === '') return true;
    const installed = found.packages[location];
    if (installed === undefined) return optional === true || devOptional === true;
    return installed.version === version && existsSync(path.join(directory, location));
  });
}

function install(directory, label) {
  const startedAt = Date.now();
  process.stderr.write(`Installing ${label} (once; about a minute) …\n`);
  // `npm ci` removes node_modules, and with it the Node that may be running this file: npm runs
  // on the Node that it was started with.
  const npm = process.env.npm_execpath;
  const [command, ...prefix] =
    npm === undefined ? ['npm'] : [process.env.npm_node_execpath ?? process.execPath, npm];
  const result = spawnSync(command, [...prefix, 'ci', '--no-audit', '--no-fund'], {
    cwd: directory,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    fail(
      `Could not install ${label}: npm's own words are above. Check the network and try again.` +
        (result.error ? ` (${result.error.message})` : ''),
    );
  }
  process.stderr.write(`✓ ${label} installed  ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

const [command, ...commandArguments] = process.argv.slice(2);
const script = [
  path.join(root, 'scripts', `${command}.ts`),
  path.join(root, `${command}`, 'run.ts'),
].find(existsSync);

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE_MAJOR) {
  fail(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE_MAJOR} or newer.`);
}
if (command === undefined || script === undefined) {
  fail(`There is no command "${command}". See the "scripts" of package.json.`);
}
if (JAVA_COMMANDS.includes(command) && spawnSync('java', ['-version']).status !== 0) {
  fail(
    'Java is missing: install a JDK (21, or 11 with the Google Cloud CLI), for example from https://adoptium.net, and try again.',
  );
}
if (!isInstalled(root) || !existsSync(nodePath)) install(root, 'the tools');
if (!isInstalled(path.join(root, 'functions'))) {
  install(path.join(root, 'functions'), "the functions' packages");
}

const child = spawn(
  nodePath,
  ['--import', path.join(root, 'scripts', 'stack', 'follow-parent.ts'), script].concat(
    commandArguments,
  ),
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${path.dirname(nodePath)}${path.delimiter}${process.env.PATH}`,
      // A stack and its tests are many processes, which load the same modules.
      NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compiled'),
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event !== undefined) {
  const npmPid = process.ppid;
  setInterval(() => {
    if (process.ppid !== npmPid) child.kill('SIGTERM');
  }, 1000).unref();
}
child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
