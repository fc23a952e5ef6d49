import { getApps, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { createClock } from './adapters/clock.ts';
import { createCursorSigner } from './adapters/cursor-signer.ts';
import { createMedia } from './adapters/ffmpeg/create-media.ts';
import { createAnalysisStore } from './adapters/firestore/analysis-store.ts';
import { createBudgetLedger } from './adapters/firestore/budget-ledger.ts';
import { createGeminiAnalyzer } from './adapters/gemini/gemini-analyzer.ts';
import { createIds } from './adapters/ids.ts';
import { createLogger } from './adapters/logger.ts';
import { createSignalAnalyzer } from './adapters/signal-analyzer.ts';
import { createTaskQueue } from './adapters/task-queue.ts';
import { createVideoBucket } from './adapters/video-bucket.ts';
import { createWorkspaces } from './adapters/workspace.ts';
import { type Config, readConfig, readCursorSigningKey, readGeminiApiKey } from './config.ts';
import { AppError } from './domain/errors.ts';
import type { Analyzer, Clock, Ports } from './workflows/ports.ts';

/** Works also where the configuration does not. */
export const logger = createLogger();

export interface App {
  config: Config;
  ports: Ports;
}

let built: App | null = null;

/** The one instance of everything outside, built when the first request needs it. */
export function app(): App {
  built ??= buildApp(readConfig());
  return built;
}

export function buildApp(config: Config, overrides: Partial<Ports> = {}): App {
  const firebase = getApps()[0] ?? initializeApp();
  const clock = createClock();
  const { projectId, bucketName, storageEmulatorUrl } = config;
  const ports: Ports = {
    analyses: createAnalysisStore(getFirestore(firebase)),
    bucket: createVideoBucket({ projectId, bucketName, emulatorUrl: storageEmulatorUrl }),
    tasks: createTaskQueue(firebase, config.region),
    media: createMedia({ ...config.binaries, deployed: config.deployed }),
    analyzer: {
      analyse: (job) => chooseAnalyzer(config, clock).analyse(job),
      forget: (copy) => chooseAnalyzer(config, clock).forget(copy),
    },
    budget: createBudgetLedger(getFirestore(firebase), clock, config.dailyBudgetUsd),
    workspaces: createWorkspaces({ rootDirectory: config.tmpDirectory }),
    clock,
    ids: createIds(),
    cursors: createCursorSigner(readCursorSigningKey),
    logger,
    ...overrides,
  };
  return { config, ports };
}

/** Chosen per run: the key is bound to the worker alone, so no other function can read it. */
function chooseAnalyzer(config: Config, clock: Clock): Analyzer {
  if (config.analyzer === 'signal') return createSignalAnalyzer();
  const apiKey = readGeminiApiKey();
  if (apiKey !== null) {
    return createGeminiAnalyzer({ ...config.gemini, apiKey, clock, logger, random: Math.random });
  }
  if (config.analyzer === 'auto') return createSignalAnalyzer();
  throw new AppError(
    'analyzer_unavailable',
    'No Gemini key is set up. Ask an admin to set GEMINI_API_KEY, or ANALYZER to auto.',
  );
}
