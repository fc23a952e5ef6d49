import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** In the place of figures that there are none of. */
export function Nothing({ children }: { children: ReactNode }) {
  return <Text fs="italic">{children}</Text>;
}
