import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createWorkspaces,
  removeStaleWorkspaces,
} from '../../../functions/src/adapters/workspace.ts';

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
    expect(made).toMatch(/^flokraft-run-abc-/);
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
});

describe('removeStaleWorkspaces', () => {
  it('removes the old workspaces and nothing else', async () => {
    const now = new Date('2026-11-22T12:00:00Z');
    const makeFolder = async (name: string, changed: string) => {
      await mkdir(join(rootDirectory, name));
      await writeFile(join(rootDirectory, name, 'source'), 'bytes');
      await utimes(join(rootDirectory, name), new Date(changed), new Date(changed));
    };
    await makeFolder('flokraft-run-old-a1', '2026-11-22T10:59:00Z');
    await makeFolder('flokraft-run-live-b2', '2026-11-22T11:45:00Z');
    await makeFolder('flokraft-stack-1', '2026-11-22T01:00:00Z');
    expect(await removeStaleWorkspaces(rootDirectory, now)).toBe(1);
    expect((await readdir(rootDirectory)).sort()).toEqual([
      'flokraft-run-live-b2',
      'flokraft-stack-1',
    ]);
  });
});
