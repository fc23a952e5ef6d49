import { oldAnalysisPath, oldRerunReply } from '../../../contract/old-routes.ts';
import { rerunAnalysis } from '../../../workflows/rerun-analysis.ts';
import { defineRoute } from '../route.ts';

export const rerunOldAnalysis = defineRoute({
  method: 'post',
  path: '/analyses/{id}/rerun',
  summary: 'Judges an ended analysis again',
  access: 'caller',
  limit: 'change',
  begins: true,
  request: { path: oldAnalysisPath },
  refusals: ['already_running', 'video_missing', 'quota_exhausted', 'at_capacity'],
  replies: { 200: { description: 'It is running again.', schema: oldRerunReply } },
  async answer({ ports, config }, { caller, path }) {
    const begun = await rerunAnalysis(ports, config, caller, path.id);
    const { analysisId, ...rest } = begun;
    return { status: 200, body: { ...rest, analysis_id: analysisId } };
  },
});
