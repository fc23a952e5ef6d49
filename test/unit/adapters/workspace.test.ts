import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processIdentity } from '../../../functions/src/adapters/process-identity.ts';
import { createWorkspaces } from '../../../functions/src/adapters/workspace.ts';
import type { MemoryReading } from '../../../functions/src/workflows/ports/workspaces.ts';

let rootDirectory: string;
beforeEach(async () => {
  rootDirectory = await mkdtemp(join(tmpdir(), 'workspace-test-'));
});
afterEach(() => rm(rootDirectory, { recursive: true }));

describe('createWorkspaces', () => {
  it('returns what was made of the workspace and leaves nothing behind', async () => {
    const made = await createWorkspaces({ rootDirectory }).within('abc', async (workspace) => {
      await writeFile(workspace.path('source'), 'bytes');
      return (await readdir(rootDirectory))[0];
    });
    expect(made).toMatch(/^flokraft-run-\d+-\d+-abc-/);
    expect(await readdir(rootDirectory)).toEqual([]);
  });

  it('leaves nothing behind when the work fails', async () => {
    const work = createWorkspaces({ rootDirectory }).within('abc', async (workspace) => {
      await writeFile(workspace.path('source'), 'bytes');
      throw new Error('broken');
    });
    await expect(work).rejects.toThrow('broken');
    expect(await readdir(rootDirectory)).toEqual([]);
  });

  it.each(['../out', 'a/b', '..', '', '/etc/passwd', 'a\0b'])(
    'refuses the name %j',
    async (name) => {
      await createWorkspaces({ rootDirectory }).within('abc', async (workspace) => {
        expect(() => workspace.path(name)).toThrowError(
          expect.objectContaining({ code: 'internal' }),
        );
      });
    },
  );

  it('reads a file back in chunks of even length', async () => {
    const content = Buffer.alloc(150_001, 'flokraft');
    await createWorkspaces({ rootDirectory }).within('abc', async (workspace) => {
      await writeFile(workspace.path('sound'), content);
      const chunks: Buffer[] = [];
      for await (const chunk of workspace.read('sound')) chunks.push(Buffer.from(chunk));
      expect(Buffer.concat(chunks).equals(content)).toBe(true);
      expect(chunks.slice(0, -1).every((chunk) => chunk.length % 2 === 0)).toBe(true);
    });
  });

  it('removes one file, and none that is gone', async () => {
    await createWorkspaces({ rootDirectory }).within('abc', async (workspace) => {
      await writeFile(workspace.path('source'), 'bytes');
      await workspace.remove('source');
      await workspace.remove('source');
      expect((await workspace.memory()).tmpMb).toBe(0);
    });
  });

  it('keeps the peak of what lay in the workspace', async () => {
    await createWorkspaces({ rootDirectory }).within('abc', async (workspace) => {
      await writeFile(workspace.path('source'), Buffer.alloc(3 * 1024 * 1024));
      expect(await workspace.memory()).toMatchObject({ tmpMb: 3 });
      await workspace.remove('source');
      expect(await workspace.memory()).toMatchObject({ tmpMb: 0, peakTmpMb: 3 });
    });
  });

  it('counts the memory of this process', async () => {
    await createWorkspaces({ rootDirectory }).within('abc', async (workspace) => {
      const { rssMb, peakRssMb } = await workspace.memory();
      expect(rssMb).toBeGreaterThan(20);
      expect(peakRssMb).toBeGreaterThanOrEqual(rssMb);
    });
  });

  it('removes what a dead process left, and nothing of a live one', async () => {
    const ours = processIdentity(process.pid);
    const sameNumberEarlier = `${process.pid}-1`;
    const names = [
      `flokraft-run-${ours}-abc-1-xyz`,
      `flokraft-run-${sameNumberEarlier}-abc-1-xyz`,
      `flokraft-run-${processIdentity(1)}-abc-1-xyz`,
      // Above the kernel's highest (man 5 proc_sys_kernel, pid_max).
      'flokraft-run-4194305-77-abc-1-xyz',
      'flokraft-run-of-somebody',
      'flokraft-stack-1',
    ];
    for (const name of names) {
      await mkdir(join(rootDirectory, name));
      await writeFile(join(rootDirectory, name, 'source'), 'bytes');
    }
    await createWorkspaces({ rootDirectory }).within('abc', async () => {});
    const kept = [names[0], names[2], names[4], names[5]];
    expect((await readdir(rootDirectory)).sort()).toEqual(kept.sort());
  });

  it('tells each reading, and none once the work is done', async () => {
    const readings: MemoryReading[] = [];
    const onReading = (reading: MemoryReading) => void readings.push(reading);
    const read = await createWorkspaces({ rootDirectory }).within(
      'abc',
      async (workspace) => {
        await writeFile(workspace.path('source'), Buffer.alloc(2 * 1024 * 1024));
        await expect.poll(() => readings.at(-1)?.tmpMb, { timeout: 60_000 }).toBe(2);
        return workspace.memory;
      },
      onReading,
    );
    const told = readings.length;
    await read();
    expect(readings).toHaveLength(told);
  });
});
