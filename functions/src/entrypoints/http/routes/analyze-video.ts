import {
  analyzedReply,
  analyzeForm,
  analyzePath,
  analyzeUploadForm,
  refusalReply,
  sessionAccepted,
} from '../../../contract/sessions.ts';
import { requireAccess } from '../../../domain/access.ts';
import { readAs } from '../../../domain/read-as.ts';
import { preferredWaitSeconds } from '../../../domain/sessions/prefer-wait.ts';
import { acknowledge, type ResultsReply } from '../../../domain/sessions/session-replies.ts';
import { hasEnded } from '../../../domain/states/reactions.ts';
import { resultsOf } from '../../../workflows/read-session.ts';
import { untilEnded } from '../../../workflows/until-ended.ts';
import { receiveUpload } from '../receive-upload.ts';
import { defineRoute } from '../route.ts';

/** Hosting ends a request at 60 s. */
const mostSeconds = 50;

/** Of an instance's four places one may be held by waiting: the others take videos meanwhile. */
let isSomebodyWaiting = false;

const applied = { 'Preference-Applied': 'Where `Prefer` named a wait: the one that was kept to.' };

/** The old servers' own route: the answer is the report, if it is ready in time. */
export const analyzeVideo = defineRoute({
  method: 'post',
  path: '/analyze/{analysis_type}',
  summary:
    'Judges a video of up to 30 MB and waits for the report, up to 50 s (Prefer: wait=N), if nobody else does',
  access: 'caller',
  limit: 'change',
  begins: true,
  request: { path: analyzePath, body: analyzeUploadForm },
  bodyType: 'multipart',
  refusals: [
    'video_too_large',
    'unsupported_format',
    'quota_exhausted',
    'at_capacity',
    'results_not_ready',
  ],
  replies: {
    200: { description: 'The report.', schema: analyzedReply, headers: applied },
    202: {
      description: 'It is not ready yet: ask for the status.',
      schema: sessionAccepted,
      headers: applied,
    },
    500: {
      description: 'The session failed; the reason says why.',
      schema: refusalReply,
      headers: applied,
    },
  },
  async answer(app, incoming) {
    const { ports } = app;
    const arrivedMs = ports.clock.now().getTime();
    const preferred = preferredWaitSeconds(incoming.header('Prefer'), mostSeconds);

    const received = await receiveUpload(app, incoming, (fields) => ({
      ...readAs(analyzeForm, fields),
      ...incoming.path,
    }));
    const { analysisId } = received;
    const seconds = isSomebodyWaiting ? 0 : (preferred ?? mostSeconds);
    const headers: Record<string, string> =
      preferred === null ? {} : { 'Preference-Applied': `wait=${seconds}` };
    const until = new Date(arrivedMs + seconds * 1000);
    const waiting = untilEnded(ports, received, { until, signal: incoming.signal });
    const seen = await (seconds === 0 ? waiting : holdingThePlace(waiting));
    const { summary } = requireAccess(seen && { summary: seen }, incoming.caller);
    if (!hasEnded(summary)) {
      return { status: 202, body: acknowledge(analysisId, summary), headers };
    }
    const { status, body } = await resultsOf(ports, analysisId, summary);
    return { status, body: flatten(body), headers };
  },
});

async function holdingThePlace<T>(waiting: Promise<T>): Promise<T> {
  isSomebodyWaiting = true;
  try {
    return await waiting;
  } finally {
    isSomebodyWaiting = false;
  }
}

function flatten(body: ResultsReply['body']) {
  return 'data' in body ? { sessionId: body.sessionId, ...body.data } : body;
}
