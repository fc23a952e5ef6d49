// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SynchronyPlot } from '../../../../../../../dashboard/features/analyses/view/timeline/synchrony-plot.tsx';
import type { Together } from '../../../../../../../functions/src/contract/together.ts';
import { someTogether } from '../../../../../../support/build-report.ts';
import { PlayerAround } from '../player-around.tsx';

afterEach(cleanup);

const show = (together: Together, video: HTMLVideoElement | null = null) =>
  render(
    <MantineProvider env="test">
      <PlayerAround video={video}>
        <SynchronyPlot
          indistinct={[{ start_seconds: 5, end_seconds: 7 }]}
          {...{ together, seconds: 19.2 }}
        />
      </PlayerAround>
    </MantineProvider>,
  ).container;

it('draws synchrony over time, with partings and where nobody could be told apart', () => {
  show(someTogether);
  const plot = screen.getByRole('img');
  expect(plot.getAttribute('aria-label')).toBe('In time with each other over 0:19; they part once');
  const shaded = [...plot.querySelectorAll('path')].map((path) => path.getAttribute('d'));
  expect(shaded.slice(0, 2)).toEqual(['M8.2 0H10.9V100H8.2Z', 'M5 0H7V100H5Z']);
  expect(screen.getByText(/Where it is shaded, they part in time\./)).toBeDefined();
});

it('has the same as a table for those who do not see it', () => {
  show(someTogether);
  const rows = screen.getAllByRole('row');
  expect(rows.map(({ textContent }) => textContent).slice(0, 2)).toEqual([
    'FromToIn time',
    '0:000:0150 %',
  ]);
  expect(rows).toHaveLength(21);
  expect(rows[6]?.textContent).toBe('0:050:06Not clear');
  expect(rows[10]?.textContent).toBe('0:090:10−20 %');
});

it('moves the video by pointer alone: one slider for keys is enough', () => {
  const page = show(someTogether, document.createElement('video'));
  const slider = page.querySelector('input');
  expect(slider?.tabIndex).toBe(-1);
  expect(slider?.getAttribute('aria-hidden')).toBe('true');
});
