"""Makes e2e/fixtures/pictures again: small still and animated pictures that the tests of src/adapters/media read.

Frame n of an animation is grey of value 20 + 30n on its left three quarters and white on the rest, so that a test sees
which frame it was given, and files that store only what changes do so. Needs Pillow 11.3 or later.
"""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent.parent / "e2e" / "fixtures" / "pictures"
SIZE = (96, 64)
WHITE = (255, 255, 255)

# Milliseconds that the file gives each frame; browsers show those of 10 or less for 100.
DELAYS = (50, 0, 300, 10, 20, 1000)

# EXIF tag 274, value 6: turned a quarter clockwise to be upright.
ORIENTATION = 274
QUARTER_CLOCKWISE = 6


def frames() -> list[Image.Image]:
    """The frames of an animation, [height, width, rgb] of 64 × 96 pixels each."""
    made = []
    for index in range(len(DELAYS)):
        frame = Image.new("RGB", SIZE, WHITE)
        ImageDraw.Draw(frame).rectangle((0, 0, 71, 63), fill=(20 + 30 * index,) * 3)
        made.append(frame)
    return made


def animations() -> None:
    first, *others = frames()
    timed = {"save_all": True, "append_images": others, "duration": list(DELAYS), "loop": 0}
    # With a disposal Pillow writes a delay of 0 too.
    first.save(FOLDER / "animated.gif", optimize=False, disposal=1, **timed)
    first.save(FOLDER / "animated.png", **timed)
    first.save(FOLDER / "animated.webp", lossless=True, **timed)


def stills() -> None:
    grey = Image.new("RGB", SIZE, (200, 200, 200))
    for name in ("still.gif", "still.webp", "still.avif"):
        grey.save(FOLDER / name)

    # Its left half transparent, of a white that is not to be seen.
    clear = Image.new("RGBA", SIZE, (200, 200, 200, 255))
    clear.paste((*WHITE, 0), (0, 0, 48, 64))
    clear.save(FOLDER / "transparent.png")

    # Stored lying down, left half white: shown upright, the top half is white.
    lying = Image.new("RGB", SIZE, (0, 0, 0))
    lying.paste(WHITE, (0, 0, 48, 64))
    exif = Image.Exif()
    exif[ORIENTATION] = QUARTER_CLOCKWISE
    lying.save(FOLDER / "turned.jpg", quality=95, exif=exif)

    # Twenty million pixels in a few kilobytes.
    Image.new("1", (5000, 4000), 1).save(FOLDER / "large.png")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    animations()
    stills()
