import { createRequire } from 'node:module';
import path from 'node:path';
import { lowPassContext } from './low-pass-context.ts';
import { peerRate } from './play-piece.ts';

/** What another hears in mono samples at `peerRate`. */
export interface Heard {
  /** Null: none. */
  bpm: number | null;
  /** Seconds; null where it tells none. */
  beats: readonly number[] | null;
}
export interface Peer {
  name: string;
  hear(samples: Float32Array): Heard | Promise<Heard>;
}

export const peersFolder = path.join(import.meta.dirname, '..', 'peers');

/** They have a package.json of their own: not even a developer needs them. */
const packages = ['essentia.js', 'music-tempo', 'realtime-bpm-analyzer'] as const;

/** Those of npm, where `npm ci --prefix bench/peers` has put them; null where it has not. */
export async function loadPeers(): Promise<Peer[] | null> {
  const require = createRequire(path.join(peersFolder, 'package.json'));
  try {
    const [essentiaJs, MusicTempo, bpmAnalyzer] = packages.map((name) => require(name));
    return [
      essentia(new essentiaJs.Essentia(essentiaJs.EssentiaWASM)),
      musicTempo(MusicTempo),
      realtimeBpmAnalyzer(bpmAnalyzer.analyzeFullBuffer),
    ];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

interface Vector {
  delete(): void;
}
interface EssentiaCore {
  arrayToVector(samples: Float32Array): Vector;
  vectorToArray(vector: Vector): Float32Array;
  RhythmExtractor2013(samples: Vector): { bpm: number; ticks: Vector };
}

export const essentiaName = 'essentia.js RhythmExtractor2013';
const essentia = (core: EssentiaCore): Peer => ({
  name: essentiaName,
  hear(samples) {
    const vector = core.arrayToVector(samples);
    const { bpm, ticks } = core.RhythmExtractor2013(vector);
    const beats = [...core.vectorToArray(ticks)];
    for (const held of [vector, ticks]) held.delete();
    return { bpm, beats };
  },
});

type MusicTempoClass = new (samples: Float32Array) => { tempo: string; beats: readonly number[] };
const musicTempo = (MusicTempo: MusicTempoClass): Peer => ({
  name: 'music-tempo',
  hear(samples) {
    try {
      const { tempo, beats } = new MusicTempo(samples);
      return { bpm: Number(tempo), beats };
    } catch {
      // It throws where it finds nothing.
      return { bpm: null, beats: null };
    }
  },
});

type AnalyzeFullBuffer = (buffer: object) => Promise<readonly { tempo: number }[]>;
const realtimeBpmAnalyzer = (analyze: AnalyzeFullBuffer): Peer => ({
  name: 'realtime-bpm-analyzer',
  async hear(samples) {
    Object.assign(globalThis, { OfflineAudioContext: lowPassContext });
    const [best] = await analyze({
      length: samples.length,
      sampleRate: peerRate,
      numberOfChannels: 1,
      getChannelData: () => samples,
    });
    return { bpm: best?.tempo ?? null, beats: null };
  },
});
