import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Notice } from '../../../components/notice.tsx';
import { Section } from '../../../components/section.tsx';
import type { Person } from '../../../firebase/session.tsx';
import { describeExported, describeProgress, waitWords } from './export-words.ts';
import { useExport } from './use-export.ts';

interface ExportSectionProps {
  person: Person;
  /** How many analyses there are; null while nobody knows. */
  analyses: number | null;
}

export function ExportSection({ person, analyses }: ExportSectionProps) {
  const { state, start, stop } = useExport(person);
  return (
    <Section title="Your data">
      <Stack align="flex-start">
        <Text size="sm">
          One file, JSON, with all of your analyses and every report, and a link to each video. The
          links are good for some minutes.
        </Text>
        {state.phase === 'running' ? (
          <Stack w="100%" gap="xs">
            <Running state={state} analyses={analyses} />
            <Group>
              <Button variant="default" onClick={stop}>
                Cancel
              </Button>
            </Group>
          </Stack>
        ) : (
          <Button variant="default" onClick={() => void start()}>
            Export
          </Button>
        )}
        {state.phase === 'done' && (
          <Notice kind="hint" title="Your export is saved">
            {describeExported(state.exported)}
          </Notice>
        )}
        {state.phase === 'failed' && (
          <Notice title="The export did not work">{state.message} Start it again.</Notice>
        )}
      </Stack>
    </Section>
  );
}

type RunningState = Extract<ReturnType<typeof useExport>['state'], { phase: 'running' }>;

function Running({ state, analyses }: { state: RunningState; analyses: number | null }) {
  const { progress, isWaiting } = state;
  const of = progress.of ?? (analyses || null);
  const percent = of === null || of === 0 ? 0 : Math.min(100, (100 * progress.done) / of);
  return (
    <>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label="Exported" animated={!isWaiting} />
      </Progress.Root>
      <Text size="sm">{describeProgress(progress, of)}</Text>
      {isWaiting && (
        <Text size="sm" c="dimmed" role="status">
          {waitWords}
        </Text>
      )}
    </>
  );
}
