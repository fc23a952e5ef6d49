import { expect, it } from 'vitest';
import { asAppError } from '../../functions/src/domain/errors.ts';
import { maxAttempts, triesAgain } from '../../functions/src/domain/runs.ts';
import { startChaos } from '../support/gemini-stand-in/control.ts';
import { useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { briefKinds } from '../support/gemini-stand-in/named-misbehaviours.ts';

const setting = useGeminiStandIn();
const runsPerSeed = 20;
const kinds = [
  ...briefKinds.filter((kind) => !/^(delay|answer-slow)/.test(kind)),
  ...['429-long', '429-day', 'answer-unsafe', 'prompt-blocked'],
];

/** As the queue delivers a run and the run's end is tidied up; true where it was judged. */
async function run(): Promise<boolean> {
  setting.kept.length = 0;
  const remembered = () => setting.kept.at(-1) ?? null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await setting.analyse({ copy: remembered() });
      return true;
    } catch (thrown) {
      const failure = asAppError(thrown);
      expect(failure.code).toMatch(/^analyzer_/);
      if (!triesAgain(failure, attempt)) return false;
      expect(attempt).toBeLessThan(maxAttempts);
    } finally {
      const left = [...setting.standIn.files.keys()];
      expect(left).toEqual(left.length === 0 ? [] : [remembered()?.name]);
    }
  }
}

it.each([1, 2, 3])(
  'keeps no copy but the one it remembers, under chaos with seed %i',
  async (seed) => {
    const judged: boolean[] = [];
    for (let index = 0; index < runsPerSeed; index += 1) {
      startChaos(setting.standIn, { seed: seed * 1_000 + index, rate: 0.25, kinds });
      judged.push(await run());
      startChaos(setting.standIn, null);
      const copy = setting.kept.at(-1);
      if (copy) await setting.analyzer().forget(copy);
      expect([...setting.standIn.files.keys()]).toEqual([]);
    }
    expect(judged).toContain(true);
    for (const { used } of setting.metered) expect(used).not.toBe('under way');
  },
);
