import { oldAnalysisPath, oldRerunReply, oldRerunRequest } from '../../../contract/old-routes.ts';
import { rerunAnalysis } from '../../../workflows/rerun-analysis.ts';
import { defineRoute } from '../route.ts';

export const rerunOldAnalysis = defineRoute({
  method: 'post',
  path: '/analyses/{id}/rerun',
  summary: 'Judges an ended analysis again, as it was asked for or otherwise',
  access: 'caller',
  limit: 'change',
  begins: true,
  request: { path: oldAnalysisPath, body: oldRerunRequest },
  bodyIsOptional: true,
  refusals: ['already_running', 'video_missing', 'quota_exhausted', 'at_capacity'],
  replies: { 200: { description: 'It is running again.', schema: oldRerunReply } },
  async answer({ ports, config }, { caller, path, body }) {
    const begun = await rerunAnalysis(ports, config, caller, path.id, {
      analysisType: body.analysis_type ?? null,
      danceType: body.dance_type ?? null,
      params: body.params ?? null,
    });
    const { analysisId, ...rest } = begun;
    return { status: 200, body: { ...rest, analysis_id: analysisId } };
  },
});
