import { describe, expect, it } from 'vitest';
import { cleanUpAnalysis } from '../../../functions/src/workflows/clean-up-analysis.ts';
import { deleteAnalysis } from '../../../functions/src/workflows/delete-analysis.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

const id = 'analysis-1';
const owner = { userId: 'dancer', isAdmin: false };
const copyNamed = (name: string) => ({
  name,
  uri: null,
  expiresAt: new Date(someTime.getTime() + 172_800_000),
});

function worldWithCopies() {
  const world = createMemoryWorld();
  const work = { dispatch: 2, modelCopy: copyNamed('b'), abandonedCopies: [copyNamed('a')] };
  world.analyses.put(id, buildAnalysis({ status: 'processing' }, work));
  return world;
}

describe('deleteAnalysis', () => {
  it('removes the document at once, and leaves what tells clean-up of the copies', async () => {
    const world = worldWithCopies();
    await deleteAnalysis(world.ports, owner, id);
    expect(await world.analyses.read(id)).toBeNull();
    expect(await world.analyses.readWork(id)).toMatchObject({ modelCopy: { name: 'b' } });
  });

  it('withdraws every task that the run has had', async () => {
    const world = worldWithCopies();
    await deleteAnalysis(world.ports, owner, id);
    const dispatches = world.withdrawn.map(({ dispatch }) => dispatch);
    expect(dispatches.toSorted()).toEqual([1, 2]);
  });
});

describe('cleanUpAnalysis', () => {
  it('removes objects and copies, then what told of them; a second time is harmless', async () => {
    const world = worldWithCopies();
    await deleteAnalysis(world.ports, owner, id);
    await cleanUpAnalysis(world.ports, id, 'dancer');
    expect(world.emptied).toEqual([`videos/dancer/${id}/`]);
    expect(world.forgotten.toSorted()).toEqual(['a', 'b']);
    expect(await world.analyses.readWork(id)).toBeNull();
    await expect(cleanUpAnalysis(world.ports, id, 'dancer')).resolves.toBeUndefined();
  });

  it('fails, and still knows the copies, while the model cannot be reached', async () => {
    const world = worldWithCopies();
    await deleteAnalysis(world.ports, owner, id);
    world.modelIsDown = true;
    await expect(cleanUpAnalysis(world.ports, id, 'dancer')).rejects.toThrow('the model is down');
    expect(world.emptied).toHaveLength(1);
    world.modelIsDown = false;
    await cleanUpAnalysis(world.ports, id, 'dancer');
    expect(world.forgotten.toSorted()).toEqual(['a', 'b']);
  });

  it('leaves an analysis alone that is there', async () => {
    const world = worldWithCopies();
    await cleanUpAnalysis(world.ports, id, 'dancer');
    expect(world.emptied).toEqual([]);
    expect(world.forgotten).toEqual([]);
  });
});
