import { tmpdir } from 'node:os';
import { defineInt, defineSecret, defineString, expr, projectID } from 'firebase-functions/params';
import { accountNames } from './domain/accounts.ts';
import { AppError } from './domain/errors.ts';
import { checkParameters, numberOf, originsOf, parameters, textOf } from './domain/parameters.ts';
import type { BodyOptions } from './domain/video/body-plan.ts';

/** The parameters that shape the deployed functions; the others are read from the environment. */
export const deployParameters = {
  region: defineString('REGION', { default: parameters.REGION.default }),
  workerMemoryMib: defineInt('WORKER_MEMORY_MIB', {
    default: Number(parameters.WORKER_MEMORY_MIB.default),
  }),
  maxConcurrentProcessing: defineInt('MAX_CONCURRENT_PROCESSING', {
    default: parameters.MAX_CONCURRENT_PROCESSING.default,
  }),
  maxInstances: defineInt('MAX_INSTANCES', { default: parameters.MAX_INSTANCES.default }),
} as const;

/** What functions run as; in full, since firebase-tools gives schedules and secrets no short form. */
export const serviceAccounts = {
  worker: accountInProject(accountNames.worker),
  functions: accountInProject(accountNames.functions),
} as const;

function accountInProject(name: string) {
  return expr`${name}@${projectID}.iam.gserviceaccount.com`;
}

/** Secret Manager holds them when deployed, functions/.secret.local on the local stack. */
export const secrets = {
  geminiApiKey: defineSecret('GEMINI_API_KEY'),
  cursorSigningKey: defineSecret('CURSOR_SIGNING_KEY'),
  monitorToken: defineSecret('MONITOR_TOKEN'),
} as const;

/** What an instance of `api` has. */
export const apiMemoryMib = 512;

export interface Config {
  projectId: string;
  bucketName: string;
  region: string;
  /** False on the local stack. */
  deployed: boolean;
  /** Null when deployed. */
  storageEmulatorUrl: string | null;
  maxVideoSizeBytes: number;
  maxVideoDurationSeconds: number;
  /** Per user. */
  maxPendingJobs: number;
  maxPendingInAll: number;
  /** Per user. */
  maxStoredBytes: number;
  dailyRunsPerUser: number;
  rerunsPerHour: number;
  /** Of the HTTP API, per caller. */
  changesPerMinute: number;
  changesPerHour: number;
  /** Per caller and instance. */
  listsPerMinute: number;
  readsPerMinute: number;
  sessionTtlHours: number;
  /** To begin an analysis or a run. */
  requireVerifiedEmail: boolean;
  enforceAppCheck: boolean;
  webhooksToLoopback: boolean;
  workerMemoryMib: number;
  maxConcurrentProcessing: number;
  apiMemoryMib: number;
  body: BodyOptions;
  analyzer: 'auto' | 'gemini' | 'signal';
  gemini: GeminiConfig;
  dailyBudgetUsd: number;
  /** Where no price is known. */
  dailyTokens: number;
  /** 0..1, of either. */
  userDailyShare: number;
  sourceKeptDays: number;
  allowedOrigins: readonly string[];
  tmpDirectory: string;
  binaries: { ffmpegPath: string | null; ffprobePath: string | null; searchPath: string };
}
export interface GeminiConfig {
  model: string;
  baseUrl: string;
  framesPerSecond: number;
  /** How many independent judgements it gives. */
  judges: number;
  usdPerMillionInput: number | null;
  usdPerMillionOutput: number | null;
}

/** The export that this process serves, as the platform and the emulator name it; undefined elsewhere. */
export const functionTarget = (): string | undefined => process.env['FUNCTION_TARGET'];

const bytesPerMb = 1_000_000;
const tokensPerMillion = 1_000_000;

/** Read at the first request, never at module load: deploy's discovery loads modules unconfigured. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const problems = checkParameters(environment);
  if (problems.length > 0) {
    throw new AppError('internal', 'The service is not set up correctly.', { cause: problems });
  }
  const text = textOf.bind(null, environment);
  const number = numberOf.bind(null, environment);
  const firebase = JSON.parse(environment['FIREBASE_CONFIG'] ?? '{}');
  const projectId = String(firebase.projectId ?? environment['GCLOUD_PROJECT']);
  const storageEmulatorHost = environment['FIREBASE_STORAGE_EMULATOR_HOST'];
  return {
    projectId,
    bucketName: String(firebase.storageBucket ?? `${projectId}.firebasestorage.app`),
    region: text('REGION'),
    deployed: environment['FUNCTIONS_EMULATOR'] !== 'true',
    storageEmulatorUrl: storageEmulatorHost ? `http://${storageEmulatorHost}` : null,
    maxVideoSizeBytes: number('MAX_VIDEO_SIZE_MB') * bytesPerMb,
    maxVideoDurationSeconds: number('MAX_VIDEO_DURATION_SECONDS'),
    maxPendingJobs: number('MAX_PENDING_JOBS'),
    maxPendingInAll: number('MAX_PENDING_IN_ALL'),
    maxStoredBytes: number('MAX_STORED_GB') * 1000 * bytesPerMb,
    dailyRunsPerUser: number('DAILY_RUNS_PER_USER'),
    rerunsPerHour: number('RERUNS_PER_HOUR'),
    changesPerMinute: number('CHANGES_PER_MINUTE'),
    changesPerHour: number('CHANGES_PER_HOUR'),
    listsPerMinute: number('LISTS_PER_MINUTE'),
    readsPerMinute: number('READS_PER_MINUTE'),
    sessionTtlHours: number('SESSION_TTL_HOURS'),
    requireVerifiedEmail: text('REQUIRE_VERIFIED_EMAIL') === 'true',
    enforceAppCheck: text('ENFORCE_APP_CHECK') === 'true',
    webhooksToLoopback: text('WEBHOOKS_TO_LOOPBACK') === 'true',
    workerMemoryMib: number('WORKER_MEMORY_MIB'),
    maxConcurrentProcessing: number('MAX_CONCURRENT_PROCESSING'),
    apiMemoryMib,
    body: {
      landmarks: text('BODY_LANDMARKS') as BodyOptions['landmarks'],
      frameInterval: number('FRAME_EXTRACTION_INTERVAL'),
    },
    analyzer: text('ANALYZER') as Config['analyzer'],
    gemini: {
      model: text('GEMINI_MODEL'),
      baseUrl: text('GEMINI_BASE_URL'),
      framesPerSecond: number('ANALYSIS_FPS'),
      judges: number('JUDGES'),
      usdPerMillionInput: orNull(number('GEMINI_USD_PER_MILLION_INPUT')),
      usdPerMillionOutput: orNull(number('GEMINI_USD_PER_MILLION_OUTPUT')),
    },
    dailyBudgetUsd: number('DAILY_BUDGET_USD'),
    dailyTokens: number('DAILY_TOKENS_MILLIONS') * tokensPerMillion,
    userDailyShare: number('USER_DAILY_SHARE'),
    sourceKeptDays: number('SOURCE_KEPT_DAYS'),
    allowedOrigins: originsOf(environment, projectId),
    tmpDirectory: tmpdir(),
    binaries: {
      ffmpegPath: environment['FFMPEG_PATH'] ?? null,
      ffprobePath: environment['FFPROBE_PATH'] ?? null,
      searchPath: environment['PATH'] ?? '',
    },
  };
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Null where there is none. */
export const readGeminiApiKey = (): string | null => unlessNone(secrets.geminiApiKey.value());

/** What lets a monitor in that is nobody's account; null where there is none. */
export const readMonitorToken = (): string | null => unlessNone(secrets.monitorToken.value());

export const readCursorSigningKey = (): string => secrets.cursorSigningKey.value();

/** A secret must exist to deploy, so `none` stands for one that is not wanted. */
function unlessNone(secret: string): string | null {
  const value = secret.trim();
  return value === '' || value === 'none' ? null : value;
}
