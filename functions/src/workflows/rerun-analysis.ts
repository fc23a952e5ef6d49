import type { RerunAnalysisReply, RerunChanges } from '../contract/callables.ts';
import { paramsSchemas } from '../contract/params.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import type { UserLimits } from '../domain/limits/admission.ts';
import { readAs } from '../domain/read-as.ts';
import { askedByRerun } from '../domain/states/asked-anew.ts';
import { transition } from '../domain/states/transition.ts';
import { sourcePath } from '../domain/video/object-paths.ts';
import { type KeptVideo, requireKept } from '../domain/video/prepared-video.ts';
import type { StoredObject } from '../domain/video/stored-object.ts';
import { advanceLine } from './advance-line.ts';
import { admissionOf, askBudget, type BudgetCheck } from './ask-admission.ts';
import type { RunTask } from './ports/task-queue.ts';
import type { Ports } from './ports.ts';
import { readKept } from './read-kept.ts';

type RerunPorts = Pick<
  Ports,
  'analyses' | 'bucket' | 'budget' | 'line' | 'tasks' | 'ids' | 'clock' | 'logger'
>;

/** What was kept stays. */
const asBefore: RerunChanges = { analysisType: null, danceType: null, params: null };

/**
 * Starts a new run of an ended analysis, as it was asked for or, where the changes say so, otherwise: the
 * old report stays, the new one comes beside it.
 */
export async function rerunAnalysis(
  ports: RerunPorts,
  limits: UserLimits,
  caller: Caller,
  analysisId: string,
  changes = asBefore,
): Promise<RerunAnalysisReply> {
  // An owner's video lies where its path says, so that one exchange with the store is all that an
  // owner waits for.
  const { userId } = caller;
  const guess = { ownerId: userId, path: sourcePath(userId, analysisId), isKept: true };
  const [sought, requireBudget] = await Promise.all([
    seek(ports, analysisId, guess),
    askBudget(ports, caller),
  ]);
  const run = { analysisId, caller, changes, limits, requireBudget };
  let begun = await beginRun(ports, run, sought);
  for (let tries = 1; !('runId' in begun) && tries < mostTries; tries += 1) {
    begun = await beginRun(ports, run, await seek(ports, analysisId, begun));
  }
  if (!('runId' in begun)) throw videoMissing();
  const task = begun;

  await advanceLine(ports).catch((error: unknown) => {
    ports.logger.warn('enqueue_left_to_trigger', { ...task, error });
  });
  const { runId } = task;
  ports.logger.info('rerun_requested', { analysisId, runId });
  return { success: true, message: 'The analysis is running again.', analysisId, runId };
}

/** Whose it is, then whether its source is kept: more than that cannot be found out on the way. */
const mostTries = 3;

interface Place {
  ownerId: string;
  /** Of the source. */
  path: string;
  /** Whether the source is still kept: else the run goes on from what was prepared of it. */
  isKept: boolean;
}
interface Sought extends Place {
  /** Null: it is gone. */
  source: StoredObject | null;
  /** Null while the source is kept. */
  left: KeptVideo | null;
}
interface WantedRun {
  analysisId: string;
  caller: Caller;
  changes: RerunChanges;
  limits: UserLimits;
  requireBudget: BudgetCheck;
}

async function seek(ports: RerunPorts, analysisId: string, place: Place): Promise<Sought> {
  if (place.isKept) {
    return { ...place, source: await ports.bucket.stat(place.path), left: null };
  }
  return { ...place, source: null, left: await readKept(ports.bucket, place.ownerId, analysisId) };
}

/** The run's task; or, with nothing changed, whose the video is and where, if it was sought elsewhere. */
function beginRun(
  ports: RerunPorts,
  { analysisId, caller, changes, ...checks }: WantedRun,
  sought: Sought,
): Promise<RunTask | Place> {
  const runId = ports.ids.runId();
  const now = ports.clock.now();
  const byAdmin = caller.isAdmin;
  return ports.analyses.begin<RunTask | Place>(
    analysisId,
    (stored) => {
      const current = requireAccess(stored, caller);
      const asked = askedByRerun(current.summary, changes);
      const event = { kind: 'rerun', runId, byAdmin, source: sought.source, asked } as const;
      const change = transition(current, event, now);
      const { user_id: ownerId, video } = current.summary;
      if (video === null) throw videoMissing();
      const { dispatch: lastDispatch, sourceKeptDays: keptDays } = current.work;
      const place = { ownerId, path: video.object_path, isKept: keptDays === null };
      if (!samePlace(place, sought)) return { result: place, change: null };
      if (keptDays === null || sought.left === null) {
        if (sought.source === null) throw videoMissing();
      } else {
        const { analysis_type: type, params } = { ...current.summary, ...asked };
        const { trim = null } = readAs(paramsSchemas[type], params);
        requireKept(sought.left, { trim, keptDays });
      }
      const dispatch = change.work?.dispatch ?? lastDispatch;
      return { result: { analysisId, runId, dispatch }, change };
    },
    admissionOf({ analysisId, kind: 'rerun', ownerId: sought.ownerId, bytes: 0 }, caller, {
      ...checks,
      now,
    }),
  );
}

const samePlace = (left: Place, right: Place) =>
  left.ownerId === right.ownerId && left.path === right.path && left.isKept === right.isKept;

function videoMissing(): AppError {
  return new AppError(
    'video_missing',
    'The video is gone, so it cannot be analysed again. Please upload it again.',
  );
}
