/** What a worker holds at once: on 2nd-gen functions /tmp is memory and counts like any other. */
const nodeMib = 250;
/** ffmpeg decoding 4K while it writes the proxy. */
const ffmpegMib = 350;
/** The proxy's picture and sound; its size follows the length, not the source. */
const proxyBitsPerSecond = 3_000_000;

const bytesPerMib = 2 ** 20;
const sourceMibPerMb = 1_000_000 / bytesPerMib;
const proxyMibPerSecond = proxyBitsPerSecond / 8 / bytesPerMib;
const largestWorkerMib = 4_096;

export interface MemoryParameters {
  maxVideoSizeMb: number;
  maxVideoDurationSeconds: number;
  workerMemoryMib: number;
}

/** MiB that the largest allowed video takes: its source, its proxy, ffmpeg and Node. */
export function neededMemoryMib(parameters: Omit<MemoryParameters, 'workerMemoryMib'>): number {
  const { maxVideoSizeMb, maxVideoDurationSeconds } = parameters;
  const sourceMib = maxVideoSizeMb * sourceMibPerMb;
  return nodeMib + ffmpegMib + sourceMib + maxVideoDurationSeconds * proxyMibPerSecond;
}

/** Null where the largest allowed video fits the worker, else what to change, for an operator. */
export function checkMemoryFits(parameters: MemoryParameters): string | null {
  const { maxVideoSizeMb, maxVideoDurationSeconds, workerMemoryMib } = parameters;
  const neededMib = Math.ceil(neededMemoryMib(parameters));
  if (neededMib <= workerMemoryMib) return null;

  const excessMib = neededMib - workerMemoryMib;
  const proxyMib = maxVideoDurationSeconds * proxyMibPerSecond;
  const sourceMib = maxVideoSizeMb * sourceMibPerMb;
  const lower =
    sourceMib >= proxyMib
      ? advise('MAX_VIDEO_SIZE_MB', (sourceMib - excessMib) / sourceMibPerMb)
      : advise('MAX_VIDEO_DURATION_SECONDS', (proxyMib - excessMib) / proxyMibPerSecond);
  const raise =
    neededMib <= largestWorkerMib ? `, or set WORKER_MEMORY_MIB to ${largestWorkerMib}` : '';
  return (
    `A video of MAX_VIDEO_SIZE_MB ${maxVideoSizeMb} and MAX_VIDEO_DURATION_SECONDS ` +
    `${maxVideoDurationSeconds} needs ${neededMib} MiB, and WORKER_MEMORY_MIB is ` +
    `${workerMemoryMib}. ${lower}${raise}.`
  );
}

function advise(name: string, highest: number): string {
  return highest >= 1
    ? `Lower ${name} to ${Math.floor(highest)} at most`
    : 'Lower MAX_VIDEO_SIZE_MB and MAX_VIDEO_DURATION_SECONDS';
}
