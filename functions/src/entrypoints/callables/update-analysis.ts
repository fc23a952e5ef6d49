import { updateAnalysisRequest } from '../../contract/callables.ts';
import { updateAnalysis as update } from '../../workflows/update-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const updateAnalysis = defineCallable({
  name: 'updateAnalysis',
  schema: updateAnalysisRequest,
  limit: 'change',
  answer: ({ ports }, { caller, request }) => update(ports, caller, request),
});
