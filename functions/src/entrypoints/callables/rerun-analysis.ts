import { rerunAnalysisRequest } from '../../contract/callables.ts';
import { rerunAnalysis as rerun } from '../../workflows/rerun-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const rerunAnalysis = defineCallable({
  name: 'rerunAnalysis',
  schema: rerunAnalysisRequest,
  limit: 'change',
  begins: true,
  asksAuth: true,
  answer: ({ ports, config }, { caller, request: { analysisId, ...changes } }) =>
    rerun(ports, config, caller, analysisId, changes),
});
