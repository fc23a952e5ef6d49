import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const functions = join(import.meta.dirname, '../../functions');
let folder: string;
let endpoints: Record<string, Record<string, unknown>>;

/** What `firebase deploy` reads from the built functions, their parameters at their defaults. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  const manifestPath = join(folder, 'functions.yaml');
  await promisify(execFile)(
    'node',
    ['node_modules/firebase-functions/lib/bin/firebase-functions.js', functions],
    {
      cwd: functions,
      env: {
        PATH: process.env['PATH'],
        GCLOUD_PROJECT: 'demo-flokraft',
        FIREBASE_CONFIG: '{"storageBucket":"demo-flokraft.firebasestorage.app"}',
        FUNCTIONS_CONTROL_API: 'true',
        FUNCTIONS_MANIFEST_OUTPUT_PATH: manifestPath,
      },
    },
  );
  const text = await readFile(manifestPath, 'utf8');
  const manifest = JSON.parse(text);
  const defaults = new Map(
    manifest.params.map((param: { name: string; default: unknown }) => [param.name, param.default]),
  );
  const filled = JSON.stringify(manifest.endpoints).replace(
    /"\{\{ params\.(\w+) \}\}"/g,
    (_whole, name) => JSON.stringify(defaults.get(name)),
  );
  endpoints = JSON.parse(filled);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the functions’ manifest', () => {
  it('gives processAnalysis 2 GiB, 2 cpus, one run at a time, 1,800 s, and its rate and retries', () => {
    expect(endpoints['processAnalysis']).toMatchObject({
      platform: 'gcfv2',
      availableMemoryMb: 2_048,
      cpu: 2,
      concurrency: 1,
      timeoutSeconds: 1_800,
      taskQueueTrigger: {
        rateLimits: { maxConcurrentDispatches: 2 },
        retryConfig: { maxAttempts: 100, minBackoffSeconds: 10, maxBackoffSeconds: 300 },
      },
      secretEnvironmentVariables: [{ key: 'GEMINI_API_KEY' }],
    });
  });

  it('gives deliverWebhook 512 MiB and retries that outlast a day', () => {
    expect(endpoints['deliverWebhook']).toMatchObject({
      platform: 'gcfv2',
      availableMemoryMb: 512,
      timeoutSeconds: 60,
      taskQueueTrigger: {
        retryConfig: {
          maxAttempts: 100,
          minBackoffSeconds: 10,
          maxBackoffSeconds: 3_600,
          maxRetrySeconds: 86_400,
        },
      },
    });
  });

  it.each(['onAnalysisWritten', 'onAnalysisDeleted', 'onVideoUploaded'])(
    'retries %s, since an event that is lost is never sent again',
    (name) => {
      expect(endpoints[name]).toMatchObject({ eventTrigger: { retry: true } });
    },
  );

  it.each(['processAnalysis', 'onAnalysisWritten', 'onAnalysisDeleted'])(
    'gives %s the model’s key, since it makes or removes copies there',
    (name) => {
      expect(endpoints[name]).toMatchObject({
        secretEnvironmentVariables: [{ key: 'GEMINI_API_KEY' }],
      });
    },
  );

  it('runs sweep every minute', () => {
    expect(endpoints['sweep']).toMatchObject({ scheduleTrigger: { schedule: 'every 1 minutes' } });
  });

  it('puts every function in the one region', () => {
    const regions = Object.values(endpoints).flatMap((endpoint) => endpoint['region']);
    expect(new Set(regions)).toEqual(new Set(['us-central1']));
  });

  it('deploys the callables, triggers, task queues, schedules and HTTP functions of the contract', () => {
    expect(Object.keys(endpoints).sort()).toEqual([
      'adminListAnalyses',
      'api',
      'apiUpload',
      'cancelAnalysis',
      'createAnalysis',
      'deleteAnalysis',
      'deliverWebhook',
      'getVideoUrl',
      'listAnalyses',
      'onAnalysisDeleted',
      'onAnalysisWritten',
      'onVideoUploaded',
      'processAnalysis',
      'rerunAnalysis',
      'sweep',
    ]);
  });
});
