import { Stack } from '@mantine/core';
import type { DancerBody } from '../../../../../functions/src/contract/body.ts';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import { DancersTable } from './dancers-table.tsx';
import { IndistinctMoments } from './indistinct-moments.tsx';

interface EachDancerProps {
  /** Not none. */
  bodies: readonly DancerBody[];
  indistinct: Measurements['indistinct_spans'];
}

/** What was measured of each of several dancers, and where they could not be told apart. */
export function EachDancer({ bodies, indistinct }: EachDancerProps) {
  return (
    <Stack gap="md">
      <DancersTable bodies={bodies} />
      <IndistinctMoments spans={indistinct} />
    </Stack>
  );
}
