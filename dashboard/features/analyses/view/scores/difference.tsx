import { Text, VisuallyHidden } from '@mantine/core';
import { formatDifference } from './differences.ts';

/** Points since the run before: green, red, or nothing where they are not known. */
export function Difference({ points }: { points: number | null }) {
  if (points === null) return null;
  const words = formatDifference(points);
  const color = words.startsWith('+')
    ? 'light-dark(color-mix(in srgb, var(--mantine-color-teal-9), black 20%), var(--mantine-color-teal-4))'
    : 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))';
  return (
    <Text span size="sm" fw={600} c={words.startsWith('±') ? 'dimmed' : color}>
      {words}
      <VisuallyHidden> since the run before</VisuallyHidden>
    </Text>
  );
}
