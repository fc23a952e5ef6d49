import type { PreparedVideo } from '../../functions/src/contract/prepared-video.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';
import type { ProbedVideo } from '../../functions/src/domain/video/check-video.ts';
import { preparedPath, sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import { smallFrameBytes } from '../../functions/src/signal/signal-format.ts';
import type { LookJob, Media, NormaliseJob } from '../../functions/src/workflows/ports/media.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { openVideo } from '../../functions/src/workflows/process-run/open-video.ts';
import type { PipelineLimits } from '../../functions/src/workflows/process-run/pipeline-limits.ts';
import { standing, trackOf } from '../unit/signal/pose/synthesize-track.ts';
import { inDark, inLight, looksAt } from '../unit/signal/pose/tracks/synthesize-looks.ts';
import { buildAnalysis } from './build-analysis.ts';

const seconds = 2;
const analysisId = 'analysis-1';
const { values: somebody } = trackOf(() => standing, { seconds: 0.1 });
const nobody = somebody.map((value, index) => (index % 3 === 2 ? 0.05 : value));
const looks = looksAt(
  [
    { at: () => ({ x: 0.3 }), clothes: inDark },
    { at: () => ({ x: 0.7 }), clothes: inLight },
  ],
  seconds,
);

const probed: ProbedVideo = {
  ...{ container: 'mov,mp4', durationSeconds: seconds, width: 160, height: 90, frameRate: 30 },
  ...{ hasAudio: false, pictureBytes: 345_600, sound: null, undecodedSound: null },
  picture: {
    ...{ index: 0, startSeconds: 0, endSeconds: seconds, densestFrameRate: 30 },
    ...{ isInterlaced: false, turn: [], toneMap: null },
  },
};

export interface AskedOfRun {
  analysisType?: AnalysisType;
  style?: string | null;
  params?: Record<string, unknown>;
}

interface Stored {
  generation: string;
  /** Of an asset: how many bodies it shows. */
  bodies?: number;
  text?: string;
}

/** A worker's way to a prepared video of two dancers, of whom the model of one sees one. */
export function createPreparedWorld() {
  const objects = new Map<string, Stored>();
  let lastGeneration = 0;
  const world = {
    objects,
    /** How often the video was decoded, and which models were opened. */
    decoded: 0,
    opened: [] as ('one' | 'several')[],
    isInstalled: true,
    landmarks: 'auto' as 'auto' | 'off',
    workerMemoryMib: 2_048,
    probed,
    /** Called before each change of the bucket. */
    onChange: async (_path: string): Promise<void> => {},
    sourceKeptDays: null as number | null,
    prepare,
    kept: (): PreparedVideo =>
      JSON.parse(objects.get(preparedPath('dancer', analysisId))?.text ?? ''),
    keep: (kept: unknown) =>
      put(preparedPath('dancer', analysisId), { text: JSON.stringify(kept) }),
    /** Of whom the objects that lie beside the video tell. */
    bodiesIn: (asset: 'landmarks' | 'preview') =>
      objects.get(`videos/dancer/${analysisId}/${asset}`)?.bodies ?? 0,
    loseSource() {
      objects.delete(sourcePath('dancer', analysisId));
      world.sourceKeptDays = 30;
    },
  };
  put(sourcePath('dancer', analysisId), {});

  function put(path: string, what: Partial<Stored>) {
    lastGeneration += 1;
    objects.set(path, { generation: String(lastGeneration), ...what });
    return described(path);
  }
  function described(path: string) {
    const { generation = '' } = objects.get(path) ?? {};
    return { path, contentType: 'video/mp4', sizeBytes: 1_000, generation, uploaded: true };
  }

  async function prepare({ analysisType = 'solo', style = null, params = {} }: AskedOfRun = {}) {
    const { workerMemoryMib, sourceKeptDays } = world;
    const { summary, work } = buildAnalysis(
      { analysis_type: analysisType, style, params },
      { sourceKeptDays },
    );
    const video = summary.video && {
      ...summary.video,
      object_path: sourcePath('dancer', analysisId),
    };
    const run = { analysisId, runId: 'run', attempt: 1, summary: { ...summary, video }, work };
    let shown = 0;
    let look = 0;
    const signal = new AbortController().signal;
    const eachFrame = (count: number) => async (job: LookJob) => {
      for (let index = 0; index < count; index++) {
        await job.onFrame(new Uint8Array(3 * job.size.width * job.size.height).fill(90), index);
      }
    };
    const media: Pick<Media, 'version' | 'probe' | 'normalise' | 'look' | 'redraw'> = {
      version: async () => '6.1',
      probe: async () => world.probed,
      async normalise({ onFrame }: NormaliseJob) {
        world.decoded += 1;
        const frame = new Uint8Array(smallFrameBytes);
        for (let index = 0; index < 15 * seconds; index++) onFrame(frame.fill(60 + (index % 9)));
        const [framesDecoded, framesMeasured] = [30 * seconds, 15 * seconds];
        return { isWhole: true, durationSeconds: seconds, framesDecoded, framesMeasured };
      },
      look: eachFrame(5 * seconds),
      redraw: eachFrame(10 * seconds),
    };
    const ports = {
      media,
      logger: { info() {}, warn() {}, error() {} },
      bodyModel: {
        async open() {
          world.opened.push('one');
          shown = 1;
          const find = (frame: Uint8Array) => (frame.includes(0) ? nobody : somebody);
          return world.isInstalled ? { find } : null;
        },
        async openAll() {
          world.opened.push('several');
          shown = 2;
          const findAll = () => [...(looks[look++]?.bodies ?? [])];
          return world.isInstalled ? { findAll } : null;
        },
        release() {},
      },
      bucket: {
        stat: async (path: string) => (objects.has(path) ? described(path) : null),
        download: async () => {},
        readText: async (path: string) => objects.get(path)?.text ?? null,
        async writeText(path: string, text: string) {
          await world.onChange(path);
          put(path, { text });
        },
        async upload(_from: string, path: string) {
          await world.onChange(path);
          return put(path, { bodies: shown });
        },
      },
    } as unknown as Ports;
    const { prepared } = await openVideo(
      ports,
      {
        ...{ maxVideoSizeBytes: 1e6, maxVideoDurationSeconds: 60, workerMemoryMib },
        body: { landmarks: world.landmarks, frameInterval: 0 },
      } satisfies PipelineLimits,
      {
        run,
        held: { signal, advance() {} } as never,
        stages: { run: (_stage, _message, work) => work(() => {}), timingMs: {} },
        workspace: {
          path: (name) => name,
          remove: async () => {},
          memory: async () => ({ rssMb: 250, tmpMb: 0, peakRssMb: 250, peakTmpMb: 0 }),
          writeGzip: () => ({ write: async () => {}, close: async () => {} }),
          async *read() {},
        },
      },
    );
    return prepared;
  }
  return world;
}

export type PreparedWorld = ReturnType<typeof createPreparedWorld>;
