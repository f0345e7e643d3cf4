import { useAppState } from '../../AppContext.ts';
import type { BundleName } from '../../bundles.ts';
import { type Plain, say } from '../../wording/language.ts';

/** What each bundle does not know. */
const limits: Readonly<Record<BundleName, Plain>> = {
  everyday:
    'Everyday knows common scenes, people, animals and things from photographs. It is small: it is often wrong about details, and it cannot read text or hear sound.',
  demo: 'Sprite lab was trained on sprite worlds: short made-up clips of small pictures that move about. It knows nothing of the real world, and its answers about other videos mean little.',
};

/** What stands in the conversation before the first question: which model answers, and what it does not know. */
export function Welcome() {
  const bundle = useAppState((state) => state.settings.bundle);
  return (
    <div className="welcome">
      <p>
        {say(
          'Ask about the video in plain words. The answer comes with what it rests on: the frames and tokens that the model used.',
        )}
      </p>
      <p className="muted">{say(limits[bundle])}</p>
    </div>
  );
}
