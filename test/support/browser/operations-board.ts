import { FieldValue } from 'firebase-admin/firestore';
import { type Operations, operationsSchema } from '../../../functions/src/contract/operations.ts';
import { adminFirestore } from '../admin-sdk.ts';

const ref = adminFirestore.doc('operations/current');
/** Nobody writes the board while its time is fresh (show-operations.ts): one ahead keeps it ours. */
const aheadMs = 20 * 60_000;

export const keptUntil = new Date(Date.now() + aheadMs);

export const ago = (seconds: number) => new Date(keptUntil.getTime() - seconds * 1_000);

/** A service with something in every part, told of 20 runs and errors. */
export function busyOperations(): Omit<Operations, 'updated_at'> {
  const types = ['solo', 'couple', 'group', 'highlights', 'workout'] as const;
  const typeOf = (index: number) => types[index % types.length] ?? 'solo';
  const twenty = Array.from({ length: 20 }, (_, index) => index);
  const errors = [
    { code: 'video_unreadable', message: 'The video cannot be read. Export it again as MP4.' },
    { code: 'analyzer_rate_limited', message: 'The judge had no time. Please try again later.' },
  ] as const;
  return {
    memory: {
      ...{ last_peak_mb: 812.4, peak_24h_mb: 1_410, limit_mb: 2_048, tmp_mb: 96 },
      workers: [
        {
          ...{ instance_id: 'worker-1', analysisId: 'analysis-1', run_id: 'run-1' },
          ...{ rss_mb: 520, tmp_mb: 96, last_peak_mb: 812.4, limit_mb: 2_048 },
          updated_at: ago(4),
        },
      ],
    },
    active_runs: [
      {
        ...{ analysisId: 'analysis-1', analysis_type: 'couple', run_id: 'run-1', attempt: 1 },
        ...{ stage: 'measuring', progress: 55, started_at: ago(14) },
      },
      {
        ...{ analysisId: 'analysis-2', analysis_type: 'solo', run_id: 'run-2', attempt: 2 },
        ...{ stage: 'analysing', progress: 80, started_at: ago(95) },
      },
    ],
    queue: { waiting: 3, waiting_since: ago(130), tasks: { state: 'RUNNING', depth: 3 } },
    recent_errors: twenty.map((index) => ({
      ...{ analysisId: `failed-${index}`, analysis_type: typeOf(index), at: ago(index * 5_000) },
      ...(errors[index % 2] ?? errors[0]),
    })),
    recent_runs: twenty.map((index) => ({
      ...{ analysisId: `done-${index}`, analysis_type: typeOf(index), at: ago(index * 400) },
      processing_seconds: index === 7 ? 81 : 11 + ((index * 7) % 13),
    })),
  };
}

type Parts = Partial<Omit<Operations, 'updated_at'>>;

/** Null while the board is the service's. */
let shown: Partial<Operations> | null = null;
let stopKeeping: (() => void) | null = null;

/**
 * Puts these parts on the monitor and takes the others off; the budget stays as it is. What the
 * service was about to write, having looked before, is written over.
 */
export async function showOnBoard(parts: Parts): Promise<void> {
  shown = { ...parts, updated_at: keptUntil };
  await write(shown);
  stopKeeping ??= ref.onSnapshot((board) => {
    const isOurs = board.get('updated_at')?.toMillis() === keptUntil.getTime();
    if (shown !== null && !isOurs) void write(shown);
  });
}

/** Leaves the board to the service again. */
export async function releaseBoard(): Promise<void> {
  shown = null;
  await write({});
  // Not before: the emulator (1.19.9) fails a write that would tell a listener which is just going.
  stopKeeping?.();
  stopKeeping = null;
}

const ownFields = Object.keys(operationsSchema.shape);

async function write(parts: Partial<Operations>): Promise<void> {
  const nothing = Object.fromEntries(ownFields.map((name) => [name, FieldValue.delete()]));
  await ref.set({ ...nothing, ...parts }, { mergeFields: ownFields });
}
