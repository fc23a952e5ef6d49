import type { CreateAnalysisRequest } from '../../contract/callables.ts';
import { noScores } from '../../contract/verdict.ts';
import { findDance } from '../dances/find-dance.ts';
import { sourcePath } from '../video/object-paths.ts';
import { type Analysis, type Session, unstartedWork } from './analysis.ts';

export interface NewAnalysis {
  analysisId: string;
  runId: string;
  userId: string;
  request: CreateAnalysisRequest;
  byAdmin?: boolean;
  /** Only where it came in over HTTP. */
  session?: Session | null;
  /** How its video comes. */
  upload?: 'apart' | 'with_request';
}

/** An analysis that waits for its upload. */
export function newAnalysis(parts: NewAnalysis, now: Date): Analysis {
  const { analysisId, runId, userId, request } = parts;
  const { byAdmin = false, session = null, upload = 'apart' } = parts;
  return {
    summary: {
      user_id: userId,
      analysis_type: request.analysisType,
      dance_type: request.danceType,
      style: findDance(request.danceType),
      dancers: request.dancers,
      title: request.title,
      params: request.params ?? {},
      timestamp: now,
      updated_at: now,
      status: 'uploading',
      processed: false,
      stage: null,
      progress: 0,
      message: 'Waiting for the upload',
      video: {
        object_path: sourcePath(userId, analysisId),
        content_type: request.video.contentType,
        size_bytes: request.video.sizeBytes,
        duration_seconds: null,
        width: null,
        height: null,
        frame_rate: null,
        has_audio: null,
      },
      run_id: runId,
      attempt: 0,
      lease_expires_at: null,
      ...noScores,
      poster: null,
      analyzer: null,
      error: null,
    },
    work: {
      ...unstartedWork,
      dispatch: 1,
      byAdmin,
      session,
      upload: upload === 'apart' ? { since: now, session: null, hasBegun: false } : null,
      keptBytes: request.video.sizeBytes,
    },
  };
}
