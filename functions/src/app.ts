import { type AppOptions, getApps, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { createAccounts } from './adapters/accounts.ts';
import { createAppCheckVerifier } from './adapters/app-check-verifier.ts';
import { createClock } from './adapters/clock.ts';
import { collectGarbage } from './adapters/collect-garbage.ts';
import { createCursorSigner } from './adapters/cursor-signer.ts';
import { createMedia } from './adapters/ffmpeg/create-media.ts';
import { createAnalysisStore } from './adapters/firestore/analysis-store.ts';
import { createBudgetLedger } from './adapters/firestore/budget-ledger.ts';
import { createCensus } from './adapters/firestore/census.ts';
import { createLine } from './adapters/firestore/line.ts';
import { createOperationsBoard } from './adapters/firestore/operations-board.ts';
import { createStatistics } from './adapters/firestore/statistics.ts';
import { createRemovals } from './adapters/firestore/tombstones.ts';
import { createTraces } from './adapters/firestore/traces.ts';
import { createWebhookDocuments } from './adapters/firestore/webhook-documents.ts';
import { createWorkers } from './adapters/firestore/workers.ts';
import { createGeminiAnalyzer } from './adapters/gemini/gemini-analyzer.ts';
import { guardBodies } from './adapters/guarded-server/guard-bodies.ts';
import { createIds } from './adapters/ids.ts';
import { createInstance } from './adapters/instance.ts';
import { createLogger, withLogContext } from './adapters/logger.ts';
import { createMovenet } from './adapters/movenet/movenet.ts';
import { openQueueControl } from './adapters/queue-control.ts';
import { createApproximateLimiter } from './adapters/rate-limiter/approximate-limiter.ts';
import { createExactLimiter } from './adapters/rate-limiter/exact-limiter.ts';
import { createRequestLog } from './adapters/request-log.ts';
import { sameSecret } from './adapters/same-secret.ts';
import { createSignalAnalyzer } from './adapters/signal-analyzer.ts';
import { createRemovalQueue, createTaskQueue, createWebhookQueue } from './adapters/task-queue.ts';
import { createTokenVerifier } from './adapters/token-verifier.ts';
import { createVideoBucket } from './adapters/video-bucket.ts';
import { createWebhookSender } from './adapters/webhook-sender.ts';
import { createWorkspaces } from './adapters/workspace.ts';
import {
  type Config,
  readConfig,
  readCursorSigningKey,
  readGeminiApiKey,
  readMonitorToken,
} from './config.ts';
import { AppError } from './domain/errors.ts';
import type { BudgetTerms } from './domain/limits/budget.ts';
import { rateWindows } from './domain/limits/rates.ts';
import type { Analyzer } from './workflows/ports/analyzer.ts';
import type { RateLimits } from './workflows/ports/callers.ts';
import type { QueueMonitor } from './workflows/ports/task-queue.ts';
import type { Clock, Ports } from './workflows/ports.ts';

/** Works also where the configuration does not. */
export const logger = createLogger();
export const logRequest = createRequestLog(logger);
export type { DeclaredBody } from './adapters/guarded-server/declared-body.ts';
export type {
  BodyRule,
  PlatformServer,
  UnreadRequest,
} from './adapters/guarded-server/guard-bodies.ts';
export { collectGarbage, guardBodies, withLogContext };

export interface App {
  config: Config;
  ports: Ports;
  /** Whether this is the secret that lets a monitor in. */
  isMonitorToken(token: string): boolean;
}

let built: App | null = null;

/** The one instance of everything outside, built when the first request needs it. */
export function app(): App {
  built ??= buildApp(readConfig());
  return built;
}

export function buildApp(config: Config, overrides: Partial<Ports> = {}): App {
  const clock = overrides.clock ?? createClock();
  const { projectId, bucketName, storageEmulatorUrl } = config;
  const firebase =
    getApps().find(({ name }) => name === projectId) ??
    initializeApp(firebaseOptions(config), projectId);
  const ports: Ports = {
    analyses: createAnalysisStore(getFirestore(firebase), clock, config),
    accounts: createAccounts(firebase),
    removals: createRemovals(getFirestore(firebase), clock),
    removalTasks: createRemovalQueue(firebase, config.region),
    traces: createTraces(getFirestore(firebase), clock),
    census: createCensus(getFirestore(firebase)),
    bucket: createVideoBucket({ projectId, bucketName, emulatorUrl: storageEmulatorUrl }),
    line: createLine(getFirestore(firebase), { workers: config.maxConcurrentProcessing }),
    tasks: createTaskQueue(firebase, config.region),
    queueMonitor: openQueueMonitor(config),
    media: createMedia({ ...config.binaries, deployed: config.deployed }, logger),
    bodyModel: createMovenet({ logger }),
    analyzer: {
      analyse: (job) => chooseAnalyzer(config, clock).analyse(job),
      forget: async (copy) => openGemini(config, clock)?.forget(copy),
    },
    budget: createBudgetLedger(getFirestore(firebase), clock, budgetTerms(config), {
      workers: config.maxConcurrentProcessing,
    }),
    webhooks: createWebhookDocuments(getFirestore(firebase)),
    webhookTasks: createWebhookQueue(firebase, config.region),
    webhookSender: createWebhookSender({ toLoopback: config.webhooksToLoopback }),
    statistics: createStatistics(getFirestore(firebase)),
    workers: createWorkers(getFirestore(firebase), clock, logger),
    operations: createOperationsBoard(getFirestore(firebase), {
      workers: config.maxConcurrentProcessing,
    }),
    instance: createInstance(),
    workspaces: createWorkspaces({ rootDirectory: config.tmpDirectory }),
    clock,
    ids: createIds(),
    cursors: createCursorSigner(readCursorSigningKey),
    tokens: createTokenVerifier(firebase),
    appCheck: createAppCheckVerifier(firebase),
    rates: createRateLimits(config, getFirestore(firebase), clock),
    logger,
    ...overrides,
  };
  return { config, ports, isMonitorToken: (token) => sameSecret(token, readMonitorToken()) };
}

/**
 * The Admin SDK finds out who it is before each task that it enqueues. Nobody answers that locally,
 * and it asks again each time: so it is told.
 */
function firebaseOptions({ deployed, projectId }: Config): AppOptions | undefined {
  if (deployed) return undefined;
  return { projectId, serviceAccountId: `local@${projectId}.iam.gserviceaccount.com` };
}

function openQueueMonitor({ deployed, projectId, region }: Config): QueueMonitor {
  if (!deployed) return { state: async () => null };
  return openQueueControl({ projectId, region, queueId: 'processAnalysis' });
}

function createRateLimits(config: Config, firestore: Firestore, clock: Clock): RateLimits {
  const { change, list, read } = rateWindows(config);
  return {
    change: createExactLimiter(firestore, clock, change, 'changes'),
    list: createApproximateLimiter(clock, list, 'lists'),
    read: createApproximateLimiter(clock, read, 'requests'),
  };
}

function budgetTerms(config: Config): BudgetTerms {
  const { usdPerMillionInput, usdPerMillionOutput, framesPerSecond, judges } = config.gemini;
  const isPriced = usdPerMillionInput !== null && usdPerMillionOutput !== null;
  const unit = isPriced ? 'usd' : 'tokens';
  return {
    unit: config.analyzer === 'signal' ? null : unit,
    limitUsd: config.dailyBudgetUsd,
    limitTokens: config.dailyTokens,
    userShare: config.userDailyShare,
    judging: {
      frames_per_second: framesPerSecond,
      judges,
      usd_per_million_input: usdPerMillionInput,
      usd_per_million_output: usdPerMillionOutput,
    },
  };
}

/** Chosen per run: the key is bound only to functions that need it, so no other can read it. */
function chooseAnalyzer(config: Config, clock: Clock): Analyzer {
  if (config.analyzer === 'signal') return createSignalAnalyzer();
  const gemini = openGemini(config, clock);
  if (gemini !== null) return gemini;
  if (config.analyzer === 'auto') return createSignalAnalyzer();
  throw new AppError(
    'analyzer_unavailable',
    'No Gemini key is set up. Ask an admin to set GEMINI_API_KEY, or ANALYZER to auto.',
  );
}

/** Null where there is no key. What it left at the model's side is its own to remove, whoever judges now. */
function openGemini(config: Config, clock: Clock): Analyzer | null {
  const apiKey = readGeminiApiKey();
  return apiKey === null
    ? null
    : createGeminiAnalyzer({ ...config.gemini, apiKey, clock, logger, random: Math.random });
}
