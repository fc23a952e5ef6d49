import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../functions/src/adapters/gemini/answer-schema.ts';
import { wireSchema } from '../../../functions/src/adapters/gemini/wire-schema.ts';
import { numberParam, paramsSchemaOf } from '../../../functions/src/contract/params.ts';
import type { Profile } from '../../../functions/src/contract/profiles/profile.ts';
import { analysisTypes } from '../../../functions/src/contract/vocabulary.ts';
import { claimableMeasures } from '../../../functions/src/domain/judging/check-claims.ts';
import { judgePrompt } from '../../../functions/src/domain/judging/judge-prompt.ts';
import { judgedReport } from '../../../functions/src/domain/judging/judged-report.ts';
import { judgeBySignal } from '../../../functions/src/domain/judging/signal-judgement.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';
import { compilerOptions, complaintsOf } from '../../support/compile.ts';
import { aBody, measured } from '../../support/measured.ts';

const page = readFileSync(path.join(ROOT, 'docs', 'profiles.md'), 'utf8');
const code = /^```ts\n(.*?)^```$/ms.exec(page)?.[1] ?? '';
const added = [...page.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, diff = '']) => diff);

/** The example, as it stands on the page. */
async function readBallet(): Promise<Profile> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024 },
  });
  const module: { ballet: Profile } = await import(
    `data:text/javascript,${encodeURIComponent(outputText)}`
  );
  return module.ballet;
}

/** The list of profiles with the lines that the page adds, unless somebody has followed it. */
function listWithBallet(list: string): string {
  if (list.includes('./ballet.ts')) return list;
  const [declared = '', named = ''] = added;
  const before = named.replaceAll(/^\+.*\n/gm, '').replaceAll(/^ /gm, '');
  expect(list).toContain(before);
  const after = named.replaceAll(/^[+ ]/gm, '');
  return declared.replaceAll(/^\+/gm, '') + list.replace(before, after);
}

/** What is typed by the profiles that there are. */
const typedByProfiles = globSync(
  ['{functions/src,dashboard/components,dashboard/features}/**/*.ts'],
  {
    cwd: ROOT,
  },
)
  .map((file) => path.join(ROOT, file))
  .filter((file) => /\b(AnalysisType|analysisTypes)\b/.test(readFileSync(file, 'utf8')));

const others = analysisTypes.filter((type: string) => type !== 'ballet');
const forgetful = `import type { AnalysisType } from '../vocabulary.ts';
  export const names: Record<AnalysisType, string> =
    { ${others.map((type) => `${type}: ''`).join()} };`;

describe('the example of docs/profiles.md', () => {
  it('compiles, and all that is typed by profiles with it', { timeout: 300_000 }, () => {
    const folder = path.join(ROOT, 'functions/src/contract/profiles');
    const all = path.join(folder, 'all.ts');
    const wrong = path.join(folder, 'wrong.ts');
    const changed = new Map([
      [path.join(folder, 'ballet.ts'), code],
      [all, listWithBallet(readFileSync(all, 'utf8'))],
      [wrong, forgetful],
    ]);
    const options = { ...compilerOptions(ROOT), jsx: ts.JsxEmit.Preserve };
    const complaints = complaintsOf([...changed.keys(), ...typedByProfiles], options, changed);
    expect([...complaints].filter(([, found]) => found.length > 0)).toEqual([
      [wrong, [expect.stringContaining("Property 'ballet' is missing")]],
    ]);
    expect(typedByProfiles.length).toBeGreaterThan(5);
  });

  it('has its params checked and defaulted', async () => {
    const ballet = await readBallet();
    const accepts = (params: unknown) => paramsSchemaOf(ballet).safeParse(params).success;
    expect(accepts({ grade: 8, trim: null })).toBe(true);
    expect(accepts({ grade: 9 })).toBe(false);
    expect(accepts({ exercise: 'plié' })).toBe(false);
    expect(numberParam(ballet, {}, 'grade')).toBe(4);
  });

  it('is scored by what was measured, or says what was not', async () => {
    const video = {
      profile: await readBallet(),
      danceType: null,
      durationSeconds: 32,
      recording: [],
    };
    const { scores, text } = judgeBySignal({
      ...video,
      measurements: measured({}, { body: aBody }),
    });
    expect(scores).toEqual({ line: 74 });
    expect(text).toContain('**Line: 74 (69 to 79) of 100**: rests on how far the limbs extend');
    const blind = judgeBySignal({ ...video, measurements: measured() });
    expect(blind.scores).toEqual({ line: null });
    expect(blind.notMeasured.map(({ what }) => what)).toEqual(['Line', 'Body']);
  });

  it('is judged by a model: prompt, schema, answer, report', async () => {
    const profile = await readBallet();
    const measurements = measured({}, { body: aBody });
    const segments = [{ start_seconds: 0, end_seconds: 32 }];
    const { system, task } = judgePrompt({
      profile,
      danceType: 'Giselle',
      dancers: null,
      title: null,
      params: { grade: 6 },
      durationSeconds: 32,
      measurements,
      recording: [],
      segments,
    });
    expect(system).toContain('You are a ballet master');
    expect(system).toContain('- 6, intermediate: clean lines in the poses');
    expect(task).toContain('- line: Line: extension of arms and legs');
    expect(task).toContain('- body_extension: how far the limbs extend, from 0 to 1: 0.7');
    expect(task).toContain('"grade":6');

    const claimable = claimableMeasures(measurements);
    expect(wireSchema(profile, claimable).properties?.['scores']?.required).toEqual(['line']);
    const json = JSON.stringify({
      segments: [{ segment: 1, label: 'Entrance', comment: 'So.', at: ['00:05'], score: 7 }],
      claims: [{ measure: 'body_extension', value: 0.2, statement: 'Short lines.', at: ['00:09'] }],
      scores: { line: { at: ['00:09'], reason: 'Long arms.', low: 5.5, high: 8, score: 6.5 } },
      summary: 'A calm variation.',
      strengths: [{ sentence: 'Long lines.', criterion: 'Line', at: ['00:09-00:12'] }],
      practise: [],
    });
    const asked = {
      profile,
      durationSeconds: 32,
      segments,
      claimable,
      dancers: [],
      isRepaired: false,
    };
    const report = judgedReport(readAnswer(json, asked), {
      ...{ profile, measurements, segments },
      ...{ danceType: null, recording: [] },
    });
    expect(report.scores).toEqual({ line: 65 });
    expect(report.ranges).toEqual({ line: { low: 55, high: 80 } });
    expect(report.strengths).toMatchObject([{ criterion: 'line' }]);
    expect(report.text).toContain('Line: 6.5 of 10, between 5.5 and 8. Long arms. (00:09)');
    expect(report.claims).toMatchObject([{ measure: 'body_extension', contradicts: true }]);
    expect(report.notMeasured).toEqual([]);
  });
});
