import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { DanceField } from '../../../../components/choices/dance-field.tsx';
import { profileOf } from '../../../../components/choices/run-choices.ts';
import { DancersField, TitleField } from '../../../../components/choices/text-fields.tsx';
import { Notice } from '../../../../components/notice.tsx';
import { Section } from '../../../../components/section.tsx';
import { useAttempt } from '../../../../components/use-attempt.ts';
import type { Analysis } from '../../../../firebase/analysis.ts';
import { call } from '../../../../firebase/callables.ts';
import { detailChanges, keptDetails, type WrittenDetails } from './detail-changes.ts';

/** Title, dance and dancers, to be written anew. */
export function DetailsEditor({ analysis, onClose }: { analysis: Analysis; onClose: () => void }) {
  const { analysisId } = analysis;
  const [before] = useState(() => keptDetails(analysis));
  const [written, setWritten] = useState(before);
  const { busy, problem, attempt } = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const { hasDance } = profileOf(analysis.analysis_type);
  const onChange = (change: Partial<WrittenDetails>) =>
    setWritten((now) => ({ ...now, ...change }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const changes = detailChanges(before, written);
    void attempt(async () => {
      if (Object.keys(changes).length > 0) await call('updateAnalysis', { analysisId, ...changes });
      onClose();
    });
  };
  return (
    <Section title="Title, dance and dancers">
      <form ref={form} onSubmit={save} noValidate>
        <Stack maw={480}>
          <TitleField value={written.title} onChange={(title) => onChange({ title })} />
          {hasDance && (
            <>
              <DanceField value={written.danceType} onChange={onChange} />
              <DancersField value={written.dancers} onChange={(dancers) => onChange({ dancers })} />
            </>
          )}
          {problem !== null && <Notice title="It was not saved">{problem}</Notice>}
          <Group gap="xs">
            <Button type="submit" loading={busy}>
              Save
            </Button>
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
