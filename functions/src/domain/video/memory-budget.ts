import { signalFormat } from '../../signal/signal-format.ts';
import { AppError } from '../errors.ts';
import { maxProxyBytes } from './ffmpeg-arguments.ts';

/** What a worker holds at once: on 2nd-gen functions /tmp is memory and counts like any other. */
export interface MemoryLoad {
  /** Of this process as it stands. */
  nodeMib: number;
  sourceBytes: number;
  /** Of output, which bound the proxy and the sound. */
  seconds: number;
  /** One decoded picture of the source; null before probing. */
  pictureBytes: number | null;
}

const bytesPerMib = 2 ** 20;

/** A worker that streams, with the SDKs loaded; one that has grown past it counts as it is. */
const usualNodeMib = 250;

/**
 * ffmpeg on two decoding threads, its peak resident set for our normalise command, in MiB (November
 * 2026, x86-64, Debian's 5.1.9, of which 48 are its program and libraries):
 *   h264 720p 163, 1080p 174, 4K 220; hevc 4K 278, 4096 x 2304 in 10 bits 389;
 *   HLG, brought down to SDR, 1080p 247, 4K 403;
 *   h264 with 16 reference pictures: 1080p 240, 4K 477, 4096 x 4096 768, the same in 10 bits 1225.
 * So it takes its own share and, at worst, this many pictures of the source. Debian's 9.0.2 took
 * 4 to 13 % more where it was tried (decision 018), within the sum but for the most reference pictures.
 */
const ffmpegMib = 180;
const picturesHeld = 25;

/** The largest that always fits: 4096 x 2304 in 10 bits and 4:2:2. */
const largestPictureBytes = 4096 * 2304 * 4;

/** The kernel kills without a word: a run ends itself before, at this share of the worker's memory. */
const usableShare = 0.92;
const largestWorkerMib = 4_096;

/** MiB at the moment when the source, the proxy and ffmpeg are all there. */
export function neededMemoryMib(load: MemoryLoad): number {
  const { nodeMib, sourceBytes, seconds, pictureBytes } = load;
  return (
    Math.max(usualNodeMib, nodeMib) +
    ffmpegMib +
    (picturesHeld * (pictureBytes ?? 0)) / bytesPerMib +
    sourceBytes / bytesPerMib +
    outputMib(seconds)
  );
}

export function usableMemoryMib(workerMemoryMib: number): number {
  return Math.floor(usableShare * workerMemoryMib);
}

export function fitsMemory(load: MemoryLoad, workerMemoryMib: number): boolean {
  return neededMemoryMib(load) <= usableMemoryMib(workerMemoryMib);
}

/** The model with its WASM memory, one decoder and one encoder of small pictures (decisions 015, 047). */
const followingMib = 250;
const followingSeveralMib = 290;

/** Whether a body, or each of several, can be followed beside what is there already. */
export function fitsBody(
  { rssMb, tmpMb }: { rssMb: number; tmpMb: number },
  workerMemoryMib: number,
  several = false,
): boolean {
  const neededMib = several ? followingSeveralMib : followingMib;
  return rssMb + tmpMb + neededMib <= usableMemoryMib(workerMemoryMib);
}

/** What a reading comes to once a proxy, of this size and length, and its sound are in tmp. */
export function withProxy(
  { rssMb, tmpMb }: { rssMb: number; tmpMb: number },
  { sizeBytes, seconds }: { sizeBytes: number; seconds: number },
): { rssMb: number; tmpMb: number } {
  const outputs = (sizeBytes + soundBytes(seconds)) / bytesPerMib;
  return { rssMb: Math.max(usualNodeMib, rssMb), tmpMb: tmpMb + outputs };
}

/** Refuses `memory_exceeded` where the worker cannot hold the load. */
export function requireMemory(load: MemoryLoad, workerMemoryMib: number): void {
  const neededMib = Math.ceil(neededMemoryMib(load));
  const usableMib = usableMemoryMib(workerMemoryMib);
  if (neededMib <= usableMib) return;
  const needs = `This video would need ${neededMib} MiB of memory, and ${usableMib} are there.`;
  throw memoryExceeded(needs, load);
}

/** Null, or the refusal of a run whose processes and files near the worker's limit. */
export function judgeMemory(
  reading: { rssMb: number; tmpMb: number },
  workerMemoryMib: number,
): AppError | null {
  if (reading.rssMb + reading.tmpMb < usableMemoryMib(workerMemoryMib)) return null;
  return memoryExceeded('This video needed more memory than there is.', reading);
}

function memoryExceeded(what: string, cause: unknown): AppError {
  const advice =
    'Please upload it in a lower resolution, more compressed or shorter, or have a shorter part ' +
    'of it judged.';
  return new AppError('memory_exceeded', `${what} ${advice}`, { cause });
}

export interface MemoryParameters {
  maxVideoSizeMb: number;
  maxVideoDurationSeconds: number;
  workerMemoryMib: number;
}

/** Null where the largest allowed video fits the worker, else what to change, for an operator. */
export function checkMemoryFits(parameters: MemoryParameters): string | null {
  const { maxVideoSizeMb, maxVideoDurationSeconds, workerMemoryMib } = parameters;
  const neededMib = Math.ceil(neededMemoryMib(largestLoad(parameters)));
  const usableMib = usableMemoryMib(workerMemoryMib);
  if (neededMib <= usableMib) return null;

  const excessMib = neededMib - usableMib;
  const sourceMib = maxVideoSizeMb * mibPerMb;
  const lower =
    sourceMib >= outputMib(maxVideoDurationSeconds)
      ? advise('MAX_VIDEO_SIZE_MB', maxVideoSizeMb - excessMib / mibPerMb)
      : advise('MAX_VIDEO_DURATION_SECONDS', maxVideoDurationSeconds - excessMib / mibPerSecond);
  const raise =
    neededMib <= usableMemoryMib(largestWorkerMib)
      ? `, or set WORKER_MEMORY_MIB to ${largestWorkerMib}`
      : '';
  return (
    `A video of MAX_VIDEO_SIZE_MB ${maxVideoSizeMb} and MAX_VIDEO_DURATION_SECONDS ` +
    `${maxVideoDurationSeconds} needs ${neededMib} MiB, and of WORKER_MEMORY_MIB ` +
    `${workerMemoryMib} a run may use ${usableMib}. ${lower}${raise}.`
  );
}

export function largestLoad(parameters: Omit<MemoryParameters, 'workerMemoryMib'>): MemoryLoad {
  return {
    nodeMib: usualNodeMib,
    sourceBytes: parameters.maxVideoSizeMb * 1_000_000,
    seconds: parameters.maxVideoDurationSeconds,
    pictureBytes: largestPictureBytes,
  };
}

function outputMib(seconds: number): number {
  return (maxProxyBytes(seconds) + soundBytes(seconds)) / bytesPerMib;
}

const soundBytes = (seconds: number) =>
  seconds * signalFormat.soundSampleRate * Int16Array.BYTES_PER_ELEMENT;

const mibPerMb = 1_000_000 / bytesPerMib;
const mibPerSecond = outputMib(1) - outputMib(0);

function advise(name: string, highest: number): string {
  return highest >= 1
    ? `Lower ${name} to ${Math.floor(highest)} at most`
    : 'Lower MAX_VIDEO_SIZE_MB and MAX_VIDEO_DURATION_SECONDS';
}
