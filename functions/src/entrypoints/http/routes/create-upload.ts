import { createSessionReply, createSessionRequest } from '../../../contract/sessions.ts';
import { createAnalysis } from '../../../workflows/create-analysis.ts';
import { defineRoute } from '../route.ts';
import { asCreateRequest, termsOf } from '../session-request.ts';

/** For videos of any size: the bytes go to the session's URL, past this function. */
export const createUpload = defineRoute({
  method: 'post',
  path: '/api/v1/video/uploads',
  summary: 'Opens a session and the resumable upload of its video',
  access: 'caller',
  limit: 'change',
  begins: true,
  request: { body: createSessionRequest },
  refusals: ['video_too_large', 'unsupported_format', 'quota_exhausted', 'at_capacity'],
  replies: { 201: { description: 'Upload the video next.', schema: createSessionReply } },
  async answer({ ports, config }, { caller, body, header }) {
    const { content_type: contentType, size_bytes: sizeBytes, ...form } = body;
    const video = { contentType, sizeBytes };
    const request = asCreateRequest(form, video, header('Idempotency-Key'));
    const terms = { origin: header('Origin'), session: termsOf(form, config) };
    const created = await createAnalysis(ports, config, caller, request, terms);
    const { analysisId: sessionId, ...rest } = created;
    return { status: 201, body: { sessionId, ...rest } };
  },
});
