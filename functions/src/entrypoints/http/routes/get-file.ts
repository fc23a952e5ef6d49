import { sessionFilePath } from '../../../contract/sessions.ts';
import { getVideoUrl } from '../../../workflows/get-video-url.ts';
import { defineRoute } from '../route.ts';

export const getFile = defineRoute({
  method: 'get',
  path: '/api/v1/video/files/{sessionId}/{asset}',
  summary: 'Leads to a short-lived URL of the video or of what was made from it',
  access: 'caller',
  limit: 'read',
  request: { path: sessionFilePath },
  refusals: ['video_missing'],
  replies: {
    302: {
      description: 'Location is the URL.',
      schema: null,
      headers: { Location: 'The URL.', 'Cache-Control': 'no-store' },
    },
  },
  async answer({ ports }, { caller, path: { sessionId: analysisId, asset } }) {
    const { url } = await getVideoUrl(ports, caller, { analysisId, asset });
    return { status: 302, body: null, headers: { Location: url, 'Cache-Control': 'no-store' } };
  },
});
