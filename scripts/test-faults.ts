import { randomInt } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { freePort } from './faults/free-port.ts';
import { ROOT } from './stack/paths.ts';
import { runCommand } from './stack/run-command.ts';
import { withStack } from './stack/with-stack.ts';

const usage = `npm run test:faults -- [--seed N] [--seeds N] [--analyses N] [--kills N]
                      [--lapsed SHARE] [--workers N] [--model gemini|signal] [--short]
npm run test:faults -- --scenario held

Kills workers, spoils the model's answers, delivers everything twice, cancels, reruns and deletes
at random; then checks that nothing is lost, doubled or left behind. FLOKRAFT_SEED or --seed repeats
a run. --lapsed: the share of killed workers whose lease need not run out by itself (0 to 1).
held: one run that the model keeps waiting for more than 5 minutes.`;

const long = { seeds: '10', analyses: '50', kills: '50', lapsed: '0.8', workers: '4' };
const short = { seeds: '1', analyses: '5', kills: '3', lapsed: '1', workers: '2' };
/** The stand-in knows this key alone. */
const modelKey = 'stand-in-key';

const { values: flags } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    analyses: { type: 'string' },
    kills: { type: 'string' },
    lapsed: { type: 'string' },
    workers: { type: 'string' },
    model: { type: 'string', default: 'gemini' },
    scenario: { type: 'string', default: 'storm' },
    short: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function runSeed(seed: number): Promise<boolean> {
  const form = { ...(flags.short ? short : long), ...flags };
  const modelPort = await freePort();
  let logPath = '';
  const exitCode = await withStack(
    (stack, signal) => {
      logPath = stack.logPath;
      const storm = [
        ...['--seed', `${seed}`, '--analyses', form.analyses, '--kills', form.kills],
        ...['--lapsed', form.lapsed, '--model-port', `${modelPort}`],
        ...['--scenario', flags.scenario],
      ];
      return runCommand(['node', 'test/faults/run.ts', ...storm], stack, signal);
    },
    {
      parameters: {
        ANALYZER: flags.model,
        GEMINI_BASE_URL: `http://127.0.0.1:${modelPort}`,
        GEMINI_USD_PER_MILLION_INPUT: '0.5',
        GEMINI_USD_PER_MILLION_OUTPUT: '3',
        MAX_CONCURRENT_PROCESSING: form.workers,
        ...(flags.short && { BODY_LANDMARKS: 'off' }),
      },
      secrets: { GEMINI_API_KEY: modelKey },
    },
  );
  if (exitCode > 1) process.stdout.write(`The fault run was ended from outside: ${exitCode}\n`);
  if (exitCode !== 0 && existsSync(logPath)) keepLog(logPath, seed);
  return exitCode === 0;
}

/** The next boot clears the stack's folder. */
function keepLog(logPath: string, seed: number): void {
  const kept = path.join(ROOT, '.stack', 'faults', `seed-${seed}.log`);
  mkdirSync(path.dirname(kept), { recursive: true });
  copyFileSync(logPath, kept);
  process.stdout.write(
    `The emulators' log: ${kept}\nRepeat it: npm run test:faults -- --seed ${seed}\n`,
  );
}

// Seconds that the functions emulator gives a function's process to start: kills make it start many.
process.env['FUNCTIONS_DISCOVERY_TIMEOUT'] ??= '120';
if (flags.help) {
  process.stdout.write(`${usage}\n`);
} else {
  const asked = flags.seed ?? process.env['FLOKRAFT_SEED'];
  const first = Number(asked ?? (flags.short ? 3 : randomInt(1_000_000)));
  const count = Number(
    flags.seeds ?? (asked || flags.scenario !== 'storm' ? '1' : (flags.short ? short : long).seeds),
  );
  const failed: number[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    process.stdout.write(`Fault run with seed ${seed}\n`);
    if (!(await runSeed(seed))) failed.push(seed);
    if (process.exitCode !== undefined) break;
  }
  process.stdout.write(
    failed.length === 0 ? `${count} seeds passed\n` : `Failed with seeds ${failed.join(', ')}\n`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
