import './Segmented.css';
import { type ReactNode, useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { Tip } from './Tip.tsx';

export type Segment<Name extends string> = {
  readonly name: Name;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  /** In a tip. */
  readonly about?: string;
};

type Props<Name extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<Name>[];
  /** Null while none is chosen. */
  readonly value: Name | null;
  /** With `isOptional`, choosing the chosen one takes it back: null. */
  readonly onChange: (value: Name | null) => void;
  readonly isOptional?: boolean;
  readonly isDisabled?: boolean;
};

/** A few choices side by side, of which one holds. */
export function Segmented<Name extends string>(props: Props<Name>) {
  const { label, segments, value, onChange, isOptional = false, isDisabled = false } = props;
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection={!isOptional}
      isDisabled={isDisabled}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => onChange(segments.find(({ name }) => keys.has(name))?.name ?? null)}
    >
      {segments.map((segment) => (
        <SegmentButton key={segment.name} segment={segment} />
      ))}
    </ToggleButtonGroup>
  );
}

function SegmentButton({ segment: { name, label, icon, about } }: { readonly segment: Segment<string> }) {
  const tip = useId();
  return (
    <ToggleButton id={name} className="tipped" {...(about !== undefined && { 'aria-describedby': tip })}>
      {icon} {label}
      {about !== undefined && <Tip id={tip}>{about}</Tip>}
    </ToggleButton>
  );
}
