import type { ReactNode } from 'react';

type Props = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
};

/**
 * A button of one icon in a modal dialog, where the tooltips of `IconButton` would lie behind: its name is its title.
 * Out of use it keeps the focus, so that a keyboard does not lose its place with the last step of undo.
 */
export function ToolButton({ label, icon, onPress, isDisabled = false }: Props) {
  return (
    <button
      type="button"
      className="tool-button"
      aria-label={label}
      title={label}
      aria-disabled={isDisabled || undefined}
      onClick={() => !isDisabled && onPress()}
    >
      {icon}
    </button>
  );
}
