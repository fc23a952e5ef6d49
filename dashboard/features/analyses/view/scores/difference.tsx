import { Text } from '@mantine/core';
import { differenceInWords, type Difference as Told } from './differences.ts';

const gained =
  'light-dark(color-mix(in srgb, var(--mantine-color-teal-9), black 20%), var(--mantine-color-teal-4))';
const lost = 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))';

/** Points since the run before: it stands out only where it is more than chance. */
export function Difference({ difference }: { difference: Told | null }) {
  if (difference === null) return null;
  const { points, isClear } = difference;
  const isNews = isClear === true && points !== 0;
  return (
    <Text
      span
      size="sm"
      {...(isNews ? { fw: 600, c: points > 0 ? gained : lost } : { c: 'dimmed' })}
    >
      {differenceInWords(difference)}
    </Text>
  );
}
