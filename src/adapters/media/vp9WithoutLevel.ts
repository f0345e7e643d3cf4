import { CustomVideoDecoder, type EncodedPacket, registerDecoder, VideoSample } from 'mediabunny';

/** 'vp09.00.00.08': a profile, level 0, which is none, and bits. */
const withoutLevel = /^vp09\.(\d\d)\.00\./;

/** Level 1.0; the decoder takes larger pictures, too. */
const someLevel = 'vp09.$1.10.';

/**
 * Decodes VP9 whose file names no level, as browsers' own recorders write it: a browser refuses that name and decodes the
 * stream.
 */
class Vp9WithoutLevel extends CustomVideoDecoder {
  #decoder: VideoDecoder | null = null;

  static override supports(codec: string, { codec: name }: VideoDecoderConfig): boolean {
    return codec === 'vp9' && withoutLevel.test(name);
  }

  init(): void {
    this.#decoder = new VideoDecoder({
      output: (frame) => void this.onSample(new VideoSample(frame)),
      error: (failure) => this.onError(failure),
    });
    this.#decoder.configure({ ...this.config, codec: this.config.codec.replace(withoutLevel, someLevel) });
  }

  decode(packet: EncodedPacket): void {
    this.#decoder?.decode(packet.toEncodedVideoChunk());
  }

  async flush(): Promise<void> {
    await this.#decoder?.flush();
  }

  close(): void {
    this.#decoder?.close();
  }
}

registerDecoder(Vp9WithoutLevel);
