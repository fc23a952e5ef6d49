import { analysisRequest } from '../../contract/callables.ts';
import { deleteAnalysis as remove } from '../../workflows/delete-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const deleteAnalysis = defineCallable({
  name: 'deleteAnalysis',
  schema: analysisRequest,
  limit: 'change',
  answer: ({ ports }, { caller, request }) => remove(ports, caller, request.analysisId),
});
