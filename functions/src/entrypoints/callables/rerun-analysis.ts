import { analysisRequest } from '../../contract/callables.ts';
import { rerunAnalysis as rerun } from '../../workflows/rerun-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const rerunAnalysis = defineCallable({
  name: 'rerunAnalysis',
  schema: analysisRequest,
  limit: 'change',
  begins: true,
  asksAuth: true,
  answer: ({ ports, config }, { caller, request }) =>
    rerun(ports, config, caller, request.analysisId),
});
