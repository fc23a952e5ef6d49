import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { advise } from './advise.ts';
import { Patience } from './not-yet.ts';
import { OperatorError } from './operator-error.ts';
import { type Finished, type RunCommand, wordsOf } from './run-command.ts';
import { type Command, quote, type Secret, type Step } from './step.ts';

export interface Progress {
  /** Shared by runs that follow one another. */
  patience: Patience;
  /** How many steps went before. */
  before: number;
  /** How many there are in all. */
  inAll: number;
}

/**
 * Brings about what is missing, in order, saying each, and waits where Google needs some minutes;
 * stops at the first step that fails. Answers the steps that could be left out and were.
 */
export async function runSteps(
  steps: readonly Step[],
  run: RunCommand,
  say: (line: string) => void,
  progress: Progress = { patience: new Patience(sleep), before: 0, inAll: steps.length },
): Promise<Step[]> {
  const leftOut: Step[] = [];
  const { patience, before, inAll } = progress;
  for (const [index, step] of steps.entries()) {
    const place = `[${before + index + 1}/${inAll}] ${step.title}`;
    if (await holdsAlready(step, patiently(run, { patience, looking: true, say }))) {
      say(`${place}: already so`);
      continue;
    }
    say(place);
    const finished = await apply(step.apply, patiently(run, { patience, looking: false, say }));
    if (finished.exitCode === 0) continue;
    const reason = `\`${quote(step.apply.argv)}\` failed:\n${wordsOf(finished)}`;
    if (!step.mayFail) throw failure(step, reason);
    say(`Left out: ${reason}\nWhat to do: ${advise(reason, step.remedy)}`);
    leftOut.push(step);
  }
  return leftOut;
}

/** Runs a command again for as long as its failure is one of `answersNotYet`. */
function patiently(
  run: RunCommand,
  { patience, looking, say }: { patience: Patience; looking: boolean; say: (line: string) => void },
): RunCommand {
  let silent = false;
  const sayOnce = (line: string) => {
    if (!silent) say(line);
    silent = true;
  };
  return async (argv, stdin) => {
    for (;;) {
      const finished = await run(argv, stdin);
      if (finished.exitCode === 0) return finished;
      const again = await patience.waitsFor(wordsOf(finished), { looking, say: sayOnce });
      if (!again) return finished;
    }
  };
}

async function holdsAlready(step: Step, run: RunCommand): Promise<boolean> {
  if (step.check === undefined) return false;
  const { exitCode, stdout } = await run(step.check.argv);
  if (exitCode !== 0) return false;
  const wanted = step.check.mustPrint;
  const found = stdout.trim().toLowerCase();
  if (wanted === undefined || wanted.includes(found)) return true;
  throw failure(step, `It exists in ${found || 'another place'}, not in ${wanted.join(' or ')}.`);
}

async function apply(command: Command, run: RunCommand): Promise<Finished> {
  const { argv, stdin, file } = command;
  const input = stdin && secretText(stdin);
  if (file === undefined) return run(argv, input);
  const folder = await mkdtemp(join(tmpdir(), 'flokraft-setup-'));
  try {
    const path = join(folder, 'input.json');
    await writeFile(path, JSON.stringify(file.json));
    return await run([...argv, `${file.option}=${path}`], input);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function secretText(secret: Secret): string {
  return secret.kind === 'text' ? secret.text : randomBytes(secret.sizeBytes).toString('hex');
}

function failure(step: Step, reason: string): OperatorError {
  return new OperatorError(
    `${step.title}: ${reason}\n\nWhat to do: ${advise(reason, step.remedy)}\nThen run this again: what is done is skipped.`,
  );
}
