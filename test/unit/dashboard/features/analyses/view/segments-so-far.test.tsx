// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SegmentsSoFar } from '../../../../../../dashboard/features/analyses/view/live/segments-so-far.tsx';

afterEach(cleanup);

const segments = [
  { start_seconds: 0, end_seconds: 8, label: 'Opening', comment: 'Calm.', score: 65 },
  { start_seconds: 8, end_seconds: 17, label: 'Turns', comment: 'Fast.', score: null },
];
const show = (shown: typeof segments) =>
  render(
    <MantineProvider env="test">
      <SegmentsSoFar segments={shown} />
    </MantineProvider>,
  ).container;

it('lists what has been judged so far, marked preliminary', () => {
  const section = show(segments).querySelector('section');
  expect(section?.textContent).toContain('So farPreliminary');
  const items = [...(section?.querySelectorAll('ol > li') ?? [])].map((item) => item.textContent);
  expect(items).toEqual(['Opening65Calm.0:00–0:08', 'TurnsFast.0:08–0:17']);
});

it('says that the scores beside it are not the last word', () => {
  const words = show(segments).textContent;
  expect(words).toContain('The report may still say otherwise. The overall score comes with it.');
});

it('is not there before the first segment', () => {
  expect(show([]).querySelector('section')).toBeNull();
});
