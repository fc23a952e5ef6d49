// The one file that runs before anything is installed: plain JavaScript for Node >= 20.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OLDEST_NODE_MAJOR = 20;
const STACK_COMMANDS = ['bench', 'start', 'stack', 'test', 'test-all', 'test-faults'];
const root = path.resolve(import.meta.dirname, '..');
const nodePath = path.join(root, 'node_modules', '.bin', 'node');
/** The environment variable that names the command which a process belongs to, and those around it. */
const COMMAND_NAME = 'FLOKRAFT_COMMAND';
/** The child that signals go to. */
let child = null;
let stopped = null;

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

/** Runs to the end, and ends with the signal that ends us. Answers all that it says. */
async function run(command, commandArguments, cwd) {
  child = spawn(command, commandArguments, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  if (stopped !== null) process.exit(exitCodeOf(stopped));
  return { status, output };
}

const exitCodeOf = (signal) => 128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal];

async function install(directory, label) {
  const startedAt = Date.now();
  process.stderr.write(`Installing ${label} (once; about a minute) …\n`);
  // `npm ci` removes node_modules, and with it the Node that may be running this file: npm runs
  // on the Node that it was started with.
  const npm = process.env.npm_execpath;
  const [command, ...prefix] =
    npm === undefined ? ['npm'] : [process.env.npm_node_execpath ?? process.execPath, npm];
  const { status, output } = await run(
    command,
    [...prefix, 'ci', '--no-audit', '--no-fund'],
    directory,
  );
  if (status !== 0) {
    process.stderr.write(`${output.trimEnd()}\n`);
    fail(`Could not install ${label}: npm's own words are above. Check the network and try again.`);
  }
  process.stderr.write(`✓ ${label} installed  ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

function stop(signal) {
  stopped ??= signal;
  child?.kill(signal);
}

/** npm may be killed without a word to us. */
function followNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npmPid = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid === npmPid) return;
    clearInterval(poll);
    stop('SIGTERM');
  }, 1000).unref();
}

/** Ends what a command leaves behind, however it ends: scripts/stack/guard.ts. */
function startGuard(mark, pid) {
  const guard = spawn(nodePath, [path.join(root, 'scripts', 'stack', 'guard.ts'), mark, `${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  guard.stdin.on('error', () => {});
  return guard;
}

/** Lets the guard do its work and returns when it is done; another does it where it was killed. */
async function endWithGuard(guard, mark, pid) {
  const ended = guard.exitCode !== null || guard.signalCode !== null;
  const acting = ended ? startGuard(mark, pid) : guard;
  acting.stdin.end();
  const [code] = await once(acting, 'exit');
  if (code !== 0 && acting === guard) await endWithGuard(guard, mark, pid);
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
const needsJava = STACK_COMMANDS.includes(command) && commandArguments[0] !== 'footage';
if (needsJava && spawnSync('java', ['-version']).status !== 0) {
  fail(
    'Java is missing: install a JDK (21, or 11 with the Google Cloud CLI), for example from https://adoptium.net, and try again.',
  );
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
followNpm();
if (!isInstalled(root) || !existsSync(nodePath)) await install(root, 'the tools');
if (!isInstalled(path.join(root, 'functions'))) {
  await install(path.join(root, 'functions'), "the functions' packages");
}

const mark = `flokraft-${process.pid}-${Date.now().toString(36)};`;
child = spawn(
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
      [COMMAND_NAME]: `${process.env[COMMAND_NAME] ?? ''}${mark}`,
    },
  },
);
const guard = STACK_COMMANDS.includes(command) ? startGuard(mark, child.pid) : null;
const [code] = await once(child, 'exit');
if (guard !== null) await endWithGuard(guard, mark, child.pid);
process.exit(code ?? (stopped === null ? 1 : exitCodeOf(stopped)));
