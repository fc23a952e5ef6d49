import { sessionAccepted, sessionForm, uploadForm } from '../../../contract/sessions.ts';
import { readAs } from '../../../domain/read-as.ts';
import { acknowledge } from '../../../domain/sessions/session-replies.ts';
import { receiveUpload } from '../receive-upload.ts';
import { defineRoute } from '../route.ts';

export const uploadVideo = defineRoute({
  method: 'post',
  path: '/api/v1/video/upload',
  summary: 'Makes a session of a video of up to 30 MB that comes with the request',
  access: 'caller',
  limit: 'change',
  begins: true,
  request: { body: uploadForm },
  bodyType: 'multipart',
  refusals: ['video_too_large', 'unsupported_format', 'quota_exhausted', 'at_capacity'],
  replies: { 202: { description: 'It will be judged.', schema: sessionAccepted } },
  async answer(app, incoming) {
    const { analysisId, summary } = await receiveUpload(app, incoming, (fields) =>
      readAs(sessionForm, fields),
    );
    return { status: 202, body: acknowledge(analysisId, summary) };
  },
});
