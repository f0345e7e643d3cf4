declare const unit: unique symbol;

/** A number that carries its unit in the type and nothing at run time. */
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Presentation time or length of time, in seconds. Microseconds exist only inside adapters/media. */
export type Seconds = Unit<'seconds'>;
export type Milliseconds = Unit<'milliseconds'>;
export type Bytes = Unit<'bytes'>;
/** Index of a word piece in the bundle's vocabulary. */
export type TokenId = Unit<'token id'>;

export const seconds = (value: number): Seconds => value as Seconds;
export const milliseconds = (value: number): Milliseconds => value as Milliseconds;
export const bytes = (value: number): Bytes => value as Bytes;
export const tokenId = (value: number): TokenId => value as TokenId;
