import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { signalFormat } from '../../functions/src/signal/signal-format.ts';
import { hearInHall } from '../../test/support/music/hear-in-hall.ts';
import { encodeSound } from '../../test/support/synthesize-sound.ts';
import { type Piece, pieceSeconds } from './piece.ts';

const run = promisify(execFile);
const soundFonts = ['FluidR3_GM.sf2', 'default-GM.sf2', 'TimGM6mb.sf2'].map(
  (name) => `/usr/share/sounds/sf2/${name}`,
);

/** The same recording as a worker decodes it and as a peer asks for it. */
export interface Recording {
  /** Mono s16le of `signalFormat`. */
  ours: Uint8Array;
  /** Mono at `peerRate`, -1 to 1. */
  theirs: Float32Array;
}
export const peerRate = 44_100;

/** Null where there is all that it takes; else what is missing, for people. */
export async function missingPlayers(): Promise<string | null> {
  const missing: string[] = [];
  for (const tool of ['mma', 'fluidsynth']) {
    await run('which', [tool]).catch(() => missing.push(tool));
  }
  if (!soundFonts.some((font) => existsSync(font))) missing.push('fluid-soundfont-gm');
  return missing.length === 0 ? null : missing.join(', ');
}

/** As it is recorded from a loudspeaker's line, and as a telephone hears it in a hall; in a folder that is gone later. */
export async function playPiece(
  ffmpeg: string,
  folder: string,
  piece: Piece,
): Promise<{ clean: Recording; hall: Recording }> {
  const file = (name: string) => path.join(folder, name);
  const [soundFont = ''] = soundFonts.filter((font) => existsSync(font));
  await writeFile(file('piece.mma'), piece.score);
  await run('mma', ['-f', file('piece.mid'), file('piece.mma')]);
  await run('fluidsynth', [
    ...['-ni', '-q', '-r', String(peerRate), '-F', file('piece.wav'), soundFont, file('piece.mid')],
  ]);
  const part = ['-ss', String(piece.fromSeconds), '-t', String(pieceSeconds)];
  const played = await decode(ffmpeg, folder, ['-i', file('piece.wav'), ...part], theirsAsRaw);
  await writeFile(file('piece.raw'), atPeak(0.7, asFloats(played)));
  const clean = await record(ffmpeg, folder, [...theirsAsRaw, '-i', file('piece.raw')], '128k');
  await writeFile(file('hall.s16le'), encodeSound(hearInHall(samplesOf(clean.ours), piece.seed)));
  const hall = await record(ffmpeg, folder, [...oursAsRaw, '-i', file('hall.s16le')], '64k');
  for (const name of ['piece.mma', 'piece.mid', 'piece.wav', 'piece.raw', 'hall.s16le'])
    await rm(file(name));
  return { clean, hall };
}

const theirsAsRaw = ['-f', 'f32le', '-ac', '1', '-ar', String(peerRate)];
const oursAsRaw = ['-f', 's16le', '-ac', '1', '-ar', String(signalFormat.soundSampleRate)];

/** Through the codec of telephones. */
async function record(
  ffmpeg: string,
  folder: string,
  input: readonly string[],
  bitRate: string,
): Promise<Recording> {
  const coded = path.join(folder, 'recording.mp4');
  const codec = ['-ac', '1', '-ar', String(peerRate), '-c:a', 'aac', '-b:a', bitRate];
  await run(ffmpeg, [...quiet, ...input, ...codec, coded]);
  const ours = await decode(ffmpeg, folder, ['-i', coded], oursAsRaw);
  const theirs = asFloats(await decode(ffmpeg, folder, ['-i', coded], theirsAsRaw));
  await rm(coded);
  return { ours, theirs };
}

const quiet = ['-nostdin', '-y', '-loglevel', 'error'];

async function decode(
  ffmpeg: string,
  folder: string,
  input: readonly string[],
  format: readonly string[],
): Promise<Buffer> {
  const raw = path.join(folder, 'decoded.raw');
  await run(ffmpeg, [...quiet, ...input, ...format, raw]);
  return readFile(raw);
}

const asFloats = (bytes: Uint8Array) => new Float32Array(new Uint8Array(bytes).buffer);

/** As loud as music is mixed. */
function atPeak(peak: number, samples: Float32Array): Float32Array {
  const most = samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  return samples.map((sample) => (most === 0 ? 0 : (peak * sample) / most));
}

function samplesOf(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from(
    { length: bytes.byteLength >> 1 },
    (_, index) => view.getInt16(2 * index, true) / 32_768,
  );
}
