import { Group, Text, Title } from '@mantine/core';
import type { Report } from '../../../../../functions/src/contract/report.ts';
import { withShortTimes } from '../../../../components/formats.ts';
import { Basis } from '../../../../components/section.tsx';
import { judgeOf } from '../analysis-words.ts';
import list from '../moments/moment-list.module.css';
import { nameOf } from './dancer-names.ts';
import { isScored, scoresInWords } from './judged-words.ts';

/** What a model says of each; nothing where it does not. */
export function JudgedDancers({ dancers, analyzer }: Pick<Report, 'dancers' | 'analyzer'>) {
  if (dancers === null || dancers.length === 0) return null;
  return (
    <div>
      <Group justify="space-between" gap={4}>
        <Title order={3} size="h5">
          Each on their own
        </Title>
        <Basis>{judgeOf(analyzer)}</Basis>
      </Group>
      <ul className={list['list']}>
        {dancers.map((dancer) => {
          const { name, clothes } = nameOf(dancer.label);
          return (
            <li key={dancer.body_id} className={list['segment']}>
              <Text fw={600}>{clothes === null ? name : `${name}, ${clothes}`}</Text>
              <Text size="sm">{scoresInWords(dancer)}</Text>
              <Text size="sm">{withShortTimes(dancer.comment)}</Text>
            </li>
          );
        })}
      </ul>
      {dancers.some(isScored) && (
        <Text size="sm" c="dimmed">
          The scores of one dancer are less sure than those of the whole.
        </Text>
      )}
    </div>
  );
}
