import './ExportMenu.css';
import { Check, ChevronDown, Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { say } from '../wording/language.ts';

/** A form in which something can be taken along. */
export type Export = {
  readonly id: string;
  readonly label: string;
  /** What is in it, in a line. */
  readonly about: string;
  /** Why there is nothing of this form to take yet; it then stands in the place of what is in it. */
  readonly whyNot?: string | null;
  readonly take: () => void | Promise<void>;
};

type Props = { readonly exports: readonly Export[]; readonly isDisabled: boolean };

/** Milliseconds for which the button says that it is done. */
const doneFor = 2000;

/** The forms in which the user can take something along. */
export function ExportMenu({ exports, isDisabled }: Props) {
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  const take = async (id: string) => {
    setState('busy');
    try {
      await exports.find((one) => one.id === id)?.take();
      setState('done');
      setTimeout(() => setState((now) => (now === 'done' ? 'idle' : now)), doneFor);
    } catch (failure) {
      console.error(failure);
      setState('failed');
    }
  };
  return (
    <>
      {state === 'failed' && (
        <span role="alert" className="small export-failure">
          {say('This could not be taken along. Another form may do.')}
        </span>
      )}
      <MenuTrigger>
        <Button className="button" isDisabled={isDisabled || state === 'busy'}>
          {state === 'done' ? <Check size={16} aria-hidden="true" /> : <Download size={16} aria-hidden="true" />}
          {state === 'busy' ? say('Preparing …') : say('Export')}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Popover className="export-menu" placement="bottom end">
          <Menu aria-label={say('Export')} onAction={(id) => void take(String(id))}>
            {exports.map(({ id, label, about, whyNot = null }) => (
              <MenuItem key={id} id={id} textValue={label} isDisabled={whyNot !== null}>
                <Text slot="label">{label}</Text>
                <Text slot="description" className="muted">
                  {whyNot ?? about}
                </Text>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
