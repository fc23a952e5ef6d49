import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inlineScriptHashes } from '../../../scripts/dashboard/inline-scripts.ts';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';
import { projectAfterSetup } from '../../rehearsal/after-setup.ts';
import { type Checkout, makeCheckout } from '../../rehearsal/checkout.ts';
import type { Misbehaviour } from '../../rehearsal/cloud/misbehaviour.ts';
import { expectValid } from '../../rehearsal/expect-valid.ts';
import { type Ended, npmRun, patience } from '../../rehearsal/npm-run.ts';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse.ts';
import { createdFunctions, releasedPages } from '../../rehearsal/uploaded.ts';
import { zipEntries } from '../../support/zip-entries.ts';

vi.setConfig(patience);

// Any but the local stack's.
const region = 'europe-west4';
const project = 'my-dance-app';

const source = (name: string) => path.join(FUNCTIONS, 'src', name);
/** A deployed function's file bears its export's name. */
const exported = [...readFileSync(source('index.ts'), 'utf8').matchAll(/export \{ (\w+) \}/g)].map(
  ([, name = '']) => name,
);
const inFolder = (folder: string) => {
  const files = globSync('*.ts', { cwd: source(`entrypoints/${folder}`) });
  const names = files.map((file) =>
    path.basename(file, '.ts').replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase()),
  );
  return names.filter((name) => exported.includes(name)).sort();
};

/** As they are with a project that is new, and has as few instances as it asks for. */
const strict: Misbehaviour = { eventarcAgentAgeMs: 300_000, instanceQuota: 12 };

let checkout: Checkout;
let rehearsal: Rehearsal;
let first: Ended;
let again: Ended;
/** Where the second deploy's requests begin. */
let firstRequests: number;

beforeAll(async () => {
  checkout = await makeCheckout();
  await checkout.setParameters(project, [
    `REGION=${region}`,
    'MAX_CONCURRENT_PROCESSING=7',
    'MAX_INSTANCES=12',
  ]);
  rehearsal = await rehearse(projectAfterSetup(region, strict));
  first = await npmRun(checkout, rehearsal, 'deploy', project);
  firstRequests = rehearsal.requests.length;
  for (const queue of rehearsal.cloud.queues.values()) queue['state'] = 'PAUSED';
  again = await npmRun(checkout, rehearsal, 'deploy', project);
});
afterAll(async () => {
  await rehearsal?.close();
  await checkout?.remove();
});

const requests = () => rehearsal.requests.slice(0, firstRequests);

describe('npm run deploy where nobody is there to answer, of a project that setup made', () => {
  it('ends with 0 and releases the pages', () => {
    expect(first.exitCode, first.output).toBe(0);
    expect(releasedPages(rehearsal.cloud).status).toBe('FINALIZED');
  });

  it('asks for nothing that Google’s documents do not know', () => {
    expectValid(rehearsal);
  });

  it('makes every function that is exported, in the region, with a memory and a limit of instances', () => {
    const functions = createdFunctions(rehearsal);
    expect([...functions.keys()].sort()).toEqual([...exported].sort());
    for (const [name, { name: fullName, serviceConfig }] of functions) {
      expect(fullName, name).toBe(`projects/${project}/locations/${region}/functions/${name}`);
      expect(serviceConfig, name).toMatchObject({
        availableMemory: expect.stringMatching(/^\d+(Mi|Gi)$/),
        maxInstanceCount: expect.any(Number),
      });
    }
  });

  it('gives the worker as many instances as MAX_CONCURRENT_PROCESSING says, and all others at most MAX_INSTANCES', () => {
    for (const [name, { serviceConfig }] of createdFunctions(rehearsal)) {
      if (name === 'processAnalysis') expect(serviceConfig.maxInstanceCount).toBe(7);
      else expect(serviceConfig.maxInstanceCount, name).toBeLessThanOrEqual(12);
    }
  });

  it('makes a queue for each task function, none of which sends more at once than its function takes', () => {
    const functions = createdFunctions(rehearsal);
    const queues = [...rehearsal.cloud.queues].map(([name, queue]) => ({
      name: name.split('/').at(-1) ?? '',
      sends: Object(queue['rateLimits']).maxConcurrentDispatches,
    }));
    expect(queues.map(({ name }) => name).sort()).toEqual(inFolder('tasks'));
    for (const { name, sends } of queues) {
      const { maxInstanceCount, maxInstanceRequestConcurrency } =
        functions.get(name)?.serviceConfig ?? {};
      const takes = Number(maxInstanceCount) * Number(maxInstanceRequestConcurrency ?? 80);
      expect(takes, `${name}, to which its queue sends ${sends}`).toBeGreaterThanOrEqual(sends);
    }
  });

  it('makes each trigger with retries, where its events are', () => {
    const functions = createdFunctions(rehearsal);
    const triggers = inFolder('triggers');
    expect(triggers).toContain('onUserDeleted');
    for (const name of triggers) {
      expect(functions.get(name), name).toMatchObject({
        eventTrigger: { retryPolicy: 'RETRY_POLICY_RETRY' },
      });
    }
    expect(functions.get('onVideoUploaded')?.eventTrigger).toMatchObject({ triggerRegion: region });
  });

  it('makes a job for the schedule', () => {
    expect([...rehearsal.cloud.jobs.keys()]).toEqual([
      `projects/${project}/locations/${region}/jobs/firebase-schedule-sweep-${region}`,
    ]);
  });

  it('switches no API on: setup did', () => {
    const enabling = requests().filter(({ path: asked }) => /:(batchE|e)nable$/.test(asked));
    expect(enabling).toEqual([]);
  });

  it('uploads the pages that were built for the project: they call its region', () => {
    const { files, config } = releasedPages(rehearsal.cloud);
    const scripts = [...files].filter(([name]) => name.endsWith('.js')).map(([, text]) => text);
    expect(scripts.some((text) => text.includes(region))).toBe(true);
    const regions = config.rewrites.flatMap(({ run }) => run?.region ?? []);
    expect(regions.length).toBeGreaterThan(0);
    expect(new Set(regions)).toEqual(new Set([region]));
  });

  it('allows by the policy of all pages the scripts that these pages hold, and the region that they call', () => {
    const { files, config } = releasedPages(rehearsal.cloud);
    const policies = config.headers.map(({ headers }) => headers['Content-Security-Policy'] ?? '');
    const ofPages = policies.filter((policy) => policy.includes('script-src'));
    expect(ofPages).toHaveLength(1);
    expect(ofPages[0]).toContain(`https://${region}-${project}.cloudfunctions.net`);
    const pages = [...files].filter(([name]) => name.endsWith('.html')).map(([, text]) => text);
    expect(pages.length).toBeGreaterThan(0);
    for (const hash of pages.flatMap(inlineScriptHashes)) expect(ofPages[0]).toContain(hash);
  });

  it('uploads ffmpeg with the functions, and nobody’s settings or secrets', () => {
    const files = [...zipEntries(rehearsal.cloud.sourceArchive ?? Buffer.alloc(0)).keys()];
    expect(files).toEqual(
      expect.arrayContaining([
        'lib/index.js',
        'package.json',
        'ffmpeg/ffmpeg',
        'ffmpeg/checked.json',
      ]),
    );
    expect(
      files.filter((name) =>
        /(^|\/)(node_modules|src|\.secret\.local|\.env(\.[\w-]+)?)(\/|$)/.test(name),
      ),
    ).toEqual([]);
  });
});

describe('npm run deploy again', () => {
  it('ends with 0 and releases the pages again', () => {
    expect(again.exitCode, again.output).toBe(0);
    expect(rehearsal.cloud.hostingReleases).toHaveLength(2);
  });

  it('takes nothing away, and lets queues rest that somebody has paused', () => {
    const second = rehearsal.requests.slice(firstRequests);
    expect(second.filter(({ method }) => method === 'DELETE')).toEqual([]);
    for (const [name, queue] of rehearsal.cloud.queues) expect(queue['state'], name).toBe('PAUSED');
  });
});
