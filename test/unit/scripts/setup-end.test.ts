import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useQuotaProject } from '../../../scripts/setup/quota-project.ts';
import { whatIsNext } from '../../../scripts/setup/what-is-next.ts';
import { writeParameters } from '../../../scripts/setup/write-parameters.ts';

const done = {
  project: 'my-dance-app',
  origins: ['https://stage.web.app', 'https://stage.firebaseapp.com'],
  silentAlerts: [],
  leftOut: [],
  notificationChannel: null,
};

describe('whatIsNext', () => {
  it('says where the pages will be, and what to type until a deploy is proven', () => {
    const said = whatIsNext(done);
    expect(said).toContain(
      'Its pages will be at https://stage.web.app and https://stage.firebaseapp.com.',
    );
    const commands = [
      'npm run deploy -- my-dance-app',
      'gcloud auth application-default login',
      'npm run admin -- grant <your email> --project my-dance-app',
      'npm run smoke -- my-dance-app',
    ];
    const places = commands.map((command) => said.indexOf(command));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(said).not.toMatch(/tell nobody|Left out/);
  });

  it('says which alerts tell nobody, and how they would', () => {
    const said = whatIsNext({ ...done, silentAlerts: ['Too hot', 'Too full'] });
    expect(said).toContain('These alerts tell nobody yet: Too hot; Too full.');
    expect(said).toContain('npm run setup -- my-dance-app --notify ');
  });

  it('says what was left out, and when to try again', () => {
    const said = whatIsNext({ ...done, leftOut: ['Alert: Too hot'] });
    expect(said).toMatch(/ {2}- Alert: Too hot\nRun `npm run setup -- my-dance-app` again/);
  });
});

describe('writeParameters', () => {
  async function written(before: string | null): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'flokraft-parameters-'));
    try {
      await mkdir(join(root, 'functions'));
      const file = join(root, 'functions/.env.dance');
      if (before !== null) await writeFile(file, before);
      await writeParameters('dance', { ALLOWED_ORIGINS: 'https://a.example' }, root);
      return await readFile(file, 'utf8');
    } finally {
      await rm(root, { recursive: true });
    }
  }

  it.each([
    ['makes the file', null, 'ALLOWED_ORIGINS=https://a.example\n'],
    [
      'ends a last line that has no end',
      'REGION=europe-west4',
      'REGION=europe-west4\nALLOWED_ORIGINS=https://a.example\n',
    ],
    [
      'takes the place of what was set, and leaves the rest',
      '# Ours\nALLOWED_ORIGINS=https://b.example\nREGION=us-east1\n\n',
      '# Ours\nREGION=us-east1\nALLOWED_ORIGINS=https://a.example\n',
    ],
  ])('%s', async (_does, before, after) => {
    expect(await written(before)).toBe(after);
  });
});

describe('useQuotaProject', () => {
  it('has Google count against the project, unless somebody named another', () => {
    const environment: NodeJS.ProcessEnv = {};
    useQuotaProject('my-dance-app', environment);
    useQuotaProject('another-app', environment);
    expect(environment).toEqual({ GOOGLE_CLOUD_QUOTA_PROJECT: 'my-dance-app' });
  });

  it('names none for the local project, which Google does not know', () => {
    const environment: NodeJS.ProcessEnv = {};
    useQuotaProject('demo-flokraft', environment);
    expect(environment).toEqual({});
  });
});
