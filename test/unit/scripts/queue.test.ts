import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const queue = (...argv: string[]) =>
  promisify(execFile)(process.execPath, ['scripts/queue.ts', ...argv], { cwd: root });
const mine = ['--project', 'my-dance-app', '--dry-run'];

describe('npm run queue', () => {
  it.each([
    ['status', 'say its state and how many tasks it holds'],
    ['pause', 'keep what it holds and deliver nothing'],
    ['resume', 'deliver again'],
    ['purge', 'throw away every task that it holds'],
  ])('says with --dry-run what %s would do, to which queue', async (order, would) => {
    const { stdout } = await queue(order, ...mine);
    expect(stdout).toBe(
      `${order} would make projects/my-dance-app/locations/us-central1/queues/processAnalysis ${would}.\n` +
        'Nothing was changed. Run it without --dry-run to do this.\n',
    );
  });

  it('takes another queue by its function', async () => {
    const { stdout } = await queue('pause', ...mine, '--queue', 'deliverWebhook');
    expect(stdout).toContain('/queues/deliverWebhook ');
  });

  it('purges no events of webhooks, which nothing would bring back, unless told to lose them', async () => {
    const argv = ['purge', ...mine, '--queue', 'deliverWebhook'];
    await expect(queue(...argv)).rejects.toMatchObject({
      stderr: expect.stringMatching(/was not purged.*would never be posted.*--lose-webhooks/),
    });
    const { stdout } = await queue(...argv, '--lose-webhooks');
    expect(stdout).toContain('would make projects/my-dance-app');
  });

  it.each([
    [['empty', ...mine], 'Usage: npm run queue'],
    [['pause', '--project', 'demo-flokraft'], 'exists in the local emulators only'],
  ])('refuses %j', async (argv, says) => {
    await expect(queue(...argv)).rejects.toMatchObject({ stderr: expect.stringContaining(says) });
  });
});
