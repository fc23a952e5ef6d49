import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../functions/src/contract/profiles/all.ts';
import { claimableMeasures } from '../../functions/src/domain/judging/check-claims.ts';
import { someMeasurements } from '../support/gemini-stand-in/analysis-job.ts';
import {
  largeBytes,
  pollIntervalMs,
  useGeminiStandIn,
} from '../support/gemini-stand-in/gemini-setting.ts';
import { standInKey, startGeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';
import { twoDancers } from '../support/measured.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;
const mib = 1024 ** 2;

describe('a judged video', () => {
  it('arrives byte for byte, in chunks, and is deleted afterwards', async () => {
    await analyse({ proxyPath: async () => setting.largePath });
    const { standIn } = setting;
    expect(standIn.countOf('chunk')).toBe(3);
    expect(standIn.files.size).toBe(0);
    expect(standIn.deleted).toEqual([
      expect.objectContaining({
        displayName: 'run-1',
        mimeType: 'video/mp4',
        sizeBytes: largeBytes.length,
        sha256: createHash('sha256').update(largeBytes).digest('hex'),
      }),
    ]);
  });

  it('is asked about once, as JSON, at the frame rate, with the text after the video', async () => {
    await analyse({}, { framesPerSecond: 6 });
    const [body, ...more] = setting.standIn.asked;
    expect(more).toEqual([]);
    expect(body?.generationConfig.responseMimeType).toBe('application/json');
    expect(body?.systemInstruction.parts[0]?.text).toContain('WDSF adjudicator');
    const [video, text] = body?.contents[0]?.parts ?? [];
    expect(video?.fileData?.mimeType).toBe('video/mp4');
    expect(video?.videoMetadata).toEqual({ fps: 6 });
    expect(text?.text).toContain('"dance_type":"Salsa"');
  });

  it('is looked at less often where all its frames would not fit the model', async () => {
    await analyse({ durationSeconds: 600 }, { framesPerSecond: 24 });
    const fps = setting.standIn.asked[0]?.contents[0]?.parts[0]?.videoMetadata?.fps ?? 0;
    expect(fps).toBeGreaterThan(4);
    expect(fps * 600 * 258).toBeLessThan(1_000_000);
    expect(setting.logged[0]).toMatchObject({
      event: 'frame_rate_lowered',
      fields: { framesPerSecond: 24, fitting: fps },
    });
  });

  it.each(Object.values(profiles))('gets a score for each criterion of $type', async (profile) => {
    const { scores, segments, text, analyzer, finishReason } = await analyse({ profile });
    expect(Object.keys(scores)).toEqual(profile.criteria.map(({ key }) => key));
    for (const score of Object.values(scores)) expect(score).toBeGreaterThanOrEqual(60);
    expect(segments[0]).toMatchObject({ start_seconds: 0, label: 'Phrase 1', score: 50 });
    expect(segments.at(-1)?.end_seconds).toBe(60);
    expect(text).toContain('A steady dance – with room to grow.');
    expect({ analyzer, finishReason }).toEqual({
      analyzer: 'gemini:gemini-3.8-flash',
      finishReason: 'STOP',
    });
  });

  it('has its claims put beside what was measured', async () => {
    const { claims, text } = await analyse();
    expect(claims.map(({ measure }) => measure)).toEqual(claimableMeasures(someMeasurements));
    expect(claims[0]).toMatchObject({ measure: 'tempo_bpm', claimed: 120, contradicts: false });
    expect(text).not.toContain('disagree');
  });

  it('has each of several dancers judged, and claims of each put beside what was measured', async () => {
    const { dancers, claims, text } = await analyse({
      profile: profiles.couple,
      measurements: { ...someMeasurements, bodies: [...twoDancers] },
    });
    expect(dancers).toMatchObject([
      {
        body_id: 1,
        technique: 60,
        presentation: 70,
        comment: 'Holds the line, as number 1. (00:00)',
      },
      { body_id: 2, technique: 65, presentation: 70 },
    ]);
    const postures = claims.filter(({ measure }) => measure === 'body_posture');
    expect(postures).toMatchObject([
      { body_id: 1, claimed: 0.8, measured: 0.8, contradicts: false },
      { body_id: 2, claimed: 0.6, measured: 0.6, contradicts: false },
    ]);
    expect(text).toContain('technique 6.5 of 10, presentation 7 of 10');
  });

  it('is asked for no dancers where there are not several', async () => {
    const { dancers } = await analyse({
      profile: profiles.couple,
      measurements: { ...someMeasurements, bodies: twoDancers.slice(0, 1) },
    });
    expect(dancers).toBeNull();
    const [body] = setting.standIn.asked;
    expect(Object.keys(body?.generationConfig.responseSchema.properties ?? {})).not.toContain(
      'dancers',
    );
  });

  it('moves progress and message with each finished segment', async () => {
    const reports: { fraction: number; message: string }[] = [];
    const { segments } = await analyse({
      onProgress: (fraction, message) => reports.push({ fraction, message }),
    });
    const count = segments.length;
    const judging = reports.filter(({ message }) => message.startsWith('Analysing'));
    expect(count).toBeGreaterThan(1);
    expect(judging.map(({ message }) => message)).toEqual([
      ...segments.map((_, index) => `Analysing segment ${index + 1} of ${count}`),
      `Analysing segment ${count} of ${count}`,
    ]);
    const fractions = reports.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('reports a segment before the answer is complete', async () => {
    setting.standIn.answerWith({ ending: 'hang' });
    const stop = new AbortController();
    const heard = new Promise<void>((resolve) => {
      const onProgress = (_: number, message: string) => {
        if (message.startsWith('Analysing segment 2 ')) resolve();
      };
      analyse({ onProgress, signal: stop.signal }).catch(() => {});
    });
    await heard;
    stop.abort();
    await setting.standIn.reached('delete');
  });

  it('is judged by a service below a path', async () => {
    const gateway = await startGeminiStandIn({ basePath: '/models/gemini' });
    try {
      await analyse({}, { baseUrl: `${gateway.baseUrl}/` });
      expect(gateway.asked).toHaveLength(1);
      expect(gateway.deleted).toHaveLength(1);
    } finally {
      await gateway.close();
    }
  });

  it('leaves no timer behind', async () => {
    const live = new Set<NodeJS.Timeout>();
    let started = 0;
    await analyse(
      {},
      {
        clock: {
          now: () => new Date(),
          every: () => () => {},
          after(delayMs, call) {
            const end = () => {
              clearTimeout(timer);
              live.delete(timer);
            };
            const timer = setTimeout(
              () => [end(), call()],
              delayMs === pollIntervalMs ? 5 : delayMs,
            );
            started += 1;
            live.add(timer);
            return end;
          },
        },
      },
    );
    expect(started).toBeGreaterThan(5);
    expect(live.size).toBe(0);
  });
});

it('uploads 200 MiB within 60 MiB of memory', { timeout: 120_000 }, async () => {
  const sparsePath = join(setting.folder, 'sparse.mp4');
  await writeFile(sparsePath, '');
  await truncate(sparsePath, 200 * mib);
  setting.standIn.filesPassThrough(['ACTIVE']);
  const program = fileURLToPath(
    new URL('../support/gemini-stand-in/measure-upload.ts', import.meta.url),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    setting.standIn.baseUrl,
    sparsePath,
  ]);
  const { beforeMib, peakMib } = JSON.parse(stdout) as { beforeMib: number; peakMib: number };
  expect(setting.standIn.deleted[0]?.sizeBytes).toBe(200 * mib);
  expect(peakMib - beforeMib).toBeLessThan(60);
});

describe('the key', () => {
  it.each([
    ['a service that repeats it', `${standInKey}-wrong`],
    ['a header that cannot carry it', 'a key\nwith a break'],
    ['a header that has no such letter', 'schlüssel'],
  ])('does not show in errors or logs with %s', async (_, apiKey) => {
    setting.standIn.repeatKey(true);
    const thrown = await analyse({}, { apiKey }).catch((error: unknown) => error);

    const told = inspect([thrown, setting.logged], { depth: 12 });
    expect(thrown).toMatchObject({ code: 'internal', retryable: false });
    expect(told).not.toContain(apiKey);
    expect(told).not.toContain(JSON.stringify(apiKey).slice(1, -1));
  });

  it('does not show in what is logged of a file that cannot be removed', async () => {
    setting.standIn.misbehave('delete', (_, response) => {
      response.writeHead(500).end(`no luck with ${standInKey}`);
      return undefined;
    });
    await analyse();

    const told = inspect(setting.logged, { depth: 12 });
    expect(told).toContain('no luck with [key]');
    expect(told).not.toContain(standInKey);
  });
});
