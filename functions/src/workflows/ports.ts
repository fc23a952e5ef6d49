import type { Accounts, Census, RemovalQueue, Removals, Traces } from './ports/accounts.ts';
import type { AnalysisStore } from './ports/analysis-store.ts';
import type { Analyzer } from './ports/analyzer.ts';
import type { BodyModel } from './ports/body-model.ts';
import type { Budget } from './ports/budget.ts';
import type { AppCheckVerifier, CursorSigner, RateLimits, TokenVerifier } from './ports/callers.ts';
import type { Line } from './ports/line.ts';
import type { Media } from './ports/media.ts';
import type { Instance, OperationsBoard, Statistics, Workers } from './ports/monitoring.ts';
import type { QueueMonitor, TaskQueue } from './ports/task-queue.ts';
import type { VideoBucket } from './ports/video-bucket.ts';
import type { WebhookQueue, WebhookSender, WebhookStore } from './ports/webhooks.ts';
import type { Workspaces } from './ports/workspaces.ts';

/** Everything that the workflows need from outside. Each is implemented by one adapter. */
export interface Ports {
  analyses: AnalysisStore;
  accounts: Accounts;
  removals: Removals;
  removalTasks: RemovalQueue;
  traces: Traces;
  census: Census;
  bucket: VideoBucket;
  line: Line;
  tasks: TaskQueue;
  queueMonitor: QueueMonitor;
  media: Media;
  bodyModel: BodyModel;
  analyzer: Analyzer;
  budget: Budget;
  webhooks: WebhookStore;
  webhookTasks: WebhookQueue;
  webhookSender: WebhookSender;
  statistics: Statistics;
  workers: Workers;
  operations: OperationsBoard;
  instance: Instance;
  workspaces: Workspaces;
  clock: Clock;
  ids: Ids;
  cursors: CursorSigner;
  tokens: TokenVerifier;
  appCheck: AppCheckVerifier;
  rates: RateLimits;
  logger: Logger;
}

export interface Clock {
  now(): Date;
  /** Calls back every so often until the returned function is called. */
  every(intervalMs: number, tick: () => void): () => void;
  after(delayMs: number, call: () => void): () => void;
}

export interface Ids {
  analysisId(): string;
  runId(): string;
  webhookSecret(): string;
  fingerprint(value: unknown): string;
  fingerprintOfBytes(chunks: readonly Uint8Array[]): string;
}

export interface Logger {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}
