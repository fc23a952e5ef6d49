import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runTool } from '../../../scripts/test/run-tool.ts';

const never = new AbortController().signal;

it('answers what a tool says and how it ends', async () => {
  const command = ['sh', '-c', 'echo said; echo complained >&2; exit 3'] as const;
  expect(await runTool(command, process.env, never)).toEqual({
    exitCode: 3,
    output: 'said\ncomplained',
  });
});

it('lets a tool that yields be nice to everybody else', async () => {
  const nice = async (yielding: boolean) =>
    Number((await runTool(['nice'], process.env, never, { yielding })).output);
  expect(await nice(true)).toBe(Math.min(19, (await nice(false)) + 10));
});

const autogroup = '/proc/self/autogroup';

it.skipIf(!existsSync(autogroup))(
  'lets its whole session yield where the system shares by session',
  async () => {
    const told = await runTool(['sh', '-c', `sleep 0.2; cat ${autogroup}`], process.env, never, {
      yielding: true,
    });
    expect(told.output).toMatch(/nice 10$/);
  },
);

it('ends a tool when it is told to stop', async () => {
  const stop = new AbortController();
  const ended = runTool(['sleep', '60'], process.env, stop.signal, { yielding: true });
  stop.abort(new Error('Stopped.'));
  await expect(ended).rejects.toThrow('Stopped.');
});
