import { BarChart } from '@mantine/charts';
import type { Scores } from '../../../../../functions/src/contract/summary.ts';
import { criterionName } from '../../../../components/names.ts';

interface CriteriaChartProps {
  scores: Scores;
  before: Scores | null;
}

const thisRun = { name: 'This run', color: 'grape.7' };
const runBefore = { name: 'The run before', color: 'gray.5' };

/** A bar for each criterion, beside the one of the run before. Its numbers stand below it, as text. */
export function CriteriaChart({ scores, before }: CriteriaChartProps) {
  const data = Object.entries(scores).map(([key, score]) => ({
    criterion: criterionName(key),
    [thisRun.name]: score,
    [runBefore.name]: before?.[key] ?? null,
  }));
  return (
    <div aria-hidden="true">
      <BarChart
        h={48 + 48 * data.length}
        my="sm"
        data={data}
        dataKey="criterion"
        orientation="vertical"
        series={before === null ? [thisRun] : [thisRun, runBefore]}
        withLegend={before !== null}
        legendProps={{ verticalAlign: 'bottom', height: 32, itemSorter: null }}
        xAxisProps={{ domain: [0, 100], ticks: [0, 25, 50, 75, 100] }}
        yAxisProps={{ width: 112 }}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={16}
        barProps={{ isAnimationActive: false, radius: 3 }}
        barChartProps={{ accessibilityLayer: false, margin: { right: 16 } }}
      />
    </div>
  );
}
