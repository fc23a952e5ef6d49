import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../functions/src/domain/judging/judgement.ts';
import {
  keySpellings,
  notations,
  type Spelling,
  scoreSpellings,
  shapes,
  timeSpellings,
  wrappings,
} from '../support/gemini-stand-in/answer-spellings.ts';
import { useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { startGeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;

let known: Judgement | null = null;
async function soundJudgement(): Promise<Judgement> {
  if (known !== null) return known;
  const other = await startGeminiStandIn();
  known = await analyse({}, { baseUrl: other.baseUrl });
  await other.close();
  return known;
}

describe.each<[string, readonly Spelling[]]>([
  ['an answer', wrappings],
  ['an answer written', notations],
  ['an answer with its keys', keySpellings],
  ['an answer', shapes],
  ['an answer with its scores', scoreSpellings],
  ['an answer with its times', timeSpellings],
])('%s', (_, spellings) => {
  it.each(spellings)('%s is judged in one call as if it were sound', async (__, spell) => {
    setting.standIn.answerWith({ spell });
    expect(await analyse()).toEqual(await soundJudgement());
    expect(setting.standIn.countOf('generate')).toBe(1);
  });
});

it.each(
  [...wrappings.slice(0, 6), ...keySpellings].filter(
    ([name]) => name !== 'of JavaScript itself between',
  ),
)('an answer %s moves progress by its segments', async (_, spell) => {
  setting.standIn.answerWith({ spell });
  const messages: string[] = [];
  const { segments } = await analyse({ onProgress: (__, message) => void messages.push(message) });
  const count = segments.length;
  expect([...new Set(messages.filter((message) => message.startsWith('Analysing')))]).toEqual(
    segments.map((___, index) => `Analysing segment ${index + 1} of ${count}`),
  );
});
