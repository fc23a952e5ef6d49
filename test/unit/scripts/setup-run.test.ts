import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finished, RunCommand } from '../../../scripts/setup/run-command.ts';
import { runSteps } from '../../../scripts/setup/run-steps.ts';
import type { Step } from '../../../scripts/setup/step.ts';

const done: Finished = { exitCode: 0, stdout: '', stderr: '' };
const failed: Finished = { exitCode: 1, stdout: '', stderr: 'PERMISSION_DENIED' };

/** Answers by the command's first word, and keeps what was run. */
function fakeShell(answers: Record<string, Finished>) {
  const ran: { argv: readonly string[]; stdin: string | undefined }[] = [];
  const run: RunCommand = async (argv, stdin) => {
    ran.push({ argv, stdin });
    return answers[argv[0] ?? ''] ?? done;
  };
  return { run, ran };
}

const step = (changes: Partial<Step> = {}): Step => ({
  title: 'Make it',
  apply: { argv: ['make'] },
  remedy: 'Ask an owner.',
  ...changes,
});

async function said(steps: Step[], run: RunCommand): Promise<string[]> {
  const lines: string[] = [];
  await runSteps(steps, run, (line) => lines.push(line));
  return lines;
}

describe('runSteps', () => {
  it('skips what holds already', async () => {
    const { run, ran } = fakeShell({ look: done });
    expect(await said([step({ check: { argv: ['look'] } })], run)).toEqual([
      '[1/1] Make it: already so',
    ]);
    expect(ran.map(({ argv }) => argv)).toEqual([['look']]);
  });

  it('applies what the check does not find', async () => {
    const { run, ran } = fakeShell({ look: failed });
    await said([step({ check: { argv: ['look'] } })], run);
    expect(ran.map(({ argv }) => argv)).toEqual([['look'], ['make']]);
  });

  it('stops where something exists in another place', async () => {
    const { run, ran } = fakeShell({ look: { ...done, stdout: 'EU\n' } });
    const check = { argv: ['look'], mustPrint: ['us-central1'] };
    await expect(said([step({ check })], run)).rejects.toThrow(
      /It exists in eu, not in us-central1.*What to do: Ask an owner\./s,
    );
    expect(ran).toHaveLength(1);
  });

  it('takes a place as written in capitals', async () => {
    const { run } = fakeShell({ look: { ...done, stdout: 'US-CENTRAL1\n' } });
    const check = { argv: ['look'], mustPrint: ['us-central1'] };
    expect(await said([step({ check })], run)).toEqual(['[1/1] Make it: already so']);
  });

  it('stops at a failing step and says what to do next', async () => {
    const { run, ran } = fakeShell({ make: failed });
    await expect(said([step(), step()], run)).rejects.toThrow(
      /`make` failed:\nPERMISSION_DENIED.*Ask an owner.*run this again/s,
    );
    expect(ran).toHaveLength(1);
  });

  it('draws a random secret anew each time and says nothing of it', async () => {
    const { run, ran } = fakeShell({});
    const secret = step({ apply: { argv: ['make'], stdin: { kind: 'random', sizeBytes: 32 } } });
    const lines = await said([secret, secret], run);
    const [first, second] = ran.map(({ stdin }) => stdin ?? '');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
    expect(lines.join()).not.toContain(first);
  });

  it('hands over a file that is gone afterwards', async () => {
    let path = '';
    const run: RunCommand = async (argv) => {
      path = argv[1]?.split('=')[1] ?? '';
      return { ...done, stdout: readFileSync(path, 'utf8') };
    };
    await said([step({ apply: { argv: ['make'], file: { option: '--in', json: [1] } } })], run);
    expect(path).not.toBe('');
    expect(existsSync(path)).toBe(false);
  });
});
