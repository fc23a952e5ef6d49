import { expect, it } from 'vitest';
import { offBeatInWords } from '../../../functions/src/contract/off-beat-words.ts';

it.each([
  [90, 0.15, '90 ms late, a sixth of a beat'],
  [-120, -0.24, '120 ms early, a quarter of a beat'],
  [170, 0.33, '170 ms late, a third of a beat'],
  [250, 0.5, '250 ms late, half a beat'],
])('says of %i ms, %f of a beat: %s', (late_ms, late_beats, words) => {
  const stretch = { start_seconds: 1, end_seconds: 5, late_ms, late_beats };
  expect(offBeatInWords(stretch)).toBe(words);
});
