// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Heading } from '../../../../../../dashboard/features/analyses/view/heading.tsx';
import { Details } from '../../../../../../dashboard/features/analyses/view/report/details.tsx';
import { RestOfReport } from '../../../../../../dashboard/features/analyses/view/rest-of-report.tsx';
import { MotionPlot } from '../../../../../../dashboard/features/analyses/view/timeline/motion-plot.tsx';
import { profiles } from '../../../../../../functions/src/contract/profiles/all.ts';
import { reportedDance } from '../../../../../../functions/src/domain/dances/told-tempo.ts';
import { aReport } from '../../../../../support/build-report.ts';
import { measured } from '../../../../../support/measured.ts';
import { buildListed } from '../../../firebase/build-listed.ts';

afterEach(cleanup);

const measurements = measured(
  { tempo: 90.3 },
  {
    ...{ meter: 3, bars_per_minute: 30.1 },
    off_beat: [{ start_seconds: 3, end_seconds: 8, late_ms: 118, late_beats: 0.18 }],
  },
);
const dance_type = 'Langsamer Walzer';
const textOf = (page: ReactNode) =>
  render(<MantineProvider env="test">{page}</MantineProvider>).container.textContent;

describe.each(['solo', 'couple', 'group'] as const)('the page of a %s', (analysis_type) => {
  const dance = reportedDance(profiles[analysis_type], dance_type, measurements);
  const report = { ...aReport, runId: 'run', measurements, dance };
  const analysis = buildListed('one', 0, { analysis_type, dance_type });

  it('tells the dance at its head', () => {
    expect(textOf(<Heading analysis={analysis} report={report} />)).toContain(
      'Langsamer Walzer (slow waltz)',
    );
  });

  it('tells tempo and what it means, and where the beat is left, beside the line of time', () => {
    const others = { before: null, differences: null, onFollow: null, children: null };
    const page = textOf(<RestOfReport report={report} {...others} />);
    expect(page).toContain(
      'About 90 beats a minute, 3 in a bar; 30 bars a minute: within competition tempo for a slow waltz.',
    );
    expect(page).toContain('Off the beat: a sixth of a beat late');
    expect(screen.getByText('0:03–0:08')).toBeDefined();
  });

  it('lists tempo, meter, bars, dance and moments off the beat among what was measured', () => {
    const page = textOf(<Details analysisId="one" report={report} />);
    for (const words of ['About 90 beats a minute', '3 in a bar', 'Slow waltz', 'Off the beat']) {
      expect(page).toContain(words);
    }
  });

  it('marks them on the line of time', () => {
    render(
      <MantineProvider env="test">
        <MotionPlot measurements={measurements} seconds={32} />
      </MantineProvider>,
    );
    expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(/off the beat once$/);
  });

  it('marks the first beats of bars there, and says how many', () => {
    const withBars = { ...measurements, downbeat_seconds: [1, 3, 5] };
    const page = textOf(<MotionPlot measurements={withBars} seconds={32} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain(
      '3 of them first in a bar',
    );
    expect(page).toContain('The strong ones begin a bar.');
  });

  it('says nothing of bars where none are told', () => {
    const page = textOf(<MotionPlot measurements={measurements} seconds={32} />);
    expect(page).not.toContain('bar');
    expect(screen.getByRole('img').getAttribute('aria-label')).not.toContain('bar');
  });
});
