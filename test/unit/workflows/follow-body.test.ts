import { expect, it } from 'vitest';
import type { PicturePoint } from '../../../functions/src/contract/followed-points.ts';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import { newAnalysis } from '../../../functions/src/domain/states/new-analysis.ts';
import type { ProbedVideo } from '../../../functions/src/domain/video/check-video.ts';
import type { PoseTrack } from '../../../functions/src/signal/pose/pose-track.ts';
import type { LookJob, RedrawJob } from '../../../functions/src/workflows/ports/media.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { followBody } from '../../../functions/src/workflows/process-run/follow-body.ts';
import type { PipelineLimits } from '../../../functions/src/workflows/process-run/pipeline-limits.ts';
import { standing, trackOf } from '../signal/pose/synthesize-track.ts';
import { inDark, inLight, looksAt } from '../signal/pose/tracks/synthesize-looks.ts';

const seconds = 6;
const wall = 90;
const { values: somebody } = trackOf(() => standing, { seconds: 0.1 });
const nobody = somebody.map((value, index) => (index % 3 === 2 ? 0.05 : value));

const twoDancers = looksAt(
  [
    { at: () => ({ x: 0.3 }), clothes: inDark },
    { at: () => ({ x: 0.7 }), clothes: inLight },
  ],
  seconds,
);

/** A model that sees somebody in the middle, and somebody else as often as it is told. */
function modelThatSees(others: (look: number) => boolean) {
  let looksForOthers = 0;
  return (picture: Uint8Array) => {
    const isPaintedOver = picture.includes(0);
    if (!isPaintedOver) return somebody;
    return others(looksForOthers++) ? somebody : nobody;
  };
}

interface Wanted {
  analysisType?: AnalysisType;
  points?: PicturePoint[];
}

async function follow(
  find: (picture: Uint8Array) => Float32Array,
  { analysisType = 'solo', points }: Wanted = {},
) {
  const frames: Uint8Array[] = [];
  const video = { contentType: 'video/mp4', sizeBytes: 1 };
  const params = points ? { dancers_followed: points } : null;
  const request = { analysisType, danceType: null, dancers: null, title: null };
  let look = 0;
  const findAll = () => [...(twoDancers[look++]?.bodies ?? [])];
  const run = newAnalysis(
    {
      ...{ analysisId: 'analysis', runId: 'run', userId: 'dancer' },
      request: { ...request, params, video, idempotencyKey: null },
    },
    new Date(0),
  );
  const ports = {
    bodyModel: {
      open: async () => ({ find }),
      openAll: async () => ({ findAll }),
      release() {},
    },
    bucket: { upload: async () => ({ generation: '1', sizeBytes: 1 }) },
    logger: { info() {}, warn() {}, error() {} },
    media: {
      probe: async () =>
        ({
          ...{ width: 640, height: 360, durationSeconds: seconds },
          picture: { densestFrameRate: 30 },
        }) as ProbedVideo,
      async look({ onFrame, size }: LookJob) {
        for (let index = 0; index < 5 * seconds; index++) {
          await onFrame(new Uint8Array(3 * size.width * size.height), index);
        }
      },
      async redraw({ onFrame, size }: RedrawJob) {
        for (let index = 0; index < 10 * seconds; index++) {
          const frame = new Uint8Array(3 * size.width * size.height).fill(wall);
          await onFrame(frame, index);
          frames.push(frame);
        }
      },
    },
  } as unknown as Ports;
  const workspace = {
    path: (name: string) => name,
    remove: async () => {},
    memory: async () => ({ rssMb: 100, tmpMb: 0, peakRssMb: 100, peakTmpMb: 0 }),
    writeGzip: () => ({ write: async () => {}, close: async () => {} }),
    async *read() {},
  };
  const limits = {
    ...{ body: { landmarks: 'auto', frameInterval: 0 }, workerMemoryMib: 2_048 },
  } as PipelineLimits;
  const followed = await followBody(ports, limits, {
    run: { ...run, analysisId: 'analysis', runId: 'run', attempt: 1 },
    ...{ workspace, cutSeconds: [], onProgress() {}, signal: new AbortController().signal },
  });
  return { ...followed, frames };
}

it('looks every second for somebody else, with whoever is followed painted over', async () => {
  const { track, secondLooks } = await follow(modelThatSees(() => false));
  expect(track?.seconds).toHaveLength(10 * seconds);
  expect(secondLooks).toEqual({ count: 6, others: 0 });
});

it('counts the looks that show somebody else', async () => {
  // Each of them looks twice: from afar, and near.
  const { secondLooks } = await follow(modelThatSees((look) => look < 4));
  expect(secondLooks).toEqual({ count: 6, others: 2 });
});

it('paints nothing over in the preview', async () => {
  const { frames } = await follow(modelThatSees(() => false));
  expect(frames.every((frame) => !frame.includes(0))).toBe(true);
});

it('looks for nobody else where nobody is followed', async () => {
  const { secondLooks } = await follow(() => nobody);
  expect(secondLooks).toEqual({ count: 0, others: 0 });
});

const hipsOf = (track: PoseTrack | null | undefined) =>
  track && Math.round(100 * (track.values[33] ?? 0)) / 100;

it('follows of a solo in company whom the point names, as one who is alone', async () => {
  const found = await follow(() => nobody, { points: [{ x: 0.7, y: 0.5 }] });
  expect(found.track?.seconds).toHaveLength(5 * seconds);
  expect(hipsOf(found.track)).toBeCloseTo(0.7, 1);
  expect(found).toMatchObject({
    ...{ several: null, indistinct: [], secondLooks: null, absence: null },
    named: { points: 1, of_nobody: [] },
  });
});

it('follows nobody of a solo where the point names nobody', async () => {
  const found = await follow(() => somebody, { points: [{ x: 0.5, y: 0.02 }] });
  expect(found).toMatchObject({ track: null, several: null, named: { points: 1, of_nobody: [1] } });
});

it('follows of a group those alone whom points name', async () => {
  const points = [
    { x: 0.3, y: 0.5 },
    { x: 0.5, y: 0.02 },
  ];
  const { several, named } = await follow(() => nobody, { analysisType: 'group', points });
  expect(several?.dancers.map(({ track }) => hipsOf(track))).toEqual([expect.closeTo(0.3, 1)]);
  expect(several?.everybody).toHaveLength(1);
  expect(named).toEqual({ points: 2, of_nobody: [2] });
});

it('follows both of a couple where nobody is named', async () => {
  const { several, named } = await follow(() => nobody, { analysisType: 'couple' });
  expect(several?.dancers).toHaveLength(2);
  expect(named).toBeNull();
});
