import { expect, it } from 'vitest';
import { newAnalysis } from '../../../functions/src/domain/states/new-analysis.ts';
import type { ProbedVideo } from '../../../functions/src/domain/video/check-video.ts';
import type { RedrawJob } from '../../../functions/src/workflows/ports/media.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { followBody } from '../../../functions/src/workflows/process-run/follow-body.ts';
import type { PipelineLimits } from '../../../functions/src/workflows/process-run/pipeline-limits.ts';
import { standing, trackOf } from '../signal/pose/synthesize-track.ts';

const seconds = 6;
const wall = 90;
const { values: somebody } = trackOf(() => standing, { seconds: 0.1 });
const nobody = somebody.map((value, index) => (index % 3 === 2 ? 0.05 : value));

/** A model that sees somebody in the middle, and somebody else as often as it is told. */
function modelThatSees(others: (look: number) => boolean) {
  let looksForOthers = 0;
  return (picture: Uint8Array) => {
    const isPaintedOver = picture.includes(0);
    if (!isPaintedOver) return somebody;
    return others(looksForOthers++) ? somebody : nobody;
  };
}

async function follow(find: (picture: Uint8Array) => Float32Array) {
  const frames: Uint8Array[] = [];
  const video = { contentType: 'video/mp4', sizeBytes: 1 };
  const request = { analysisType: 'solo', danceType: null, dancers: null, title: null } as const;
  const run = newAnalysis(
    {
      ...{ analysisId: 'analysis', runId: 'run', userId: 'dancer' },
      request: { ...request, params: null, video, idempotencyKey: null },
    },
    new Date(0),
  );
  const ports = {
    bodyModel: { open: async () => ({ find }), release() {} },
    bucket: { upload: async () => ({ generation: '1', sizeBytes: 1 }) },
    logger: { info() {}, warn() {}, error() {} },
    media: {
      probe: async () =>
        ({
          ...{ width: 640, height: 360, durationSeconds: seconds },
          picture: { densestFrameRate: 30 },
        }) as ProbedVideo,
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
