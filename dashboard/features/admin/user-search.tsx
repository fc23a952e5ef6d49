'use client';

import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

interface UserSearchProps {
  /** Whose analyses are shown; null: everybody's. */
  userId: string | null;
  onSearch: (userId: string | null) => void;
}

/** Finds one user's analyses by the whole id. */
export function UserSearch({ userId, onSearch }: UserSearchProps) {
  const [text, setText] = useState(userId ?? '');
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim() || null);
  };
  return (
    <form onSubmit={search} aria-label="Find a user">
      <Group gap="sm" align="end" wrap="nowrap">
        <TextInput
          label="User id"
          placeholder="Everybody"
          flex={1}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
        {userId !== null && (
          <Button type="button" variant="subtle" px="xs" onClick={() => onSearch(null)}>
            Clear
          </Button>
        )}
      </Group>
    </form>
  );
}
