import { adminListAnalysesRequest } from '../../contract/callables.ts';
import { requireAdmin } from '../../domain/access.ts';
import { listAnalyses as list } from '../../workflows/list-analyses.ts';
import { defineCallable } from './define-callable.ts';

export const adminListAnalyses = defineCallable(
  adminListAnalysesRequest,
  ({ ports }, { caller, request }) => {
    requireAdmin(caller);
    return list(ports, caller, request);
  },
);
