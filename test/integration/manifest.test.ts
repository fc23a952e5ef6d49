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

/** The rows of the table in docs/instances.md. */
async function readInstances() {
  const text = await readFile(join(functions, '../docs/instances.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| \w+(, \w+)* \| \d/.test(line));
  return rows.map((row) => {
    const [names = '', memory, atOnce, instances = '', atRest, each] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const numbers = { memory: Number(memory), atOnce: Number(atOnce) };
    const held = { atRest: Number(atRest), each: Number(each) };
    return { names: names.split(', '), instances, ...numbers, ...held };
  });
}

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

  it('runs processAnalysis as an account of its own, and all the others as another', () => {
    const accounts = Object.entries(endpoints).map(
      ([name, endpoint]) => [name, endpoint['serviceAccountEmail']] as const,
    );
    const { processAnalysis, ...others } = Object.fromEntries(accounts);
    const ofProject = '{{ params.PROJECT_ID }}.iam.gserviceaccount.com';
    expect(processAnalysis).toBe(`flokraft-worker@${ofProject}`);
    expect(new Set(Object.values(others))).toEqual(new Set([`flokraft-functions@${ofProject}`]));
  });

  it('gives removeAccount 15 minutes and retries that last for hours, the first after a second', () => {
    expect(endpoints['removeAccount']).toMatchObject({
      platform: 'gcfv2',
      availableMemoryMb: 512,
      timeoutSeconds: 900,
      taskQueueTrigger: {
        retryConfig: { maxAttempts: 100, minBackoffSeconds: 1, maxBackoffSeconds: 300 },
      },
    });
  });

  it('has onUserDeleted told of every account that is deleted', () => {
    expect(endpoints['onUserDeleted']).toMatchObject({
      eventTrigger: { eventType: 'google.firebase.auth.user.v2.deleted', eventFilters: {} },
    });
  });

  it.each(['onAnalysisWritten', 'onAnalysisDeleted', 'onVideoUploaded', 'onUserDeleted'])(
    'retries %s, since an event that is lost is never sent again',
    (name) => {
      expect(endpoints[name]).toMatchObject({ eventTrigger: { retry: true } });
    },
  );

  it.each(['processAnalysis', 'onAnalysisWritten', 'onAnalysisDeleted', 'removeAccount', 'sweep'])(
    'gives %s the model’s key, since it makes or removes copies there',
    (name) => {
      expect(endpoints[name]).toMatchObject({
        secretEnvironmentVariables: [{ key: 'GEMINI_API_KEY' }],
      });
    },
  );

  it('calls onAnalysisWritten by what is due alone, not by each write of an analysis', () => {
    expect(endpoints['onAnalysisWritten']).toMatchObject({
      eventTrigger: {
        eventFilterPathPatterns: { document: 'analyses/{analysisId}/due/last' },
      },
    });
  });

  it('runs sweep every minute, with time for full batches', () => {
    expect(endpoints['sweep']).toMatchObject({
      scheduleTrigger: { schedule: 'every 1 minutes' },
      timeoutSeconds: 540,
    });
  });

  it('gives each function the memory, concurrency and instances that docs/instances.md says', async () => {
    const instancesOf: Record<string, number> = { MAX_INSTANCES: 10, MAX_CONCURRENT_PROCESSING: 2 };
    const table = (await readInstances()).flatMap(({ names, memory, atOnce, instances }) =>
      names.map((name) => [name, [memory, atOnce, instancesOf[instances]]]),
    );
    const deployed = Object.entries(endpoints).map(
      ([name, { availableMemoryMb, concurrency, maxInstances }]) => [
        name,
        [availableMemoryMb, concurrency, maxInstances],
      ],
    );
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(deployed));
  });

  it('gives each enough for what docs/instances.md says that it may hold', async () => {
    const rows = await readInstances();
    expect(rows.length).toBeGreaterThan(0);
    for (const { names, memory, atOnce, atRest, each } of rows) {
      expect(atRest + atOnce * each, names.join()).toBeLessThanOrEqual(memory);
    }
  });

  it('binds each secret only to the functions that need it', () => {
    const holders = (secret: string) =>
      Object.entries(endpoints)
        .filter(([, endpoint]) =>
          JSON.stringify(endpoint['secretEnvironmentVariables'] ?? []).includes(`"${secret}"`),
        )
        .map(([name]) => name);
    const callables = Object.keys(endpoints).filter((name) => endpoints[name]?.['callableTrigger']);
    expect(holders('MONITOR_TOKEN')).toEqual(['api']);
    expect(holders('CURSOR_SIGNING_KEY').sort()).toEqual(['api', ...callables].sort());
    for (const name of ['api', 'apiUpload', 'deliverWebhook', 'onVideoUploaded', ...callables]) {
      expect(holders('GEMINI_API_KEY')).not.toContain(name);
    }
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
      'deleteAccount',
      'deleteAnalysis',
      'deliverWebhook',
      'getVideoUrl',
      'listAnalyses',
      'onAnalysisDeleted',
      'onAnalysisWritten',
      'onUserDeleted',
      'onVideoUploaded',
      'processAnalysis',
      'removeAccount',
      'rerunAnalysis',
      'sweep',
      'updateAnalysis',
    ]);
  });
});
