import { listAnalysesRequest } from '../../contract/callables.ts';
import { listAnalyses as list } from '../../workflows/list-analyses.ts';
import { defineCallable } from './define-callable.ts';

export const listAnalyses = defineCallable({
  name: 'listAnalyses',
  schema: listAnalysesRequest,
  limit: 'list',
  answer: ({ ports }, { caller, request }) =>
    list(ports, caller, { ...request, userId: caller.userId }),
});
