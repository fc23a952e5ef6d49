import { UnstyledButton } from '@mantine/core';
import styles from './controls.module.css';
import { icons } from './player-icons.tsx';

interface ControlButtonProps {
  icon: keyof typeof icons;
  /** What it does, for those who cannot see it, and as a hint. */
  name: string;
  /** Beside the icon where there is room; part of the name. */
  word?: string;
  /** Of a switch. */
  isOn?: boolean;
  isBusy?: boolean;
  /** The key that does the same while the player has the focus. */
  shortcut?: string;
  /** Whether it is gone once it is pressed: the player has the focus then. */
  isGoneThen?: boolean;
  onPress: () => void;
}

/** A button of the player. */
export function ControlButton(props: ControlButtonProps) {
  const { icon, name, word, isOn, isBusy = false, shortcut, isGoneThen = false, onPress } = props;
  return (
    <UnstyledButton
      className={styles['button']}
      aria-label={name}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      {...(isBusy && { 'aria-busy': true })}
      {...(shortcut !== undefined && { 'aria-keyshortcuts': shortcut })}
      onClick={({ currentTarget }) => {
        if (isGoneThen) {
          currentTarget.closest<HTMLElement>('[data-player]')?.focus({ preventScroll: true });
        }
        onPress();
      }}
    >
      <span
        className={styles['face']}
        title={shortcut === undefined ? name : `${name} (${shortcut})`}
      >
        {icons[icon]}
        {word !== undefined && <span className={styles['word']}>{word}</span>}
      </span>
    </UnstyledButton>
  );
}
