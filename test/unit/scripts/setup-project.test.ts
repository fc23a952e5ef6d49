import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findProject,
  requireCloudProject,
  requireProjectId,
} from '../../../scripts/setup/find-project.ts';
import { readParameters } from '../../../scripts/setup/read-parameters.ts';

describe('findProject', () => {
  it('prefers the named project to the environment', async () => {
    expect(await findProject('named-project', { GCLOUD_PROJECT: 'other-project' })).toBe(
      'named-project',
    );
  });

  it('takes the project of the environment', async () => {
    expect(await findProject(undefined, { GCLOUD_PROJECT: 'other-project' })).toBe('other-project');
  });

  it('falls back on the default of .firebaserc', async () => {
    expect(await findProject(undefined, {})).toBe('demo-flokraft');
  });

  it.each(['--dry-run', 'Upper-Case', 'short', 'a; rm -rf'])('refuses the id "%s"', (project) => {
    expect(() => requireProjectId(project)).toThrow('is not a project id');
  });

  it('keeps the local project away from the cloud, and says how the same command names another', () => {
    expect(() => requireCloudProject('demo-flokraft', 'npm run queue -- status')).toThrow(
      /local emulators only.*npm run queue -- status/,
    );
  });
});

describe('readParameters', () => {
  it("lays the project's file over the common one and names what nobody reads", async () => {
    const root = await mkdtemp(join(tmpdir(), 'flokraft-parameters-'));
    try {
      await mkdir(join(root, 'functions'));
      await writeFile(
        join(root, 'functions/.env'),
        'REGION=us-east1\nANALYZER=signal\nMALLOC_ARENA_MAX=2\n',
      );
      await writeFile(join(root, 'functions/.env.dance'), 'REGION=europe-west4\nMAX_VIDEO_MB=1\n');
      expect(await readParameters('dance', root)).toEqual({
        texts: {
          ...{ REGION: 'europe-west4', ANALYZER: 'signal', MALLOC_ARENA_MAX: '2' },
          MAX_VIDEO_MB: '1',
        },
        found: ['functions/.env', 'functions/.env.dance'],
        unknown: ['MAX_VIDEO_MB'],
      });
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
