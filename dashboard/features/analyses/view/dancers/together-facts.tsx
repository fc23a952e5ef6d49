import { Stack, Text, Title } from '@mantine/core';
import { isUnison, sureValue } from '../../../../../functions/src/contract/sure-together.ts';
import type { Together } from '../../../../../functions/src/contract/together.ts';
import { Measures } from '../body/measures.tsx';
import { PlaySpan } from '../watch/play-span.tsx';
import list from '../watch/segment-list.module.css';
import { lateDancersInWords, seenAtOnceInWords, togetherInWords } from './together-words.ts';

interface TogetherFactsProps {
  together: Together;
  nameOf: (bodyId: number) => string;
}

/** What dancers do together where that is sure, and where they part; nothing where it is not. */
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
      {sureValue(together.synchrony) !== null && <Partings together={together} nameOf={nameOf} />}
    </Stack>
  );
}

function Partings({ together, nameOf }: TogetherFactsProps) {
  const { breaks } = together;
  if (breaks === null || breaks.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5">
        Where they part in time
      </Title>
      <ul className={list['list']}>
        {breaks.map((span) => (
          <li key={`${span.start_seconds} ${span.body_ids}`} className={list['segment']}>
            {isUnison(together) && (
              <Text size="sm">{span.body_ids.map(nameOf).join(', ')} from the others</Text>
            )}
            <PlaySpan span={span} />
          </li>
        ))}
      </ul>
    </div>
  );
}
