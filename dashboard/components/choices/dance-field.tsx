import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './dance-field.module.css';
import type { DanceSuggestion } from './dance-suggestions.ts';
import { lengths, type RunChoices } from './run-choices.ts';
import { useDanceSuggestions } from './use-dance-suggestions.ts';

interface DanceFieldProps {
  value: string;
  onChange: (change: Partial<RunChoices>) => void;
}

/**
 * Offers the dances that we know, to pick by finger or keys; any other may be written too. As the
 * editable combobox with list autocomplete: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function DanceField({ value, onChange }: DanceFieldProps) {
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const { suggest, load } = useDanceSuggestions();
  const suggestions = isOpen ? suggest(value) : [];
  const isShown = suggestions.length > 0;
  const marked = active === null ? undefined : suggestions[active];

  const open = () => {
    load();
    setIsOpen(true);
  };
  const close = () => {
    setIsOpen(false);
    setActive(null);
  };
  const pick = ({ name }: DanceSuggestion) => {
    onChange({ danceType: name });
    close();
  };
  const move = (by: 1 | -1) => {
    open();
    const count = suggestions.length;
    if (count === 0) return;
    setActive(((active ?? (by === 1 ? -1 : count)) + by + count) % count);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and Escape may also end a word of an input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && marked !== undefined) pick(marked);
    else if (event.key === 'Escape' && isShown) close();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['field']}>
      <TextInput
        label="Dance"
        description="Pick one, or write your own. Optional."
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={marked && `${listId}-${active}`}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={lengths.danceType}
        value={value}
        rightSection={<span aria-hidden>▾</span>}
        rightSectionPointerEvents="none"
        onFocus={load}
        onClick={open}
        onBlur={close}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          open();
          setActive(null);
          onChange({ danceType: event.currentTarget.value });
        }}
      />
      <div
        id={listId}
        role="listbox"
        tabIndex={-1}
        aria-label="Dances that we know"
        hidden={!isShown}
        className={styles['list']}
        // The focus stays in the field.
        onMouseDown={(event) => event.preventDefault()}
      >
        {suggestions.map((suggestion, index) => (
          <Option
            key={suggestion.name}
            id={`${listId}-${index}`}
            suggestion={suggestion}
            isActive={index === active}
            onPick={() => pick(suggestion)}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  suggestion: DanceSuggestion;
  isActive: boolean;
  onPick: () => void;
}

function Option({ id, suggestion, isActive, onPick }: OptionProps) {
  const { name, alsoCalled } = suggestion;
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={styles['option']}
      onClick={onPick}
    >
      {name}
      {alsoCalled !== null && <span className={styles['alsoCalled']}> {alsoCalled}</span>}
    </div>
  );
}
