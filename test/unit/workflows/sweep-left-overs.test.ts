import { describe, expect, it } from 'vitest';
import { unbegunWalk, type Walk } from '../../../functions/src/domain/accounts/walk.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { sweepLeftOvers } from '../../../functions/src/workflows/sweep/sweep-left-overs.ts';
import { buildAnalysis } from '../../support/build-analysis.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

const hourMs = 3_600_000;

interface Kept {
  analysisId: string;
  ageMs: number;
}

/** What is kept of analyses, of which only `there` is. */
function createWorld(kept: { objects: readonly Kept[]; work: readonly Kept[] }) {
  const world = createMemoryWorld();
  world.analyses.put('there', buildAnalysis());
  const changedAt = (ageMs: number) => new Date(world.clock.now().getTime() - ageMs);
  const walks = new Map<string, Walk>();
  let pages = 0;
  const pageOf = (all: readonly Kept[]) => {
    pages += 1;
    const items = all.map(({ analysisId, ageMs }) => ({
      ...{ analysisId, userId: 'dancer' },
      changedAt: changedAt(ageMs),
    }));
    return { items, next: null };
  };
  const ports = {
    ...world.ports,
    bucket: { ...world.ports.bucket, videosFrom: async () => pageOf(kept.objects) },
    census: {
      readWalk: async (name: string) => walks.get(name) ?? unbegunWalk,
      writeWalk: async (name: string, walk: Walk) => void walks.set(name, walk),
      work: async () => pageOf(kept.work),
      missing: async (ids: string[]) => new Set(ids.filter((id) => id !== 'there')),
    },
  } as unknown as Ports;
  return { world, ports, pages: () => pages };
}

describe('sweepLeftOvers', () => {
  const nothing = { objects: [], work: [] };

  it('removes objects of an analysis that there is not', async () => {
    const objects = [{ analysisId: 'gone', ageMs: hourMs + 1 }];
    const { world, ports } = createWorld({ ...nothing, objects });
    await sweepLeftOvers(ports);
    expect(world.emptied).toEqual(['videos/dancer/gone/']);
  });

  it('removes work of an analysis that there is not, and its copies at the model’s side', async () => {
    const work = [{ analysisId: 'gone', ageMs: hourMs + 1 }];
    const { world, ports } = createWorld({ ...nothing, work });
    const modelCopy = { name: 'copy', uri: 'copy', expiresAt: new Date('2030-01-01') };
    world.analyses.put('gone', buildAnalysis({}, { modelCopy }));
    await world.analyses.remove('gone');
    await sweepLeftOvers(ports);
    expect(world.forgotten).toEqual(['copy']);
    expect(await world.analyses.readWork('gone')).toBeNull();
  });

  it.each([
    ['what is in flight', { analysisId: 'gone', ageMs: hourMs - 1 }],
    ['what belongs to an analysis, however old', { analysisId: 'there', ageMs: 1_000 * hourMs }],
  ])('leaves alone %s', async (_what, kept) => {
    const { world, ports } = createWorld({ objects: [kept], work: [kept] });
    await sweepLeftOvers(ports);
    expect(world.emptied).toEqual([]);
    expect(world.analyses.get('there')).not.toBeNull();
  });

  it('begins a round every six hours, however often it is asked', async () => {
    const { world, ports, pages } = createWorld(nothing);
    for (let minute = 0; minute < 6 * 60; minute += 10) {
      await sweepLeftOvers(ports);
      await world.clock.pass(10 * 60_000);
    }
    expect(pages()).toBe(2);
    await sweepLeftOvers(ports);
    expect(pages()).toBe(4);
  });
});
