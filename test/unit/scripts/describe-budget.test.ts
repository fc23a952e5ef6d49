import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { describeBudget } from '../../../scripts/setup/describe-budget.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';

const both = { GEMINI_USD_PER_MILLION_INPUT: '0.5', GEMINI_USD_PER_MILLION_OUTPUT: '3' };

describe('what npm run deploy says of the budget', () => {
  it.each([
    ['both prices are set', both],
    ['a price of nothing is set', { ...both, GEMINI_USD_PER_MILLION_INPUT: '0' }],
    ['no model may judge', { ANALYZER: 'signal' }],
  ])('is nothing where %s', (_why, texts) => {
    expect(describeBudget(texts)).toBeNull();
  });

  it.each([
    ['no price is set', { ANALYZER: 'gemini' }, /INPUT and GEMINI_\w+_OUTPUT are not set/],
    ['one price is blank', { ...both, GEMINI_USD_PER_MILLION_OUTPUT: ' ' }, /OUTPUT is not set/],
    ['a key may come', {}, /once GEMINI_API_KEY holds a key the model may take 50 million/],
    ['the limit is another', { DAILY_TOKENS_MILLIONS: '2.5' }, /2\.5 million tokens a day/],
  ])('is one sentence where %s', (_why, texts, says) => {
    const said = describeBudget(texts) ?? '';
    expect(said).toMatch(says);
    expect(said).toContain('DAILY_TOKENS_MILLIONS');
    expect(said.match(/\.(\s|$)/g)).toHaveLength(1);
  });

  it('is printed by it', async () => {
    const { stdout } = await execa('node', ['scripts/deploy.ts', 'my-dance-app', '--dry-run'], {
      cwd: ROOT,
      preferLocal: true,
    });
    expect(stdout).toContain(describeBudget({}));
  });
});
