import type { Summary } from '../contract/summary.ts';
import { contentTypeOf } from '../contract/video-types.ts';
import type { Status } from '../contract/vocabulary.ts';
import { isIdle } from '../domain/limits/quota.ts';
import type { Analysis, Change } from '../domain/states/analysis.ts';
import { leftBy, placeOf } from '../domain/states/place.ts';
import { awaitsWorker } from '../domain/states/runs.ts';
import { transition } from '../domain/states/transition.ts';
import { parseObjectPath, parseSourcePath } from '../domain/video/object-paths.ts';
import type { StoredObject } from '../domain/video/stored-object.ts';
import { advanceLine, isFull, isQuiet, type LinePorts } from './advance-line.ts';
import { ownStep } from './ask-admission.ts';
import { dispatchRun } from './dispatch-run.ts';
import type { RunTask } from './ports/task-queue.ts';
import type { Ports } from './ports.ts';

/**
 * `kept`: told before, or not ours to judge; `unwanted`: nobody waits for it; `arrived`: it waits for
 * room; `queued`: it waits for its turn; `sent`: it has it.
 */
type Outcome = 'kept' | 'unwanted' | 'arrived' | 'queued' | 'sent';
interface Left {
  outcome: Outcome;
  analysis: Analysis | null;
}

/** Of these, a video that comes late is wanted by nobody. */
const endedWithoutVideo: readonly Status[] = ['cancelled', 'failed', 'expired'];

/**
 * Lets the analysis in whose video has arrived, if it is the one that was declared; where there is
 * no room, it waits for some. To be told again until it has ended well: then what a first telling
 * left undone is done. An object that nobody waits for, or that is left of a deleted analysis, is
 * removed. Answers the analysis as it is left (null: there is none), before any worker takes it.
 */
export async function acceptUpload(
  ports: Pick<Ports, 'bucket'> & LinePorts,
  uploaded: StoredObject,
): Promise<Summary | null> {
  const owner = parseSourcePath(uploaded.path);
  if (owner === null) {
    await removeOrphan(ports, uploaded);
    return null;
  }
  const { analysisId } = owner;
  const { outcome, analysis } = await letVideoIn(ports, owner, uploaded);
  const isIn = outcome === 'queued' || outcome === 'sent';
  ports.logger.info('upload_arrived', {
    analysisId,
    ...(isIn && analysis && { runId: analysis.summary.run_id }),
    sizeBytes: uploaded.sizeBytes,
    outcome: isIn ? 'queued' : outcome,
  });
  if (outcome === 'unwanted') await ports.bucket.remove(uploaded.path, uploaded.generation);
  else if (outcome === 'sent' && analysis) await sendOff(ports, analysisId, analysis);
  else if (outcome === 'queued' || outcome === 'arrived') await advanceLine(ports);
  else if (outcome === 'kept' && analysis && awaitsWorker(analysis.summary)) {
    await advanceLine(ports);
    await dispatchRun(ports, analysisId);
  }
  return analysis?.summary ?? null;
}

/** Marked as sent by now; a telling that ends here is told again, and finds it without a worker. */
async function sendOff(
  { tasks, logger }: LinePorts,
  analysisId: string,
  { summary, work }: Analysis,
): Promise<void> {
  const task: RunTask = { analysisId, runId: summary.run_id, dispatch: work.dispatch };
  await tasks.enqueue(task);
  logger.info('sent', { ...task });
}

/**
 * Who arrives while others wait at the door waits too: they are let in in their order. Where nobody
 * waits and a worker is free, the first run of a user has its turn with the same step; each further
 * one takes its own, so that of many that arrive at once no user has more than one that way.
 */
async function letVideoIn(
  ports: LinePorts,
  { analysisId, userId }: { analysisId: string; userId: string },
  uploaded: StoredObject,
): Promise<Left> {
  const now = ports.clock.now();
  const accept = (kind: 'acceptUpload' | 'arrive', mayGo = false) =>
    ports.analyses.begin<Left>(
      analysisId,
      (stored, quota) => judge(stored, uploaded, { kind, sent: mayGo && isIdle(quota) }, now),
      ownStep(userId),
    );
  const [door, quiet] = await Promise.all([ports.line.atTheDoor(1), isQuiet(ports.line)]);
  if (door.length > 0) return accept('arrive');
  try {
    return await accept('acceptUpload', quiet);
  } catch (error) {
    if (isFull(error)) return accept('arrive');
    throw error;
  }
}

function judge(
  stored: Analysis | null,
  uploaded: StoredObject,
  { kind, sent }: { kind: 'acceptUpload' | 'arrive'; sent: boolean },
  now: Date,
): { result: Left; change: Change | null } {
  const { generation } = uploaded;
  const keep = (outcome: Outcome) => ({
    result: { outcome, analysis: stored },
    change: null,
  });
  const place = stored && placeOf(stored);
  if (stored === null || (place !== 'uploading' && place !== 'arrived')) {
    const known = stored !== null && isKnown(stored, generation);
    return keep(uploaded.uploaded && !known ? 'unwanted' : 'kept');
  }
  if (place === 'arrived') return keep('arrived');
  const mismatch = differenceFromDeclared(stored.summary, uploaded);
  const error = mismatch && {
    code: 'upload_mismatch' as const,
    message: mismatch,
    retryable: false,
  };
  const arrival = kind === 'arrive' ? { kind, generation } : { kind, generation, sent };
  const event = error ? ({ kind: 'fail', error } as const) : arrival;
  // What follows for a video that is let in, whoever is told of it does, and is told again until then.
  const change = { ...transition(stored, event, now), seenTo: error === null };
  const accepted = sent ? 'sent' : 'queued';
  const outcome = error ? 'unwanted' : kind === 'arrive' ? 'arrived' : accepted;
  return { result: { outcome, analysis: leftBy(change, stored) }, change };
}

/** A worker that was killed may have finished an object after its analysis was cleaned up. */
async function removeOrphan(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'logger'>,
  { path, generation }: StoredObject,
): Promise<void> {
  const owner = parseObjectPath(path);
  if (owner === null || (await ports.analyses.exists(owner.analysisId))) return;
  await ports.bucket.remove(path, generation);
  ports.logger.info('orphan_removed', { analysisId: owner.analysisId });
}

function isKnown({ summary, work }: Analysis, generation: string): boolean {
  if (work.sourceGeneration === generation) return true;
  // Of one that was removed after its days, a second session must not bring another.
  return work.sourceKeptDays === null && !endedWithoutVideo.includes(summary.status);
}

function differenceFromDeclared({ video }: Summary, uploaded: StoredObject): string | null {
  if (video === null || uploaded.sizeBytes !== video.size_bytes) {
    return `The upload has ${uploaded.sizeBytes} bytes, but ${video?.size_bytes} were announced. Please upload the video again.`;
  }
  // The bucket may keep the type as the client spells it in its PUT.
  if (readType(uploaded.contentType) !== readType(video.content_type)) {
    return `The upload is of type ${uploaded.contentType}, but ${video.content_type} was announced. Please upload the video again.`;
  }
  return null;
}

const readType = (type: string): string => contentTypeOf({ type }) ?? type;
