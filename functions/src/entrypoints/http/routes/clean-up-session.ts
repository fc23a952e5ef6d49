import { messageReply, sessionPath } from '../../../contract/sessions.ts';
import { deleteAnalysis } from '../../../workflows/delete-analysis.ts';
import { defineRoute } from '../route.ts';

const cleanUpAt = (path: string) =>
  defineRoute({
    method: 'delete',
    path,
    summary: 'Removes a session, its video and its results, in any state',
    access: 'caller',
    limit: 'change',
    request: { path: sessionPath },
    replies: { 200: { description: 'It is gone.', schema: messageReply } },
    async answer({ ports }, { caller, path: { sessionId } }) {
      await deleteAnalysis(ports, caller, sessionId);
      return { status: 200, body: { message: 'The session, its video and its results are gone.' } };
    },
  });

export const cleanUpSession = cleanUpAt('/api/v1/video/cleanup/{sessionId}');
/** Where the old frontend calls it. */
export const cleanUpOldSession = cleanUpAt('/api/cleanup/{sessionId}');
