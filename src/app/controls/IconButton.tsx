import './IconButton.css';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

type Props = {
  readonly label: string;
  readonly shortcut?: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
};

/** A button of one icon; its name, and the key that does the same, stand in the tooltip. */
export function IconButton({ label, shortcut, icon, onPress, isPressed, isDisabled = false }: Props) {
  return (
    <TooltipTrigger delay={400}>
      <Button
        className="icon-button"
        aria-label={label}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        isDisabled={isDisabled}
        onPress={onPress}
      >
        {icon}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {shortcut && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
