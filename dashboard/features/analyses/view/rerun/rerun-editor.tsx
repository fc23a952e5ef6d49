import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import columns from '../../../../components/choices/columns.module.css';
import { DanceField } from '../../../../components/choices/dance-field.tsx';
import { focusField, wrongFields } from '../../../../components/choices/focus-field.ts';
import { ParamFields } from '../../../../components/choices/param-fields.tsx';
import {
  mostMarked,
  problemsOfChoices,
  profileOf,
  type RunChoices,
  startSeconds,
  withChange,
} from '../../../../components/choices/run-choices.ts';
import { TrimFields } from '../../../../components/choices/trim-fields.tsx';
import { TypeChoice } from '../../../../components/choices/type-choice.tsx';
import { Notice } from '../../../../components/notice.tsx';
import { Section } from '../../../../components/section.tsx';
import type { Analysis } from '../../../../firebase/analysis.ts';
import { useRerun } from '../../../../firebase/use-rerun.ts';
import { settings } from '../../../../settings.ts';
import { keptChoices } from './kept-choices.ts';
import { KeptDancerMarks } from './kept-dancer-marks.tsx';
import { rerunChanges } from './rerun-changes.ts';
import styles from './rerun-editor.module.css';

interface RerunEditorProps {
  analysis: Analysis;
  /** Where it begins: at its top, or at the marks on dancers. */
  beginsAt: 'top' | 'marks';
  onClose: () => void;
}

/** What the next run is to do otherwise than the last. */
export function RerunEditor({ analysis, beginsAt, onClose }: RerunEditorProps) {
  const { analysisId, video } = analysis;
  const [before] = useState(() => keptChoices(analysis));
  const [choices, setChoices] = useState(before);
  const [isChecked, setIsChecked] = useState(false);
  const { start, busy, problem } = useRerun();
  const beginning = useRef<HTMLDivElement>(null);
  useEffect(() => beginning.current?.focus(), []);
  const durationSeconds = video?.duration_seconds ?? null;
  const profile = profileOf(choices.analysisType);
  const problems = problemsOfChoices(choices, durationSeconds, settings);
  const onChange = (change: Partial<RunChoices>) => setChoices((now) => withChange(now, change));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsChecked(true);
    const [wrong] = wrongFields(problems);
    if (wrong !== undefined) return focusField(event.currentTarget, wrong);
    if (await start(analysisId, rerunChanges(analysis, choices))) onClose();
  };
  return (
    <div ref={beginsAt === 'top' ? beginning : null} tabIndex={-1} className={styles['beginning']}>
      <Section title="Change and run again">
        <form onSubmit={(event) => void submit(event)} noValidate className={columns['columns']}>
          <Stack>
            <TrimFields
              {...choices}
              durationSeconds={durationSeconds}
              problems={isChecked ? problems : null}
              onChange={onChange}
              onLeave={() => setIsChecked(true)}
            />
            {mostMarked(choices) > 0 && (
              <div
                ref={beginsAt === 'marks' ? beginning : null}
                tabIndex={-1}
                className={styles['beginning']}
              >
                <KeptDancerMarks
                  analysisId={analysisId}
                  choices={choices}
                  playableFrom={analysis.status === 'completed' ? startSeconds(before) : null}
                  sourceDuration={durationSeconds}
                  onChange={onChange}
                />
              </div>
            )}
          </Stack>
          <Stack>
            <TypeChoice
              value={choices.analysisType}
              onChange={(analysisType) => onChange({ analysisType })}
            />
            {profile.hasDance && <DanceField value={choices.danceType} onChange={onChange} />}
            <ParamFields
              {...choices}
              profile={profile}
              problems={problems.params}
              isChecked={isChecked}
              onChange={onChange}
            />
            {problem !== null && <Notice title="It was not run again">{problem}</Notice>}
            <Group gap="xs">
              <Button type="submit" loading={busy}>
                Run with these choices
              </Button>
              <Button variant="default" onClick={onClose}>
                Close
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
    </div>
  );
}
