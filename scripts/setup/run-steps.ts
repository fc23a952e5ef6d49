import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from './operator-error.ts';
import type { RunCommand } from './run-command.ts';
import { type Command, quote, type Secret, type Step } from './step.ts';

/** Brings about what is missing, in order, saying each; stops at the first step that fails. */
export async function runSteps(
  steps: readonly Step[],
  run: RunCommand,
  say: (line: string) => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const place = `[${index + 1}/${steps.length}] ${step.title}`;
    if (await holdsAlready(step, run)) {
      say(`${place}: already so`);
      continue;
    }
    say(place);
    const { exitCode, stdout, stderr } = await apply(step.apply, run);
    if (exitCode === 0) continue;
    // firebase-tools reports its failures on stdout.
    const said = stderr.trim() || stdout.trim();
    throw failure(step, `\`${quote(step.apply.argv)}\` failed:\n${said}`);
  }
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

async function apply({ argv, stdin, file }: Command, run: RunCommand) {
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
    `${step.title}: ${reason}\n\nWhat to do: ${step.remedy}\nThen run this again: what is done is skipped.`,
  );
}
