// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { MotionPlot } from '../../../../../../../dashboard/features/analyses/view/timeline/motion-plot.tsx';
import { nothingMeasured } from '../../../../../../../functions/src/contract/measurements.ts';

afterEach(cleanup);

it('has what it draws as a table for those who do not see it', () => {
  const motion_curve = { interval_seconds: 2, values: [0.25, 1] };
  render(
    <MantineProvider env="test">
      <MotionPlot measurements={{ ...nothingMeasured, motion_curve }} seconds={4} />
    </MantineProvider>,
  );
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows).toEqual(['FromToMovement', '0:000:0225 %', '0:020:04100 %']);
});
