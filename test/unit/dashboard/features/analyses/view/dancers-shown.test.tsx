// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Details } from '../../../../../../dashboard/features/analyses/view/report/details.tsx';
import { RestOfReport } from '../../../../../../dashboard/features/analyses/view/rest-of-report.tsx';
import type { Measurements } from '../../../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../../../functions/src/contract/profiles/all.ts';
import { notMeasured } from '../../../../../../functions/src/domain/judging/not-measured.ts';
import { aReport, someTogether } from '../../../../../support/build-report.ts';
import { measured, twoDancers } from '../../../../../support/measured.ts';

afterEach(cleanup);

function show(changes: Partial<Measurements>) {
  const measurements = measured({}, changes);
  const not_measured = notMeasured(profiles.couple, measurements);
  const report = { ...aReport, runId: 'run', measurements, not_measured };
  render(
    <MantineProvider env="test">
      <RestOfReport
        report={report}
        {...{ before: null, differences: null, onFollow: null, children: null }}
      />
      <Details analysisId="one" report={report} />
    </MantineProvider>,
  );
}

it('shows what a couple does together, and each of the two in the place of one body', async () => {
  show({ bodies: [...twoDancers], together: someTogether });
  await screen.findByRole('region', { name: 'Dancers' }, { timeout: 60_000 });
  expect(screen.getByRole('region', { name: 'Each dancer' })).toBeDefined();
  expect(screen.queryByRole('region', { name: 'Body' })).toBeNull();
});

it.each([
  ['not_installed', 'Body'],
  ['nobody_seen', 'Body'],
] as const)('shows no dancers where it is %s, and says why', (body_absence, what) => {
  show({ body_absence });
  const gaps = screen.getByRole('region', { name: 'What was not measured' });
  expect(gaps.textContent).toContain(what);
  expect(document.querySelector('.mantine-Skeleton-root')).toBeNull();
  expect(screen.queryByRole('region', { name: 'Dancers' })).toBeNull();
});
