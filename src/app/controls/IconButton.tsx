import './IconButton.css';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tip } from './Tip.tsx';

type Props = {
  readonly label: string;
  readonly shortcut?: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
};

/** A button of one icon; its name, and the key that does the same, stand in its tip. */
export function IconButton({ label, shortcut, icon, onPress, isPressed, isDisabled = false }: Props) {
  return (
    <Button
      className="icon-button tipped"
      aria-label={label}
      {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {icon}
      <Tip>
        {label}
        {shortcut && <kbd>{shortcut}</kbd>}
      </Tip>
    </Button>
  );
}
