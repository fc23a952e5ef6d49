import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { createWorkspaces } from '../../functions/src/adapters/workspace.ts';
import type { Measurements } from '../../functions/src/contract/measurements.ts';
import { timing } from '../../functions/src/contract/profiles/dance.ts';
import { measuredScore, readingsOf } from '../../functions/src/domain/judging/measured-score.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import type { Clip } from '../load/dance-corpus/clip.ts';
import { clipsOffTheBeat, clipsOnTheBeat, clipsWithoutMusic } from '../load/dance-corpus/corpus.ts';
import { makeClip } from '../load/dance-corpus/make-clip.ts';
import { prepareVideo } from '../load/prepare-video.ts';

interface Measured {
  clip: Clip;
  found: Measurements;
  /** 0..100; null: not measured. */
  score: number | null;
}

const mostTempoError = 0.01;
const mostMissedShare = 0.05;
const mostOffsetErrorMs = 20;

/** What the worker's own decode and meters make of clips whose truth is known. */
export const measuring: Benchmark = {
  name: 'measuring',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-measuring-'));
    try {
      const measureAll = (clips: readonly Clip[]) => measureClips(clips, folder);
      const onBeat = await measureAll(clipsOnTheBeat);
      const offBeat = await measureAll(clipsOffTheBeat);
      const silent = await measureAll(clipsWithoutMusic);
      process.stdout.write(`\n${describe([...onBeat, ...offBeat, ...silent])}\n`);
      return rowsOf(onBeat, offBeat, silent);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measureClips(clips: readonly Clip[], folder: string): Promise<Measured[]> {
  const { FFMPEG_PATH, FFPROBE_PATH, PATH } = process.env;
  const media = createMedia({
    ffmpegPath: FFMPEG_PATH ?? null,
    ffprobePath: FFPROBE_PATH ?? null,
    searchPath: PATH ?? '',
    deployed: false,
  });
  const workspaces = createWorkspaces({ rootDirectory: folder });
  const measured: Measured[] = [];
  for (const clip of clips) {
    const source = await makeClip(clip, folder);
    const { measurements: found } = await prepareVideo(media, workspaces, source);
    measured.push({ clip, found, score: measuredScore(timing.measured, readingsOf(found)) });
  }
  return measured;
}

function rowsOf(
  onBeat: readonly Measured[],
  offBeat: readonly Measured[],
  silent: readonly Measured[],
): Row[] {
  const danced = [...onBeat, ...offBeat];
  const missed = danced.filter(({ clip, found }) => {
    const error = tempoError(clip, found);
    return error === null || error > mostTempoError;
  });
  const lowestOnBeat = Math.min(...onBeat.map(({ score }) => score ?? 0));
  const highestOffBeat = Math.max(...offBeat.map(({ score }) => score ?? 0));
  const errors = danced.map(offsetErrorMs);
  return [
    {
      what: `Tempo off by over 1 %, or missed, of ${danced.length} clips with music`,
      figure: missed.length,
      unit: 'clips',
      limit: Math.floor(mostMissedShare * danced.length),
    },
    {
      what: `A tempo in ${silent.length} clips without music`,
      figure: silent.filter(({ found }) => found.tempo_bpm !== null).length,
      unit: 'clips',
      limit: 0,
    },
    {
      what: `Highest score of ${offBeat.length} clips off the beat, of 100; the limit is below the lowest of ${onBeat.length} on it`,
      figure: highestOffBeat,
      unit: 'points',
      limit: lowestOnBeat - 1,
    },
    {
      what: `How late or early, largest error of ${danced.length} clips; a missed one counts as a whole beat`,
      figure: Math.max(...errors),
      unit: 'ms',
      limit: mostOffsetErrorMs,
    },
  ];
}

function tempoError({ sound }: Clip, { tempo_bpm: bpm }: Measurements): number | null {
  if (bpm === null || typeof sound !== 'object' || sound === null) return null;
  return Math.abs(bpm / sound.bpm - 1);
}

/** Half a beat late is half a beat early. */
function offsetErrorMs({ clip, found }: Measured): number {
  const periodMs = 60_000 / clip.dance.bpm;
  if (found.beat_offset_ms === null) return periodMs;
  const apart = Math.abs(found.beat_offset_ms - 1_000 * clip.dance.lateSeconds) % periodMs;
  return Math.min(apart, periodMs - apart);
}

function describe(measured: readonly Measured[]): string {
  const lines = measured.map(({ clip, found, score }) => {
    const { tempo_bpm: bpm, beat_offset_ms: offset } = found;
    const danced = Math.round(1_000 * clip.dance.lateSeconds);
    return [
      clip.name.padEnd(52),
      `${bpm === null ? 'no tempo' : bpm.toFixed(2)}`.padStart(9),
      `${score ?? '–'}`.padStart(6),
      `${offset ?? '–'} ms`.padStart(9),
      `(${danced} ms)`.padStart(10),
    ].join('');
  });
  const heading = `${'clip'.padEnd(52)}${'BPM'.padStart(9)}${'score'.padStart(6)}${'late'.padStart(9)}${'(in truth)'.padStart(10)}`;
  return [heading, ...lines].join('\n');
}
