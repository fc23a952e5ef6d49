import { Stack, Text } from '@mantine/core';
import type { Operations } from '../../../functions/src/contract/operations.ts';
import { Nothing } from './nothing.tsx';
import { Panel } from './panel.tsx';
import { SpanSince } from './span-since.tsx';

type Queue = Operations['queue'];

export function QueuePanel({ queue }: { queue: Queue | undefined }) {
  return (
    <Panel title="Queue" about="Runs that wait until a worker is free.">
      {queue === undefined ? (
        <Nothing>Not counted yet.</Nothing>
      ) : (
        <Stack gap="xs">
          <Text fw={650} size="xl">
            {queue.waiting === 0 ? 'Nobody waits' : `${queue.waiting} waiting`}
          </Text>
          {queue.waiting_since !== null && (
            <Text>
              The first has waited for <SpanSince time={queue.waiting_since} />.
            </Text>
          )}
          <Text size="sm">Cloud Tasks: {sayTasks(queue.tasks)}</Text>
        </Stack>
      )}
    </Panel>
  );
}

function sayTasks(tasks: Queue['tasks']): string {
  if (tasks === null) return 'not known here. The local stack cannot tell, or it did not answer.';
  const depth = tasks.depth === 1 ? '1 task' : `${tasks.depth} tasks`;
  if (tasks.state === 'RUNNING') return `running, ${depth}.`;
  if (tasks.state === 'PAUSED') {
    return `paused, ${depth}. Nothing begins until somebody runs “npm run queue -- resume”.`;
  }
  return `${tasks.state.toLowerCase()}, ${depth}. Nothing begins until it is running again.`;
}
