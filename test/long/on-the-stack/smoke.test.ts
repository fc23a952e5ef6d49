import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { adminFirestore } from '../../support/admin-sdk.ts';
import { startControlPlane, wellKept } from '../../support/smoke/control-plane.ts';
import {
  type Answer,
  type Meddling,
  plainAnswer,
  replaceText,
  startMeddlingProxy,
} from '../../support/smoke/meddling-proxy.ts';
import {
  leftOfSmoke,
  meddledHub,
  runSmoke,
  type SmokeRun,
  stackUrls,
  usersSeen,
} from '../../support/smoke/run-smoke.ts';
import { environmentVariable, projectId, region } from '../../support/stack-addresses.ts';

/** Of the checks that send no video. */
const noVideo = ['--no-video'];
const hub = `http://${environmentVariable('FIREBASE_EMULATOR_HUB')}`;
const triggers = (state: 'enable' | 'disable') =>
  fetch(`${hub}/functions/${state}BackgroundTriggers`, { method: 'PUT' });

/** Runs that other tests hold, or let die, would be told as the workers' own. */
beforeAll(async () => {
  const { docs } = await adminFirestore
    .collection('analyses')
    .where('status', '==', 'processing')
    .get();
  await Promise.all(docs.map(({ ref }) => adminFirestore.recursiveDelete(ref)));
});

/** That the run says in one place alone what is broken, and what to do. */
function expectFailure(run: SmokeRun, title: string, problem: string | RegExp, advice: string) {
  expect(run.failed, run.output).toHaveLength(1);
  expect(run.failed[0]).toContain(title);
  const told = run.output.replaceAll(/\s+/g, ' ');
  expect(told).toMatch(problem);
  expect(told).toContain(advice);
  expect(run.exitCode).toBe(1);
  expect(run.output).not.toMatch(/^\s+at /m);
  expect(run.output).toMatch(/\n\d+ passed, 1 failed(, \d+ skipped)?\n$/);
}

const isCall =
  (name: string) =>
  ({ path }: { path: string }) =>
    path.endsWith(`/${name}`);

/** Leads an address that a callable hands out over a broken way to the bucket. */
async function meddledBucket(name: string, meddling: Meddling): Promise<NodeJS.ProcessEnv> {
  const real = (await stackUrls())('storage');
  const broken = await startMeddlingProxy(real, meddling);
  const lead = (answer: Answer) => replaceText(answer, real, broken);
  return meddledHub({
    functions: {
      answer: (answer, request) => {
        if (isCall(name)(request)) lead(answer);
      },
    },
  });
}

describe('npm run smoke, on the local stack', () => {
  it('passes, tells each check in a line, and leaves nothing', async () => {
    const run = await runSmoke([projectId], { environment: await startControlPlane(wellKept()) });
    expect([run.exitCode, run.failed], run.output).toEqual([0, []]);
    expect(run.passed).toHaveLength(18);
    expect(run.output).toMatch(/\n18 passed, 0 failed\n$/);
    const times = run.passed.map((line) => line.search(/\d s( {2}|$)/));
    expect(new Set(times).size).toBe(1);
    expect(Math.max(...run.output.split('\n').map((line) => line.length))).toBeLessThan(120);
  });

  it('says of what only the cloud has that it is skipped', async () => {
    const run = await runSmoke(noVideo);
    expect([run.exitCode, run.failed]).toEqual([0, []]);
    expect(run.output.match(/^– .*skipped: only the cloud has this$/gm)).toHaveLength(2);
  });

  it('removes what it has made when Ctrl-C interrupts it', async () => {
    let sent = false;
    const run = await runSmoke([], {
      heard(output, kill) {
        if (sent || !output.includes('A worker gets its task')) return;
        sent = true;
        kill('SIGINT');
      },
    });
    expect(run.exitCode, run.output).toBe(130);
    expect(run.output).toContain('Interrupted. What was made is removed:');
    expect(run.passed.at(-1)).toContain('Nothing of this test is left');
    expect(run.output).not.toContain('The worker measures');
  });
});

describe('npm run smoke says where it is broken', () => {
  it.for<[string, (answer: Answer) => void, RegExp]>([
    ['is not there', (answer) => Object.assign(answer, plainAnswer(404)), /init.json answers 404/],
    [
      'is another project’s',
      (answer) => replaceText(answer, projectId, 'my-other-app'),
      /is of the project my-other-app/,
    ],
  ])('where init.json %s', async ([, break_, problem]) => {
    const hosting: Meddling = {
      answer: (answer, { path }) => {
        if (path === '/__/firebase/init.json') break_(answer);
      },
    };
    const run = await runSmoke([], { environment: await meddledHub({ hosting }) });
    expectFailure(run, 'The site tells pages of this project', problem, 'npm run setup');
    expect(run.output).toContain('not tried: what it needs has failed');
  });

  it.for<[string, (answer: Answer) => void, string, RegExp]>([
    [
      'without a policy',
      ({ headers }) => headers.delete('content-security-policy'),
      'Pages run their own scripts',
      /without a Content-Security-Policy/,
    ],
    [
      'with files that browsers do not keep',
      ({ headers }) => headers.delete('cache-control'),
      'Browsers keep files',
      /are kept too short/,
    ],
  ])('where pages come %s', async ([, break_, title, problem]) => {
    const run = await runSmoke(noVideo, {
      environment: await meddledHub({ hosting: { answer: break_ } }),
    });
    expectFailure(run, title, problem, 'npm run deploy');
  });

  it.for<[number, string]>([
    [403, 'functions:delete api'],
    [404, 'gcloud functions describe api'],
  ])('where the site does not reach the API (%s)', async ([status, advice]) => {
    const hosting: Meddling = {
      ask: ({ path }) => (path === '/health' ? plainAnswer(status, 'No') : undefined),
    };
    const run = await runSmoke(noVideo, { environment: await meddledHub({ hosting }) });
    const problem = new RegExp(`answers ${status}`);
    expectFailure(run, 'hands requests on to the API', problem, advice);
  });

  it.for<[string, (state: ReturnType<typeof wellKept>) => void, string, RegExp, string]>([
    [
      'alerts have no channel',
      (state) => {
        for (const policy of state.alertPolicies) {
          Object.assign(policy, { notificationChannels: [] });
        }
      },
      'Alerts tell somebody',
      /The alerts tell nobody/,
      '--notify',
    ],
    [
      'one alert is missing',
      (state) => state.alertPolicies.splice(0, 1),
      'Alerts tell somebody',
      /"Flokraft: .*": missing/,
      'npm run setup',
    ],
    [
      'a TTL policy is missing',
      (state) => state.fields.splice(2, 1),
      'What has expired goes by itself',
      /No TTL policy on \w+\.expires_at/,
      'npm run deploy',
    ],
  ])('where %s', async ([, break_, title, problem, advice]) => {
    const state = wellKept();
    break_(state);
    const run = await runSmoke(noVideo, { environment: await startControlPlane(state) });
    expectFailure(run, title, problem, advice);
  });

  it('where the functions are in another region', async () => {
    const functions: Meddling = {
      ask: ({ path }) => (path.includes(`/${region}/`) ? plainAnswer(404, 'Not Found') : undefined),
    };
    const run = await runSmoke([], { environment: await meddledHub({ functions }) });
    expectFailure(
      run,
      'A video is announced',
      new RegExp(`no createAnalysis in ${region}`),
      'REGION in functions/.env.',
    );
  });

  it('where functions are not public', async () => {
    const functions: Meddling = { ask: () => plainAnswer(403, 'Forbidden') };
    const run = await runSmoke([], { environment: await meddledHub({ functions }) });
    expectFailure(run, 'A video is announced', /lets nobody in/, 'functions:delete createAnalysis');
  });

  it.for<[string, Meddling, RegExp]>([
    [
      'refuses the session',
      { ask: ({ method }) => (method === 'PUT' ? plainAnswer(403, 'AccessDenied') : undefined) },
      /refuses the upload \(HTTP 403\): AccessDenied/,
    ],
    [
      'does not let browsers in',
      { answer: ({ headers }) => headers.delete('access-control-allow-origin') },
      /does not let in pages of https:\S+: browsers cannot upload/,
    ],
  ])('where the bucket %s', async ([, meddling, problem]) => {
    const run = await runSmoke([], {
      environment: await meddledBucket('createAnalysis', meddling),
    });
    expectFailure(run, 'The bucket takes it', problem, 'npm run setup');
  });

  it('where the worker fails, by its code', async () => {
    const meddling: Meddling = {
      ask({ body, method }) {
        if (method === 'PUT') body.fill(0);
        return undefined;
      },
    };
    const run = await runSmoke([], {
      environment: await meddledBucket('createAnalysis', meddling),
    });
    expectFailure(
      run,
      'The worker measures and judges it',
      /The worker failed \((video_unreadable|unsupported_format)\): /,
      'docs/runbook.md, "Runs fail"',
    );
  });

  it('where the worker’s ffmpeg is old', async () => {
    const firestore: Meddling = {
      answer: (answer, { path }) => {
        if (!path.includes('/reports/')) return;
        replaceText(answer, /("ffmpeg_version": \{\s*"stringValue": ")[^"]+/g, '$14.2.7');
      },
    };
    const run = await runSmoke([], { environment: await meddledHub({ firestore }) });
    const title = 'The worker has a newer ffmpeg';
    expectFailure(run, title, /ffmpeg is 4\.2\.7, older than 5/, 'npm run deploy');
  });

  it('where a list is refused', async () => {
    const error = { status: 'INTERNAL', message: 'Try again.', details: { code: 'internal' } };
    const functions: Meddling = {
      ask: (request) => (isCall('listAnalyses')(request) ? plainAnswer(500, { error }) : undefined),
    };
    const run = await runSmoke([], { environment: await meddledHub({ functions }) });
    expectFailure(run, 'Lists show it', /listAnalyses refuses \(internal\)/, 'emulators.log');
  });

  it('where the playback address is refused', async () => {
    const refusing: Meddling = { ask: () => plainAnswer(403, 'SignatureDoesNotMatch') };
    const run = await runSmoke([], { environment: await meddledBucket('getVideoUrl', refusing) });
    expectFailure(run, 'It can be played', /is refused \(HTTP 403\)/, 'npm run setup');
  });
});

describe('npm run smoke says where the stack itself stands still', () => {
  it('where triggers do not fire', async () => {
    await triggers('disable');
    onTestFinished(() => triggers('enable').then(() => {}));
    const run = await runSmoke(['--wait', '4']);
    expect(run.exitCode).toBe(1);
    expect(run.failed[0], run.output).toContain('Its arrival is noticed');
    expect(run.output.replaceAll(/\s+/g, ' ')).toContain(
      'after 4 s nothing has noticed it: the trigger onVideoUploaded did not fire.',
    );
    // Those of deletes fire neither: it is removed all the same.
    expect(run.passed.at(-1)).toContain('Nothing of this test is left');
  });

  it('where the queue does not deliver', async () => {
    await holdBackTasks();
    const run = await runSmoke(['--wait', '20']);
    expectFailure(
      run,
      'A worker gets its task',
      /The task was not delivered within 20 s: the queue has it/,
      'npm run queue -- status',
    );
  });

  it('where a delete leaves its objects', async () => {
    onTestFinished(() => triggers('enable').then(() => {}));
    const isDelete = isCall('deleteAnalysis');
    const functions: Meddling = {
      async ask(request) {
        if (isDelete(request)) await triggers('disable');
        return undefined;
      },
      async answer(_answer, request) {
        if (!isDelete(request)) return;
        // The event of it comes while nobody listens.
        await sleep(1_500);
        await triggers('enable');
      },
    };
    const run = await runSmoke(['--wait', '25'], { environment: await meddledHub({ functions }) });
    expectFailure(
      run,
      'Deleted, it leaves nothing',
      /After 25 s there still is \S+ and \d more: onAnalysisDeleted did not do its work/,
      'It is removed below.',
    );
  });
});

describe('all these runs together', () => {
  it('leave nothing', async () => {
    expect(usersSeen()).toBeGreaterThan(10);
    // The product's own removal of a user may still be at work.
    await expect.poll(leftOfSmoke, { timeout: 60_000, interval: 500 }).toEqual([]);
  });
});

/** Two tasks whose receiver does not answer are all that the queue of two workers delivers at once. */
async function holdBackTasks(): Promise<void> {
  const tasks = (await stackUrls())('tasks');
  const name = `projects/${projectId}/locations/${region}/queues/processAnalysis`;
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const url = await startMeddlingProxy(tasks, { ask: () => over.then(() => plainAnswer(200)) });
  // Unanswered, they would be tried again for minutes.
  onTestFinished(() => end());
  for (const _ of [1, 2]) {
    const httpRequest = { url, body: Buffer.from('{}').toString('base64') };
    const reply = await fetch(`${tasks}/${name}/tasks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ task: { httpRequest, dispatchDeadline: '300s' } }),
    });
    expect(reply.status).toBe(200);
  }
}
