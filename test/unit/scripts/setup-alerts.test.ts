import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';

/** The platform's logger keeps the console's methods as it finds them when it is loaded. */
const written = vi.hoisted(() => {
  const lines: string[] = [];
  console.error = console.info = (line: string) => void lines.push(line);
  return lines;
});

import { createLogger } from '../../../functions/src/adapters/logger.ts';
import { alertNames, alertSteps } from '../../../scripts/setup/alert-steps.ts';
import { type AlertPolicy, mergeAlertPolicy } from '../../../scripts/setup/merge-alert-policy.ts';
import { metricSteps } from '../../../scripts/setup/metric-steps.ts';
import { putAlertPolicy } from '../../../scripts/setup/put-alert-policy.ts';
import type { Finished } from '../../../scripts/setup/run-command.ts';
import { findSilentAlerts } from '../../../scripts/setup/silent-alerts.ts';
import { describeStep } from '../../../scripts/setup/step.ts';

const root = join(import.meta.dirname, '../../..');
const channel = 'projects/my-dance-app/notificationChannels/42';
const cloud = {
  project: 'my-dance-app',
  projectNumber: '123456',
  region: 'europe-west4',
  allowedOrigins: [],
  notificationChannel: channel,
};
const run = (...argv: string[]) =>
  promisify(execFile)(process.execPath, argv, { cwd: root }).then(({ stdout }) => stdout);

const readMetric = () =>
  JSON.parse(readFileSync(join(root, 'scripts/setup/alerts/runs-ended-metric.json'), 'utf8'));

describe('npm run setup -- --dry-run', () => {
  it('prints the metric and each alert, whom it tells, and changes nothing', async () => {
    const printed = await run('scripts/setup.ts', 'my-dance-app', '--dry-run', '--notify', channel);
    for (const metric of ['flokraft_runs_ended', 'flokraft_budget_refusals']) {
      expect(printed).toContain(`unless  gcloud logging metrics describe ${metric}`);
    }
    const alerts = printed.split('\n\n').filter((step) => step.startsWith('Alert: '));
    expect(alerts.map((alert) => /"thresholdValue":([\d.]+)/.exec(alert)?.[1])).toEqual([
      '0.7',
      '0.7',
      '0.7',
      '0.25',
      '100',
      '20000000000',
      '0',
    ]);
    for (const alert of alerts) {
      expect(alert).toContain(
        'node scripts/setup/put-alert-policy.ts my-dance-app --policy=<file>',
      );
      expect(alert).toContain(`"notificationChannels":["${channel}"]`);
    }
    expect(printed).toContain('Nothing was changed.');
  });

  it('refuses what is no channel', async () => {
    const refused = run('scripts/setup.ts', 'my-dance-app', '--dry-run', '--notify', 'me@a.b');
    await expect(refused).rejects.toMatchObject({
      stderr: expect.stringContaining('"me@a.b" is not a notification channel'),
    });
  });
});

describe('the alerts', () => {
  it('tell nobody where no channel is named', () => {
    const printed = alertSteps({ ...cloud, notificationChannel: null })
      .map(describeStep)
      .join();
    expect(printed).not.toContain('notificationChannels');
  });

  it('are all of those that lie in their folder', () => {
    const files = readdirSync(join(root, 'scripts/setup/alerts'));
    expect([...metricSteps(cloud), ...alertSteps(cloud)]).toHaveLength(files.length);
  });

  it('stop no setup, since a project works without them', () => {
    for (const { mayFail } of [...metricSteps(cloud), ...alertSteps(cloud)]) {
      expect(mayFail).toBe(true);
    }
  });

  it('watch the memory of every function', () => {
    const index = readFileSync(join(root, 'functions/src/index.ts'), 'utf8');
    const functions = [...index.matchAll(/^export \{ (\w+) \}/gm)].map(([, name = '']) => name);
    const filters = alertSteps(cloud)
      .flatMap(({ apply }) => (apply.file?.json as AlertPolicy | undefined)?.conditions ?? [])
      .map(({ conditionThreshold }) => String(conditionThreshold?.['filter']))
      .filter((filter) => filter.includes('container/memory/utilizations'));
    const watched = filters.flatMap((filter) => {
      const [, names = ''] = /service_name = (.+?) AND/.exec(filter) ?? [];
      return [...names.matchAll(/"([a-z]+)"/g)].map(([, name = '']) => name);
    });
    // Cloud Run calls a function's service by its name in small letters.
    expect(watched.toSorted()).toEqual(functions.map((name) => name.toLowerCase()).toSorted());
  });

  it('count the ends of runs by the field that the logger names an event in', () => {
    createLogger().info('completed', {});
    createLogger().error('failed', {});
    expect(written.map((line) => JSON.parse(line).event)).toEqual(['completed', 'failed']);
    expect(readMetric().filter).toContain('jsonPayload.event=("completed" OR "failed")');
    expect(readMetric().labelExtractors).toEqual({ end: 'EXTRACT(jsonPayload.event)' });
  });

  it.each([
    ['process-run/process-run.ts', /'completed', .*'attempt_failed' : 'failed', /s],
    ['sweep/recover-runs.ts', /'worker_lost', \{.*outcome: event\.kind/],
    ['process-run/meter-calls.ts', /'budget_refused', \{/],
    ['process-run/claim-run.ts', /'task_delivered', \{.*outcome \}/],
  ])('count events that %s logs by these names', (file, logged) => {
    expect(readFileSync(join(root, 'functions/src/workflows', file), 'utf8')).toMatch(logged);
  });

  it('name a place in the runbook that is there', () => {
    const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
    const printed = alertSteps(cloud).map(describeStep).join();
    const places = [...printed.matchAll(/runbook\.md, \\"(.+?)\\"/g)].map(([, place]) => place);
    expect(places).toHaveLength(7);
    for (const place of places) expect(runbook).toContain(`## ${place}\n`);
  });
});

const shipped = () => {
  const [policy] = alertSteps({ ...cloud, notificationChannel: null });
  return policy?.apply.file?.json as AlertPolicy;
};
/** As the service gives it back, and as an operator has changed it. */
const tunedPolicy = () => {
  const ours = shipped();
  const [condition] = ours.conditions ?? [];
  return {
    ...ours,
    name: 'projects/my-dance-app/alertPolicies/7',
    enabled: false,
    userLabels: { team: 'stage' },
    notificationChannels: ['projects/my-dance-app/notificationChannels/1'],
    alertStrategy: { autoClose: '1800s' },
    documentation: { ...(ours['documentation'] as object), subject: 'Help' },
    creationRecord: { mutatedBy: 'somebody@example.org' },
    conditions: [
      {
        ...condition,
        name: 'projects/my-dance-app/alertPolicies/7/conditions/8',
        conditionThreshold: {
          ...condition?.conditionThreshold,
          thresholdValue: 0.85,
          duration: '600s',
          trigger: { count: 2 },
          filter: 'an older one',
        },
      },
      { displayName: 'Of somebody else', conditionAbsent: { duration: '60s' } },
    ],
  };
};

describe('mergeAlertPolicy', () => {
  it('keeps whom a policy tells, its labels, whether it is on, and its thresholds', () => {
    const found = tunedPolicy();
    const merged = mergeAlertPolicy(found, shipped());
    const { enabled, userLabels, notificationChannels, alertStrategy, documentation } = merged;
    expect({ enabled, userLabels, notificationChannels, alertStrategy, documentation }).toEqual({
      enabled: false,
      userLabels: { team: 'stage' },
      notificationChannels: ['projects/my-dance-app/notificationChannels/1'],
      alertStrategy: { autoClose: '1800s' },
      documentation: found.documentation,
    });
    expect(merged.conditions?.[0]?.conditionThreshold).toMatchObject({
      thresholdValue: 0.85,
      duration: '600s',
      trigger: { count: 2 },
    });
    expect(merged.conditions?.slice(1)).toEqual(found.conditions.slice(1));
  });

  it('brings what is counted up to date, in the condition that is there', () => {
    const merged = mergeAlertPolicy(tunedPolicy(), shipped());
    const [condition] = merged.conditions ?? [];
    expect(condition?.['name']).toBe('projects/my-dance-app/alertPolicies/7/conditions/8');
    expect(condition?.conditionThreshold?.['filter']).toBe(
      shipped().conditions?.[0]?.conditionThreshold?.['filter'],
    );
  });

  it('adds a channel to those that are there, once', () => {
    const ours = { ...shipped(), notificationChannels: [channel] };
    const once = mergeAlertPolicy(tunedPolicy(), ours);
    const twice = mergeAlertPolicy(once, ours);
    expect(twice.notificationChannels).toEqual([
      'projects/my-dance-app/notificationChannels/1',
      channel,
    ]);
  });

  it('takes the only condition of a policy for the one that it was, whatever it is called', () => {
    const [first] = tunedPolicy().conditions;
    const found = { ...tunedPolicy(), conditions: [{ ...first, displayName: 'Renamed' }] };
    expect(mergeAlertPolicy(found, shipped()).conditions).toHaveLength(1);
  });
});

describe('putAlertPolicy', () => {
  async function commands(found: object[], ours = shipped()): Promise<string[][]> {
    const ran: string[][] = [];
    await putAlertPolicy(ours, 'my-dance-app', async (argv): Promise<Finished> => {
      ran.push([...argv.slice(4)]);
      return {
        exitCode: 0,
        stdout: argv.includes('list') ? JSON.stringify(found) : '',
        stderr: '',
      };
    });
    return ran;
  }
  const said = (argv: readonly string[] = []) =>
    JSON.parse(argv.find((part) => part.startsWith('--policy='))?.slice(9) ?? '{}');

  it('makes a policy that is not there', async () => {
    const [, put] = await commands([{ ...shipped(), displayName: 'Another' }]);
    expect(put?.[0]).toBe('create');
    expect(said(put)).toEqual(shipped());
  });

  it('changes the one of the same name, saying all again that it had', async () => {
    const ran = await commands([tunedPolicy()]);
    expect(ran).toHaveLength(2);
    expect(ran[1]?.slice(0, 2)).toEqual(['update', 'projects/my-dance-app/alertPolicies/7']);
    expect(said(ran[1])).toEqual(mergeAlertPolicy(tunedPolicy(), shipped()));
    expect(said(ran[1])).toHaveProperty('notificationChannels');
    expect(said(ran[1])).not.toHaveProperty('creationRecord');
  });

  it('changes nothing of one that is up to date', async () => {
    const current = { ...mergeAlertPolicy(tunedPolicy(), shipped()), mutationRecord: {} };
    expect(await commands([current])).toHaveLength(1);
  });

  it('passes on what gcloud said where it fails', async () => {
    const run = async () => ({ exitCode: 1, stdout: 'on stdout', stderr: 'on stderr' });
    await expect(putAlertPolicy(shipped(), 'my-dance-app', run)).rejects.toThrow(
      'on stderr\non stdout',
    );
  });
});

describe('findSilentAlerts', () => {
  const find = (policies: object[] | null) =>
    findSilentAlerts('my-dance-app', async () =>
      policies === null
        ? { exitCode: 1, stdout: '', stderr: 'PERMISSION_DENIED' }
        : { exitCode: 0, stdout: JSON.stringify(policies), stderr: '' },
    );

  it('names those of ours that have no channel', async () => {
    const [first, second] = alertNames();
    const policies = [
      { displayName: first, notificationChannels: [channel] },
      { displayName: second },
      { displayName: 'Of somebody else' },
    ];
    expect(await find(policies)).toEqual([second]);
  });

  it('names none where it may not read them', async () => {
    expect(await find(null)).toEqual([]);
  });
});
