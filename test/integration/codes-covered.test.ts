import { afterAll, describe, expect, it } from 'vitest';
import { listAnalysesRequest } from '../../functions/src/contract/callables.ts';
import { type Code, codes } from '../../functions/src/contract/codes.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { requireAccess, requireAdmin } from '../../functions/src/domain/access.ts';
import { type AppError, asAppError } from '../../functions/src/domain/errors.ts';
import { admit, allPending } from '../../functions/src/domain/limits/admission.ts';
import { unusedQuota } from '../../functions/src/domain/limits/quota.ts';
import { readAs } from '../../functions/src/domain/read-as.ts';
import { dayOf } from '../../functions/src/domain/utc-day.ts';
import { checkLength } from '../../functions/src/domain/video/check-video.ts';
import { requireMemory } from '../../functions/src/domain/video/memory-budget.ts';
import { acceptUpload } from '../../functions/src/workflows/accept-upload.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { createAnalysis } from '../../functions/src/workflows/create-analysis.ts';
import { claimRun } from '../../functions/src/workflows/process-run/claim-run.ts';
import { holdRun } from '../../functions/src/workflows/process-run/hold-run.ts';
import { readResults } from '../../functions/src/workflows/read-session.ts';
import { rerunAnalysis } from '../../functions/src/workflows/rerun-analysis.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { buildAnalysis, someTime } from '../support/build-analysis.ts';
import { closeClients, signedOut } from '../support/client.ts';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import { failureOf, useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { answer, hang, refuse } from '../support/gemini-stand-in/misbehaviour.ts';
import { shortenedClock } from '../support/gemini-stand-in/shortened-clock.ts';
import { makeClip } from '../support/make-clips.ts';
import { mediaWorkshop, never } from '../support/media-workshop.ts';
import { portsAroundOne } from '../support/one-analysis.ts';
import { refusalOf } from '../support/refusal.ts';

/** What a person is shown, whichever way it reaches them. */
type Shown = { code: string; message: string };

const gemini = useGeminiStandIn();
const { media, clipPath, write } = mediaWorkshop();
const dancer = { userId: 'dancer', isAdmin: false };
const userLimits = {
  maxPendingJobs: 10,
  dailyRunsPerUser: 50,
  rerunsPerHour: 10,
  maxStoredBytes: 1_000_000_000,
};
const limits = { ...userLimits, maxVideoSizeBytes: 300_000_000, allowedOrigins: [] };
afterAll(closeClients);

function create(contentType: string, sizeBytes: number) {
  const { ports } = portsAroundOne(buildAnalysis());
  const nothing = { danceType: null, dancers: null, title: null, params: null };
  const video = { contentType, sizeBytes };
  const request = { analysisType: 'solo' as const, ...nothing, video, idempotencyKey: null };
  return createAnalysis(ports, limits, dancer, request, { origin: null, session: null });
}

/** What an analysis says of itself once `act` has been at it. */
async function errorIn(
  summary: Partial<Summary>,
  act: (world: ReturnType<typeof portsAroundOne>) => Promise<unknown>,
): Promise<Shown> {
  const world = portsAroundOne(buildAnalysis(summary));
  await act(world);
  const { error } = world.stored().summary;
  if (error === null) throw new Error('The analysis carries no error.');
  return error;
}

const thrownBy = (work: () => unknown): Promise<AppError> => failureOf((async () => work())());

function judgedWith(misbehaviour: Parameters<typeof gemini.standIn.misbehave>[1]) {
  gemini.standIn.misbehave('generate', misbehaviour, 20);
  return failureOf(gemini.analyse());
}

const tenMinutesAndMore = { durationSeconds: 601 };
const aRerun = { analysisId: 'analysis-1', kind: 'rerun', byAdmin: false, bytes: 0 } as const;
const largeVideo = { nodeMib: 250, sourceBytes: 300_000_000, seconds: 600, pictureBytes: null };

const producers: Record<Code, () => Promise<Shown>> = {
  invalid_request: () => thrownBy(() => readAs(listAnalysesRequest, { limit: 1_000 })),
  video_too_large: () => thrownBy(() => create('video/mp4', 300_000_001)),
  unsupported_format: async () => {
    const path = await write('notes.mp4', 'These are notes and no video.\n'.repeat(50));
    return failureOf(media.probe(path, never));
  },
  unauthenticated: async () => refusalOf(await signedOut(), 'listAnalyses', {}),
  permission_denied: () => thrownBy(() => requireAdmin(dancer)),
  not_found: () => thrownBy(() => requireAccess(null, dancer)),
  already_running: () => {
    const { ports } = portsAroundOne(buildAnalysis({ status: 'processing' }));
    return failureOf(rerunAnalysis(ports, userLimits, dancer, 'analysis-1'));
  },
  not_cancellable: () => {
    const { ports } = portsAroundOne(buildAnalysis({ status: 'completed' }));
    return failureOf(cancelAnalysis(ports, dancer, 'analysis-1'));
  },
  video_missing: () => {
    const { ports } = portsAroundOne(buildAnalysis({ status: 'failed' }));
    return failureOf(rerunAnalysis(ports, userLimits, dancer, 'analysis-1'));
  },
  results_not_ready: async () => {
    const { ports } = portsAroundOne(buildAnalysis({ status: 'processing' }));
    const { body } = await readResults(ports, dancer, 'analysis-1');
    if ('data' in body) throw new Error('A session that is under way has results.');
    return { code: body.reason, message: body.error };
  },
  rate_limited: () => {
    const reruns = Array.from({ length: 10 }, () => someTime);
    return thrownBy(() => admit({ ...unusedQuota, reruns }, aRerun, userLimits, someTime));
  },
  quota_exhausted: () => {
    const usedUp = { ...unusedQuota, day: dayOf(someTime), runs: 50 };
    return thrownBy(() => admit(usedUp, aRerun, userLimits, someTime));
  },
  at_capacity: async () => allPending(),
  internal: async () => asAppError(new TypeError('secret is not a function')),
  upload_incomplete: () =>
    errorIn({}, async ({ ports, clock }) => {
      await clock.pass(61 * 60_000);
      await sweep(ports);
    }),
  upload_mismatch: () =>
    errorIn({}, ({ ports }) =>
      acceptUpload(ports, {
        path: 'videos/dancer/analysis-1/source',
        contentType: 'video/mp4',
        sizeBytes: 999,
        generation: '1',
        uploaded: true,
      }),
    ),
  video_unreadable: async () => {
    const path = await write('noise.mp4', Buffer.alloc(10_000, 0xa7));
    return failureOf(media.probe(path, never));
  },
  video_has_no_picture: async () => {
    const path = await makeClip(clipPath('sound.mp4'), { picture: false });
    return failureOf(media.probe(path, never));
  },
  video_too_long: () => thrownBy(() => checkLength(tenMinutesAndMore, null, 600)),
  memory_exceeded: () => thrownBy(() => requireMemory(largeVideo, 512)),
  processing_timeout: async () => {
    const held = { status: 'processing', attempt: 1, lease_expires_at: someTime } as const;
    const { ports, clock, stored } = portsAroundOne(buildAnalysis(held));
    const run = holdRun(ports, {
      analysisId: 'analysis-1',
      runId: 'run-1',
      ...stored(),
      attempt: 1,
      followed: ports.analyses.follow('analysis-1'),
    });
    await clock.pass(30 * 60_000);
    return asAppError(run.signal.reason);
  },
  analyzer_rate_limited: () => judgedWith(refuse(errorReplies.quotaPerMinute('3600s'))),
  analyzer_quota_exhausted: () => judgedWith(refuse(errorReplies.quotaPerDay)),
  analyzer_unavailable: () => judgedWith(refuse(errorReplies.overloaded)),
  analyzer_timeout: () => {
    gemini.standIn.misbehave('generate', hang, 20);
    const clock = shortenedClock((delayMs) => Math.min(delayMs, 200));
    return failureOf(gemini.analyse({}, { clock }));
  },
  analyzer_blocked: () => judgedWith(answer({ blockReason: 'PROHIBITED_CONTENT' })),
  analyzer_truncated: () => judgedWith(answer({ pieces: ['{"'], finishReason: 'MAX_TOKENS' })),
  analyzer_invalid_response: () => judgedWith(answer({ pieces: ['{"segments":[', '}'] })),
  worker_lost: () =>
    errorIn({ status: 'queued', stage: 'queued', attempt: 4 }, ({ ports, stored }) =>
      claimRun(ports, { analysisId: 'analysis-1', runId: 'run-1', ...stored().work }),
    ),
};

/** An instruction: what the reader is to do, in the words that the product uses for it. */
const advice =
  /\b(please|ask|cancel|check|choose|correct|lower|run|shorten|sign in|start|trim|try|upload|use|wait)\b/i;

describe('every code of the closed list', () => {
  it.each(codes)('%s is produced and tells a person what to do next', async (code) => {
    const shown = await producers[code]();
    expect(shown).toMatchObject({ code });
    expect(lastSentence(shown.message)).toMatch(advice);
  });
});

const lastSentence = (message: string): string =>
  message.split(/(?<=[.!?])\s+(?=[A-Z])/).at(-1) ?? '';
