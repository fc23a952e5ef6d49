/** What one worker process last told of itself. */
export interface WorkerMemory {
  instanceId: string;
  /** The run that it was last at; empty where its account has been deleted. */
  analysisId: string;
  runId: string;
  rssMb: number;
  tmpMb: number;
  /** Processes and tmp together at one moment, the most of that run. */
  lastPeakMb: number;
  /** The same by UTC hour, such as `2026-01-31T12`, over all its runs. */
  peaksMb: Readonly<Record<string, number>>;
  limitMb: number;
  updatedAt: Date;
}

export type Peaks = WorkerMemory['peaksMb'];

export const peaksCountMs = 24 * 60 * 60 * 1000;

/** The peaks with another reading, without the hours that count no more. */
export function notePeak(peaks: Peaks, memoryMb: number, now: Date): Peaks {
  const hour = hourOf(now);
  const peak = Math.max(memoryMb, peaks[hour] ?? 0);
  return { ...Object.fromEntries(countingAt(now, peaks)), [hour]: peak };
}

export interface WorkersMemory {
  lastPeakMb: number | null;
  peak24hMb: number | null;
  tmpMb: number | null;
  limitMb: number | null;
}

/** The newest figures of the worker that was heard last, and the peak of all; `heard` is newest first. */
export function sumUpWorkers(heard: readonly WorkerMemory[], now: Date): WorkersMemory {
  const [last] = heard;
  const peaks = heard.flatMap(({ peaksMb }) => countingAt(now, peaksMb).map(([, peak]) => peak));
  return {
    lastPeakMb: last?.lastPeakMb ?? null,
    peak24hMb: peaks.length > 0 ? Math.max(...peaks) : null,
    tmpMb: last?.tmpMb ?? null,
    limitMb: last?.limitMb ?? null,
  };
}

function countingAt(now: Date, peaks: Peaks): [string, number][] {
  const oldest = hourOf(new Date(now.getTime() - peaksCountMs));
  return Object.entries(peaks).filter(([hour]) => hour > oldest);
}

const hourOf = (now: Date) => now.toISOString().slice(0, 13);
