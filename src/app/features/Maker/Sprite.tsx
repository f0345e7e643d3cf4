import { atlasSize, spriteAt, type ThingName } from '../../../domain/maker/things.ts';
import { atlasUrl } from '../../actions/makeClip.ts';

/** A thing's picture, `size` CSS pixels wide; its name stands beside it or is the control's. */
export function Sprite({ thing, size }: { readonly thing: ThingName; readonly size: number }) {
  const { x, y, side } = spriteAt(thing);
  const scale = size / side;
  return (
    <span
      className="sprite"
      aria-hidden="true"
      style={{
        inlineSize: size,
        blockSize: size,
        backgroundImage: `url("${atlasUrl()}")`,
        backgroundPosition: `${-x * scale}px ${-y * scale}px`,
        backgroundSize: `${atlasSize.columns * size}px ${atlasSize.rows * size}px`,
      }}
    />
  );
}
