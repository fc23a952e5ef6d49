import { describe, expect, it } from 'vitest';
import { statuses } from '../../../functions/src/contract/vocabulary.ts';
import { updateAnalysis } from '../../../functions/src/workflows/update-analysis.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

const id = 'analysis-1';
const owner = { userId: 'dancer', isAdmin: false };
const admin = { userId: 'somebody', isAdmin: true };
const asked = { analysisId: id, title: 'Finals', danceType: 'salsa', dancers: null };

function worldWith(summary: Parameters<typeof buildAnalysis>[0]) {
  const world = createMemoryWorld();
  world.analyses.put(id, buildAnalysis({ dancers: 'Ada and Bo', ...summary }));
  return world;
}

describe('updateAnalysis', () => {
  it.each(statuses)('says anew what a %s one is, and changes nothing else', async (status) => {
    const world = worldWith({ status });
    const before = world.analyses.get(id);
    expect(await updateAnalysis(world.ports, owner, asked)).toEqual({ analysisId: id });
    const after = world.analyses.get(id);
    const { updated_at: _when, ...summary } = before?.summary ?? {};
    expect(after?.summary).toMatchObject({
      ...{ ...summary, title: 'Finals', dance_type: 'salsa', style: 'salsa' },
    });
    expect(after?.work).toEqual(before?.work);
  });

  it('is known by the time of the last change, but not while a run waits', async () => {
    const timeOf = async (summary: Parameters<typeof buildAnalysis>[0]) => {
      const world = worldWith(summary);
      await world.clock.pass(5_000);
      await updateAnalysis(world.ports, owner, asked);
      return world.analyses.get(id)?.summary.updated_at;
    };
    expect(await timeOf({ status: 'completed' })).not.toEqual(someTime);
    expect(await timeOf({ status: 'queued', stage: 'queued' })).toEqual(someTime);
  });

  it('writes nothing where nothing is said', async () => {
    const world = worldWith({ status: 'completed' });
    const nothing = { analysisId: id, title: null, danceType: null, dancers: null };
    await updateAnalysis(world.ports, owner, nothing);
    expect(world.analyses.events).toHaveLength(1);
  });

  it('lets an admin, and refuses a stranger and one that is not there', async () => {
    const world = worldWith({ status: 'completed' });
    await expect(updateAnalysis(world.ports, admin, asked)).resolves.toBeDefined();
    const stranger = { userId: 'stranger', isAdmin: false };
    await expect(updateAnalysis(world.ports, stranger, asked)).rejects.toMatchObject({
      code: 'permission_denied',
    });
    await expect(
      updateAnalysis(world.ports, owner, { ...asked, analysisId: 'none' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
