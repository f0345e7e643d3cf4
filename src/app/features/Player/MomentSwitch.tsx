import { Minus, Plus } from 'lucide-react';
import { withoutTime, withTime } from '../../../domain/samplers/manual/manual.ts';
import { seconds } from '../../../domain/units.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import type { OpenClip } from '../../store/clip.ts';
import { say } from '../../wording/language.ts';
import type { Moments } from './lane.ts';
import { usePlayer, useVideo } from './PlayerContext.ts';

type Props = { readonly clip: OpenClip; readonly moments: Moments };

/** Sets the moment on show by hand; takes it back where it is one of them already. */
export function MomentSwitch({ clip: { info }, moments: { times, onChange } }: Props) {
  const { video } = usePlayer();
  const frame = info.duration / Math.max(1, info.frameCount);
  const onShow = useVideo(
    ({ currentTime }) => times.find((time) => Math.abs(time - currentTime) < frame / 2),
    undefined,
  );
  const add = () => {
    if (video.current === null) return;
    const time = seconds(video.current.currentTime);
    onChange(withTime(times, time), `add ${time}`);
  };
  return onShow === undefined ? (
    <IconButton label={say('Look at this moment')} icon={<Plus size={16} />} onPress={add} />
  ) : (
    <IconButton
      label={say('Do not look at this moment')}
      icon={<Minus size={16} />}
      onPress={() => onChange(withoutTime(times, onShow), `remove ${onShow}`)}
    />
  );
}
