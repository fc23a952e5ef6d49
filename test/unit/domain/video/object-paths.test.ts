import { describe, expect, it } from 'vitest';
import { assetPaths, clipPrefix } from '../../../../functions/src/domain/video/object-paths.ts';

const inForce = { runId: 'run-2', attempt: 1 };
const pathsOf = (asset: string) => assetPaths('dancer', 'analysis', asset, inForce);

describe('assetPaths', () => {
  it.each([
    ['video', ['proxy', 'source']],
    ['source', ['source']],
    ['preview', ['preview']],
    ['clip:1', ['clip-run-2-1-1']],
    ['clip:012', ['clip-run-2-1-12']],
  ])('of %s are %j', (asset, names) => {
    expect(pathsOf(asset)).toEqual(names.map((name) => `videos/dancer/analysis/${name}`));
  });
});

describe('clipPrefix', () => {
  const prefix = (runId: string, attempt: number | null) =>
    clipPrefix('dancer', 'analysis', { runId, attempt });

  it('of a run takes in what each of its attempts cut', () => {
    expect(pathsOf('clip:3')[0]?.startsWith(prefix('run-2', null))).toBe(true);
    expect(pathsOf('clip:3')[0]?.startsWith(prefix('run-2', 1))).toBe(true);
  });

  it.each([
    ['run-2', 2],
    ['run-2', 11],
    ['run-1', null],
  ])('of %s, attempt %s takes in nothing of run-2’s first', (runId, attempt) => {
    expect(pathsOf('clip:1')[0]?.startsWith(prefix(runId, attempt))).toBe(false);
  });
});
