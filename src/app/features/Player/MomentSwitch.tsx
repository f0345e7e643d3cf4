import { Minus, Plus } from 'lucide-react';
import { withoutTime, withTime } from '../../../domain/moments.ts';
import { seconds } from '../../../domain/units.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import type { OpenClip } from '../../store/clip.ts';
import { sayWritten } from '../../wording/language.ts';
import type { Moments } from './lane.ts';
import { usePlayer, useVideo } from './PlayerContext.ts';

type Props = { readonly clip: OpenClip; readonly moments: Moments };

/** Sets the moment on show; takes it back where it is one of them already. */
export function MomentSwitch({ clip: { info }, moments: { parameter, times, onChange } }: Props) {
  const { video } = usePlayer();
  const frame = info.duration / Math.max(1, info.frameCount);
  const onShow = useVideo(
    ({ currentTime }) => times.find((time) => Math.abs(time - currentTime) < frame / 2),
    undefined,
  );
  const add = () => {
    if (video.current === null) return;
    const time = seconds(video.current.currentTime);
    onChange(withTime(parameter, times, time), `add ${time}`);
  };
  return onShow === undefined ? (
    <IconButton label={sayWritten(parameter.words.add)} icon={<Plus size={16} />} onPress={add} />
  ) : (
    <IconButton
      label={sayWritten(parameter.words.remove)}
      icon={<Minus size={16} />}
      onPress={() => onChange(withoutTime(times, onShow), `remove ${onShow}`)}
    />
  );
}
