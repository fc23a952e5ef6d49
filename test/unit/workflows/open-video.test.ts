import { describe, expect, it } from 'vitest';
import {
  type AskedOfRun,
  createPreparedWorld,
  type PreparedWorld,
} from '../../support/prepared-world.ts';

const couple = { analysisType: 'couple' } as const;
const alone = { params: { landmarks: false } };

describe.each([
  ['with its source', false],
  ['from its proxy, the source being gone', true],
])('a video that was measured before, %s,', (_, isGone) => {
  async function measuredAs(asked: AskedOfRun) {
    const world = createPreparedWorld();
    await world.prepare(asked);
    if (isGone) world.loseSource();
    return world;
  }

  it('is not decoded again for the same', async () => {
    const world = await measuredAs(couple);
    const first = world.kept();
    expect(first.measurements.bodies).toHaveLength(2);
    expect(await world.prepare(couple)).toEqual(first);
    expect(world.decoded).toBe(1);
  });

  it('tells nothing of another type’s dancers where nobody is followed', async () => {
    const point = { x: 0.3, y: 0.5 };
    const world = await measuredAs({ ...couple, params: { dancers_followed: [point] } });
    const { measurements } = await world.prepare(alone);
    expect(measurements).toMatchObject({
      ...{ body: null, bodies: null, together: null, indistinct_spans: null, seen_spans: null },
      ...{ dancers_named: null, body_absence: 'not_asked_for' },
    });
  });

  it('tells nothing of them either where the operator has switched bodies off', async () => {
    const world = await measuredAs(couple);
    world.landmarks = 'off';
    const { measurements } = await world.prepare();
    expect(measurements).toMatchObject({ bodies: null, body_absence: 'switched_off' });
  });

  it('tells why nobody is followed now, not why nobody was', async () => {
    const world = await measuredAs({ ...couple, ...alone });
    world.landmarks = 'off';
    const { measurements } = await world.prepare();
    expect(measurements.body_absence).toBe('switched_off');
    expect(world.decoded).toBe(1);
  });

  describe.each<[string, AskedOfRun, (world: PreparedWorld, can: boolean) => void]>([
    ['a model of one', {}, (world, can) => Object.assign(world, { isInstalled: can })],
    ['a model of several', couple, (world, can) => Object.assign(world, { isInstalled: can })],
    ['memory', couple, (world, can) => Object.assign(world, { workerMemoryMib: can ? 700 : 520 })],
  ])('for want of %s,', (_what, asked, allow) => {
    async function measuredInWant() {
      const world = createPreparedWorld();
      allow(world, false);
      await world.prepare(asked);
      if (isGone) world.loseSource();
      return world;
    }

    it('is measured anew, once, when it is there', async () => {
      const world = await measuredInWant();
      allow(world, true);
      for (let again = 0; again < 2; again += 1) {
        const { body, bodies } = (await world.prepare(asked)).measurements;
        expect(body ?? bodies).not.toBeNull();
      }
      expect(world.decoded).toBe(2);
    });

    it('is not decoded again while it is not', async () => {
      const world = await measuredInWant();
      const first = world.kept();
      expect(await world.prepare(asked)).toEqual(first);
      expect(world.decoded).toBe(1);
    });
  });

  it('is told with no model where a body was followed or is not to be', async () => {
    const world = await measuredAs(couple);
    world.opened = [];
    await world.prepare(couple);
    await world.prepare({ ...couple, ...alone });
    world.landmarks = 'off';
    await world.prepare();
    await world.prepare(couple);
    expect(world.opened).toEqual([]);
  });
});

describe('what was kept of a source that is gone, from before it told what it was looked for,', () => {
  async function measuredBefore(asked: AskedOfRun) {
    const world = createPreparedWorld();
    await world.prepare(asked);
    world.loseSource();
    world.keep({ ...world.kept(), looked_for: null });
    return world;
  }

  it('is measured anew for a couple that was not looked at', async () => {
    const world = await measuredBefore({ ...couple, ...alone });
    const { measurements } = await world.prepare(couple);
    expect(measurements).toMatchObject({ bodies: [{ body_id: 1 }, { body_id: 2 }] });
  });

  it.each<[string, AskedOfRun, AskedOfRun]>([
    ['a solo as a couple', {}, couple],
    ['a solo as a workout', {}, { analysisType: 'workout' }],
    ['a solo to another dance', {}, { style: 'tango' }],
    ['a couple as a solo', couple, {}],
  ])('is measured anew once: %s', async (_, was, now) => {
    const world = await measuredBefore(was);
    for (let again = 0; again < 2; again += 1) await world.prepare(now);
    expect(world.decoded).toBe(2);
  });

  it('stays as it is for the same', async () => {
    const world = await measuredBefore({ style: 'tango' });
    await world.prepare({ style: 'tango' });
    expect(world.decoded).toBe(1);
  });
});

it('keeps what only the source could tell where its proxy is measured anew', async () => {
  const world = createPreparedWorld();
  world.probed = { ...world.probed, undecodedSound: 'AC-4' };
  await world.prepare();
  world.loseSource();
  world.probed = { ...world.probed, undecodedSound: null };
  const { measurements, ...kept } = world.kept();
  const { recording_quality: quality } = measurements;
  const clipped = 0.25;
  world.keep({
    ...kept,
    frames_decoded: 180,
    measurements: { ...measurements, recording_quality: { ...quality, clipped } },
  });
  const anew = await world.prepare(couple);
  expect(world.decoded).toBe(2);
  expect(anew).toMatchObject({
    ...{ frames_decoded: 180, source_frame_rate: 30 },
    measurements: { undecoded_sound: 'AC-4', recording_quality: { clipped } },
  });
});

describe.each([
  ['with its source', false, false, ['proxy 1', 'landmarks 1', 'preview 1', 'prepared.json 1']],
  ['from its proxy', true, false, ['landmarks 1', 'preview 1', 'prepared.json 1']],
  [
    ...(['from its proxy, kept before it named its assets', true, true] as const),
    ['prepared.json 1', 'landmarks 1', 'preview 1', 'prepared.json 2'],
  ],
])('a rerun %s that ends before it writes', (_, isGone, isOld, ends) => {
  const pairs = [
    { was: {}, meanwhile: couple },
    { was: couple, meanwhile: {} },
  ];
  const cases = ends.flatMap((end) =>
    pairs.flatMap(({ was, meanwhile }) =>
      [was, { ...was, ...alone }, meanwhile].map((now) => ({ end, was, meanwhile, now })),
    ),
  );

  it.each(cases)('$end leaves nothing that tells of others: %j', async ({ end, ...runs }) => {
    const world = createPreparedWorld();
    await world.prepare(runs.was);
    if (isGone) world.loseSource();
    if (isOld) world.keep({ ...world.kept(), body_assets: null });
    const [name = '', time] = end.split(' ');
    let times = 0;
    world.onChange = async (path) => {
      if (path.endsWith(name)) times += 1;
      if (times >= Number(time)) throw new Error('dead');
    };
    await world.prepare(runs.meanwhile).catch(() => null);
    expect(times).toBe(Number(time));

    world.onChange = async () => {};
    const { body, bodies } = (await world.prepare(runs.now)).measurements;
    const told = bodies?.length ?? (body === null ? 0 : 1);
    if (told === 0) expect(runs.now).toMatchObject(alone);
    else expect([world.bodiesIn('landmarks'), world.bodiesIn('preview')]).toEqual([told, told]);

    const { decoded } = world;
    await world.prepare(runs.now);
    expect(world.decoded).toBe(decoded);
  });
});

it('keeps a body of which the assets are another’s while it cannot be followed anew', async () => {
  const world = createPreparedWorld();
  await world.prepare();
  world.loseSource();
  const { body } = world.kept().measurements;
  world.onChange = async (path) => {
    if (path.endsWith('preview')) throw new Error('dead');
  };
  await world.prepare(couple).catch(() => null);
  world.isInstalled = false;
  expect((await world.prepare()).measurements.body).toEqual(body);
});
