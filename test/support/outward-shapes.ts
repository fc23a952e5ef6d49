import type { Timestamp } from 'firebase/firestore';

/** What the contract promises a client, written down apart from the product's own types. */
export type AnalysisType = 'solo' | 'couple' | 'group' | 'highlights' | 'workout';

export type Status =
  | 'uploading'
  | 'queued'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'expired';

export type Scores = Record<string, number | null>;

export type RunError = { code: string; message: string; retryable: boolean };

/** `analyses/{analysisId}`; `Time` is a Timestamp in Firestore, an ISO 8601 string in a list. */
export type Summary<Time = Timestamp> = {
  user_id: string;
  analysis_type: AnalysisType;
  dance_type: string | null;
  style: string | null;
  dancers: string | null;
  title: string | null;
  params: Record<string, unknown>;
  timestamp: Time;
  updated_at: Time;
  status: Status;
  processed: boolean;
  stage: string | null;
  progress: number;
  message: string | null;
  video: { object_path: string; content_type: string; size_bytes: number } | null;
  run_id: string;
  attempt: number;
  lease_expires_at: Time | null;
  total_score: number | null;
  scores: Scores;
  analyzer: string | null;
  error: RunError | null;
  /** Documents from before these three do not have them; a list tells them all the same. */
  score_ranges?: Record<string, { low: number; high: number }>;
  total_range?: { low: number; high: number } | null;
  poster?: string | null;
  rerun_requested_at?: Time;
  started_at?: Time;
  processed_at?: Time;
  failed_at?: Time;
  cancelled_at?: Time;
  expires_at?: Time;
};

export const alwaysPresentFields = [
  'user_id',
  'analysis_type',
  'dance_type',
  'style',
  'dancers',
  'title',
  'params',
  'timestamp',
  'updated_at',
  'status',
  'processed',
  'stage',
  'progress',
  'message',
  'video',
  'run_id',
  'attempt',
  'lease_expires_at',
  'total_score',
  'scores',
  'analyzer',
  'error',
  'score_ranges',
  'total_range',
  'poster',
] as const satisfies readonly (keyof Summary)[];

export const transitionFields = [
  'rerun_requested_at',
  'started_at',
  'processed_at',
  'failed_at',
  'cancelled_at',
  'expires_at',
] as const satisfies readonly (keyof Summary)[];

export type Upload = {
  url: string;
  method: string;
  headers: Record<string, string>;
  maxBytes: number;
};

export type ListItem = Summary<string> & { analysisId: string };
export type ListReply = { items: ListItem[]; nextCursor: string | null };

export type Replies = {
  createAnalysis: { analysisId: string; status: Status; upload?: Upload | null };
  rerunAnalysis: { success: boolean; message: string; analysisId: string; runId: string };
  updateAnalysis: { analysisId: string };
  cancelAnalysis: { analysisId: string; status: Status };
  deleteAnalysis: { analysisId: string };
  deleteAccount: { deletedAnalyses: number };
  listAnalyses: ListReply;
  adminListAnalyses: ListReply;
  getVideoUrl: { url: string; expiresAt: string };
};

export type CallableName = keyof Replies;
