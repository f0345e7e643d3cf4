import { Check, Download, Link, Play, Square } from 'lucide-react';
import { useState } from 'react';
import type { Storyboard } from '../../../domain/maker/storyboard.ts';
import { useApp } from '../../AppContext.ts';
import { linkTo, makeClip, stopMaking } from '../../actions/makeClip.ts';
import type { Maker } from '../../store/maker.ts';
import { say } from '../../wording/language.ts';
import { wordStoryboard, wordWork } from '../../wording/maker.ts';

type Props = { readonly maker: Maker; readonly onDone: () => void };

/** What the clip comes to, and the ways out: into the player, onto the disk, into a link. */
export function MakerFoot({ maker: { storyboard, work }, onDone }: Props) {
  const app = useApp();
  const open = async () => {
    if (await makeClip(app, 'open')) onDone();
  };
  return (
    <div className="maker-foot">
      <p className="small muted">{wordStoryboard(storyboard)}</p>
      <p className="work small" role="status" aria-label={say('Clip progress')} data-status={work.status}>
        {wordWork(work)}
      </p>
      {work.status === 'making' ? (
        <>
          <progress aria-label={say('Encoding the clip')} value={work.done} max={work.total} />
          <button type="button" className="button" onClick={() => stopMaking(app)}>
            <Square size={14} fill="currentColor" aria-hidden="true" />
            {say('Stop')}
          </button>
        </>
      ) : (
        <>
          <CopyLink storyboard={storyboard} />
          <button type="button" className="button" onClick={() => void makeClip(app, 'download')}>
            <Download size={16} aria-hidden="true" />
            {say('Download')}
          </button>
          <button type="button" className="button primary" onClick={() => void open()}>
            <Play size={16} aria-hidden="true" />
            {say('Open it')}
          </button>
        </>
      )}
    </div>
  );
}

function CopyLink({ storyboard }: { readonly storyboard: Storyboard }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(linkTo(storyboard));
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button type="button" className="button quiet" onClick={() => void copy()}>
      {copied ? <Check size={16} aria-hidden="true" /> : <Link size={16} aria-hidden="true" />}
      {say(copied ? 'Copied' : 'Copy link')}
    </button>
  );
}
