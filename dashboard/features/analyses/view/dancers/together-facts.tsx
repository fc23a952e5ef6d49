import { Stack, Text, Title } from '@mantine/core';
import type { Together } from '../../../../../functions/src/contract/together.ts';
import { Measures } from '../body/measures.tsx';
import { lateDancersInWords, seenAtOnceInWords, togetherInWords } from './together-words.ts';

interface TogetherFactsProps {
  together: Together;
  nameOf: (bodyId: number) => string;
}

/** What dancers do together where that is sure; nothing where it is not. */
export function TogetherFacts({ together, nameOf }: TogetherFactsProps) {
  const measures = togetherInWords(together);
  const late = lateDancersInWords(together, nameOf);
  if (measures.length === 0 && late.length === 0) return null;
  return (
    <Stack gap="xs">
      <div>
        <Title order={3} size="h5">
          Together
        </Title>
        <Text size="sm" c="dimmed">
          {seenAtOnceInWords(together)}
        </Text>
      </div>
      <Measures measures={measures} />
      {late.map((words) => (
        <Text key={words} size="sm">
          {words}
        </Text>
      ))}
    </Stack>
  );
}
