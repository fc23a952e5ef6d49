import { expect, it } from 'vitest';
import { togetherInWords } from '../../../../../../../dashboard/features/analyses/view/dancers/together-words.ts';
import { howClosely } from '../../../../../../../functions/src/contract/together-words.ts';
import { togetherLines } from '../../../../../../../functions/src/domain/judging/together-lines.ts';
import { aCouple, sure } from '../../../../../../support/together.ts';

it.each([
  [0.6, 'very closely', 'Very closely', 'very closely'],
  [0.59, 'closely', 'Closely', 'closely'],
  [0.4, 'closely', 'Closely', 'closely'],
  [0.39, 'in part', 'In part', 'in part'],
  [0.2, 'in part', 'In part', 'in part'],
  [0.19, null, 'Hardly', 'hardly more than strangers would'],
  [-0.5, null, 'Hardly', 'hardly more than strangers would'],
])('says %d as %s, the page as %s and the report as %s', (value, words, onPage, inReport) => {
  expect(howClosely(value)).toBe(words);
  const together = { ...aCouple, synchrony: sure(value) };
  const [synchrony] = togetherInWords(together);
  expect(synchrony?.value).toBe(onPage);
  expect(togetherLines({ together, bodies: null })[0]).toContain(`at one time ${inReport} (`);
});
