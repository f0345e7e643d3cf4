import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import type { NumberParameter } from '../../../domain/descriptor.ts';
import { sayWritten } from '../../wording/language.ts';

type Props = {
  readonly parameter: NumberParameter;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** More values than this and a slider cannot meet one of them. */
const sliderSteps = 600;

/** A parameter as its descriptor says: a slider, or a number where there are too many values for one. */
export function ParameterField(props: Props) {
  const { min, max, step } = props.parameter;
  return (max - min) / step <= sliderSteps ? <SliderParameter {...props} /> : <NumberFieldParameter {...props} />;
}

function SliderParameter({ parameter, value, onChange }: Props) {
  const { label, description, unit, min, max, step } = parameter;
  return (
    <Slider className="parameter" value={value} minValue={min} maxValue={max} step={step} onChange={onChange}>
      <div className="parameter-head">
        <Label>{sayWritten(label)}</Label>
        <SliderOutput>
          {({ state }) => [state.getThumbValueLabel(0), unit && sayWritten(unit)].filter(Boolean).join(' ')}
        </SliderOutput>
      </div>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <div className="slider-fill" style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="slider-thumb" />
          </>
        )}
      </SliderTrack>
      <p className="muted">{sayWritten(description)}</p>
    </Slider>
  );
}

function NumberFieldParameter({ parameter, value, onChange }: Props) {
  const { label, description, min, max, step } = parameter;
  const id = useId();
  return (
    <NumberField
      className="parameter"
      aria-describedby={id}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={{ useGrouping: false }}
      onChange={(next) => onChange(Number.isFinite(next) ? next : parameter.default)}
    >
      <div className="parameter-head">
        <Label>{sayWritten(label)}</Label>
        <Group className="number">
          <Button slot="decrement">
            <Minus size={14} />
          </Button>
          <Input />
          <Button slot="increment">
            <Plus size={14} />
          </Button>
        </Group>
      </div>
      <p id={id} className="muted">
        {sayWritten(description)}
      </p>
    </NumberField>
  );
}
