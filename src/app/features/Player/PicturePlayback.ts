import type { ClipInfo } from '../../../domain/frame.ts';
import { frameOnShow } from '../../../domain/pictures.ts';
import type { Playback } from './playback.ts';

/** Draws a frame by its index. */
export type Draw = (index: number) => Promise<void>;

/** Plays a picture's frames at their own times, once, with what the page uses of a video element. */
export class PicturePlayback extends EventTarget implements Playback {
  /** There is no sound. */
  muted = true;
  readonly #times: NonNullable<ClipInfo['frameTimes']>;
  readonly #duration: number;
  readonly #draw: Draw;
  #time = 0;
  /** What `now` was, or would have been, at time 0; null while it rests. */
  #startedAt: number | null = null;
  #error: unknown = null;
  #drawn = -1;
  #isDrawing = false;
  #request = 0;

  constructor({ frameTimes, duration }: Pick<ClipInfo, 'frameTimes' | 'duration'>, draw: Draw) {
    super();
    this.#times = frameTimes ?? [];
    this.#duration = duration;
    this.#draw = draw;
    void this.#show();
  }

  get error(): unknown {
    return this.#error;
  }

  get paused(): boolean {
    return this.#startedAt === null;
  }

  get currentTime(): number {
    return this.#time;
  }

  set currentTime(time: number) {
    this.#time = Math.min(this.#duration, Math.max(0, time));
    if (this.#startedAt !== null) this.#startedAt = now() - this.#time;
    this.#tell('seeked');
    void this.#show();
  }

  /** From the beginning where it is at the end. A still picture has nothing to play. */
  async play(): Promise<void> {
    if (this.#startedAt !== null || this.#duration === 0) return;
    if (this.#time >= this.#duration) this.#time = 0;
    this.#startedAt = now() - this.#time;
    this.#tell('play');
    this.#advance();
  }

  pause(): void {
    if (this.#startedAt === null) return;
    cancelAnimationFrame(this.#request);
    this.#startedAt = null;
    this.#tell('pause');
  }

  #advance = (): void => {
    if (this.#startedAt === null) return;
    this.#time = Math.min(this.#duration, now() - this.#startedAt);
    void this.#show();
    if (this.#time < this.#duration) this.#request = requestAnimationFrame(this.#advance);
    else this.pause();
  };

  /** Draws what is on show. Frames that come while another is being drawn are left out, but for the last. */
  async #show(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    try {
      for (let index = this.#onShow(); index !== this.#drawn; index = this.#onShow()) {
        await this.#draw(index);
        this.#drawn = index;
        this.#tell('timeupdate');
      }
    } catch (failure) {
      this.pause();
      this.#error = failure;
      this.#tell('error');
    } finally {
      this.#isDrawing = false;
    }
  }

  #onShow(): number {
    return frameOnShow(this.#times, this.#time);
  }

  #tell(event: string): void {
    this.dispatchEvent(new Event(event));
  }
}

/** In seconds. */
const now = (): number => performance.now() / 1000;
