import './Player.css';
import { Maximize, Pause, Play, SkipBack, SkipForward, Volume2, VolumeX } from 'lucide-react';
import { type CSSProperties, useRef } from 'react';
import { isStill } from '../../../domain/frame.ts';
import { seconds } from '../../../domain/units.ts';
import { useAppState } from '../../AppContext.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { formatTime } from '../../format.ts';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import { firstKey } from '../../keyboard/shortcuts.ts';
import { PartView } from '../../parts/PartView.tsx';
import { frameAt, type OpenClip, type StripFrame } from '../../store/clip.ts';
import { wordByFrame } from '../../wording/focus.ts';
import { say } from '../../wording/language.ts';
import type { TokenGrid } from '../Frames/tokenLevels.ts';
import { OpenTile } from '../Open/OpenTile.tsx';
import type { Lane, Moments } from './lane.ts';
import { momentSwitchPart } from './momentParts.ts';
import { usePlayer, useVideo } from './PlayerContext.ts';
import { pictureScreenPart } from './picturePart.ts';
import { frameBeside, leap, togglePlay } from './playback.ts';
import { StageMap } from './StageMap.tsx';
import { Timeline } from './Timeline.tsx';

type Props = { readonly lanes: readonly Lane[]; readonly onShow?: (key: number) => void };

const noFrames: readonly StripFrame[] = [];

/** Plays the clip, with its timeline below (one still picture has none) and, at rest on a sampled frame, that frame's token map over it. */
export function Player({ lanes, onShow }: Props) {
  const shown = lanes.find(({ isShown }) => isShown);
  const frames = shown?.frames ?? noFrames;
  const maps = shown?.maps ?? null;
  const clip = useAppState((state) => state.clip.current);
  const { video, attach } = usePlayer();
  const stage = useRef<HTMLDivElement>(null);
  return (
    <div className="player">
      <div ref={stage} className="stage" style={clip ? shapeOf(clip) : {}}>
        {clip === null && <OpenTile />}
        <div className="screen" hidden={clip === null}>
          {clip?.info.kind === 'picture' ? (
            <PartView part={pictureScreenPart} as="div" given={{ clip }} />
          ) : (
            <video
              ref={attach}
              src={clip?.address}
              playsInline
              preload="auto"
              aria-label={clip?.info.name}
              onClick={() => togglePlay(video.current)}
            >
              <track kind="captions" />
            </video>
          )}
          {clip && <Unplayable frames={frames} />}
          {clip && shown && <StageMap owner={shown.owner} frames={frames} maps={maps} />}
        </div>
      </div>
      {clip && !(isStill(clip.info) && lanes.length < 2) && (
        <Timeline key={clip.id} clip={clip} lanes={lanes} {...(onShow && { onShow })} />
      )}
      {clip && (
        <Controls
          clip={clip}
          frames={frames}
          maps={maps}
          moments={shown?.moments ?? null}
          onFullscreen={() => void stage.current?.requestFullscreen()}
        />
      )}
    </div>
  );
}

/** The clip's own aspect, for the style sheet: a token map has to lie exactly over the picture. */
const shapeOf = ({ info: { width, height } }: OpenClip) => ({ '--ratio': width / height }) as CSSProperties;

/** What decodes for the model need not play here (an MKV in some browsers): then the sampled frames stand in. */
function Unplayable({ frames }: { readonly frames: readonly StripFrame[] }) {
  const failed = useVideo((video) => video.error !== null, false);
  const time = useVideo((video) => video.currentTime, 0);
  const frame = frameAt(frames, time);
  if (!failed) return null;
  return (
    <div className="unplayable">
      {frame && <img src={frame.picture} alt="" />}
      <p>{say('This browser cannot play this video, but its frames can be read.')}</p>
    </div>
  );
}

type ControlsProps = {
  readonly clip: OpenClip;
  readonly frames: readonly StripFrame[];
  readonly maps: TokenGrid | null;
  readonly moments: Moments | null;
  readonly onFullscreen: () => void;
};

function Controls({ clip, frames, maps, moments, onFullscreen }: ControlsProps) {
  const { video } = usePlayer();
  usePlayerKeys(clip);
  const playing = useVideo((element) => !element.paused, false);
  const time = useVideo((element) => element.currentTime, 0);
  // A file's first frame may come later than its clock begins.
  const end = seconds(clip.info.start + clip.info.duration);
  return (
    <div className="controls">
      {!isStill(clip.info) && (
        <>
          <IconButton
            label={say(playing ? 'Pause' : 'Play')}
            shortcut={firstKey('play')}
            icon={playing ? <Pause size={18} /> : <Play size={18} />}
            onPress={() => togglePlay(video.current)}
          />
          <FrameSteps frames={frames} />
          {moments && <PartView part={momentSwitchPart} as="div" given={{ clip, moments }} />}
          <span className="clock">
            {formatTime(seconds(Math.min(time, end)))} / {formatTime(end)}
          </span>
        </>
      )}
      <Caption maps={maps} />
      {clip.info.kind === 'video' && <SoundSwitch />}
      <IconButton label={say('Full screen')} icon={<Maximize size={18} />} onPress={onFullscreen} />
    </div>
  );
}

function SoundSwitch() {
  const { video } = usePlayer();
  const muted = useVideo((element) => element.muted, false);
  const mute = () => {
    if (video.current) video.current.muted = !video.current.muted;
  };
  return (
    <IconButton
      label={say(muted ? 'Sound on' : 'Sound off')}
      icon={muted ? <VolumeX size={18} /> : <Volume2 size={18} />}
      onPress={mute}
    />
  );
}

/** Plays, and moves on the clip's own frames. */
function usePlayerKeys({ info }: OpenClip): void {
  const { video, seek } = usePlayer();
  const go = (to: typeof leap, direction: -1 | 1) => {
    if (video.current) seek(to(info, video.current.currentTime, direction));
  };
  useShortcut('play', () => togglePlay(video.current));
  useShortcut('back', () => go(leap, -1));
  useShortcut('forward', () => go(leap, 1));
  useShortcut('frameBefore', () => go(frameBeside, -1));
  useShortcut('frameAfter', () => go(frameBeside, 1));
}

/** What the bars of the timeline say. */
function Caption({ maps }: { readonly maps: TokenGrid | null }) {
  const map = useAppState((state) => state.settings.map);
  const kind = map === 'picture' ? 'significance' : map;
  const words = maps ? wordByFrame(kind, maps.focus) : '';
  return (
    <span className="caption" title={words}>
      {words}
    </span>
  );
}

/** To the sampled frame before and after the present moment. */
function FrameSteps({ frames }: { readonly frames: readonly StripFrame[] }) {
  const { seek } = usePlayer();
  const index = useVideo((video) => frameAt(frames, video.currentTime)?.index, undefined);
  const at = frames.findIndex((frame) => frame.index === index);
  const go = (step: number) => {
    const frame = frames[Math.max(0, at + step)];
    if (frame) seek(frame.time);
  };
  useShortcut('sampledBefore', () => go(-1));
  useShortcut('sampledAfter', () => go(1));
  return (
    <>
      <IconButton
        label={say('Previous sampled frame')}
        shortcut={firstKey('sampledBefore')}
        icon={<SkipBack size={16} />}
        isDisabled={frames.length === 0}
        onPress={() => go(-1)}
      />
      <IconButton
        label={say('Next sampled frame')}
        shortcut={firstKey('sampledAfter')}
        icon={<SkipForward size={16} />}
        isDisabled={frames.length === 0}
        onPress={() => go(1)}
      />
    </>
  );
}
