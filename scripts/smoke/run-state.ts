/** Of a summary, what tells how far its run has come. */
export interface RunState {
  status: string;
  stage: string | null;
  progress: number;
  message: string | null;
  error: { code: string; message: string } | null;
  runId: string;
  totalScore: number | null;
  analyzer: string | null;
}

/** Of a document's plain fields; null: there is none. */
export function runStateOf(fields: Readonly<Record<string, unknown>> | null): RunState | null {
  if (fields === null) return null;
  const text = (name: string) => (typeof fields[name] === 'string' ? String(fields[name]) : null);
  const error = fields['error'] as { code?: unknown; message?: unknown } | null;
  const score = fields['total_score'];
  return {
    status: text('status') ?? '',
    stage: text('stage'),
    progress: Number(fields['progress'] ?? 0),
    message: text('message'),
    error: error && { code: String(error.code), message: String(error.message) },
    runId: text('run_id') ?? '',
    totalScore: typeof score === 'number' ? score : null,
    analyzer: text('analyzer'),
  };
}

const order = ['uploading', 'queued', 'processing', 'ended'] as const;
export type Step = (typeof order)[number];

/** A run that is tried again stands in the queue, and has been further: that is not unlearned here. */
export function stepOf({ status, stage }: RunState): Step {
  if (status === 'uploading' || status === 'queued') return status;
  if (status !== 'processing') return 'ended';
  return stage === 'queued' ? 'queued' : 'processing';
}

export const isPast = (state: RunState, step: Step): boolean =>
  order.indexOf(stepOf(state)) > order.indexOf(step);
