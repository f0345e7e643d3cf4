#!/usr/bin/env bash
# Makes e2e/fixtures/media again: small clips, good and bad, that the tests of src/adapters/media read, and frames.json,
# ffmpeg's own list of [presentation time in seconds, mean luma] of every frame. Frame n of a good clip is a plain grey
# of luma 20 + 4n, so that a test sees which frame it was given. keys.json has the times of the key frames alone. Needs
# ffmpeg and ffprobe 5 or later, and jq. Then has e2e/fixtures/pictures made, which needs Python with Pillow.
set -euo pipefail
cd "$(dirname "$0")/../e2e/fixtures/media"
rm -f ./*
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

make() { ffmpeg -hide_banner -loglevel error -nostdin -y -fflags +bitexact "$@"; }

# Arguments: size, frames per second, frames.
greys() { echo "color=s=$1:r=$2,trim=end_frame=$3,format=${4:-yuv420p},geq=lum=20+4*N:cb=128:cr=128"; }

exact=(-map_metadata -1 -flags:v +bitexact)
x264=(-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p -threads 1 "${exact[@]}")
bframes=(-x264-params bframes=3:b-adapt=0:keyint=12:min-keyint=12:scenecut=0:open-gop=0)
vp9=(-c:v libvpx-vp9 -crf 20 -b:v 0 -g 12 -threads 1 "${exact[@]}")
grey=$(greys 96x64 25 50)

# Good clips.
make -f lavfi -i "$grey" "${x264[@]}" "${bframes[@]}" bframes.mp4
make -f lavfi -i "$grey" "${x264[@]}" "${bframes[@]/open-gop=0/open-gop=1}" open-gop.mp4
make -i bframes.mp4 -c copy "${exact[@]}" bframes.mkv
make -i bframes.mp4 -c copy "${exact[@]}" bframes.mov
make -f lavfi -i "$grey" "${vp9[@]}" vp9.webm
# Sound goes on for as long again as the picture.
make -i vp9.webm -f lavfi -i sine=d=4:r=48000 -map 0:v -map 1:a -c:v copy -c:a libopus -b:a 6k -ac 1 "${exact[@]}" \
  -flags:a +bitexact -fflags +bitexact longer-sound.webm
# Written to a pipe, as recorders do: no index, and clusters that begin anywhere in a group of pictures.
piped=(-c copy "${exact[@]}" -cluster_time_limit 200)
make -i vp9.webm "${piped[@]}" -f webm pipe:1 | cat >piped.webm
make -i bframes.mp4 "${piped[@]}" -f matroska pipe:1 | cat >piped.mkv
make -i vp9.webm -f lavfi -i sine=d=2:r=48000 -map 0:v -map 1:a "${piped[@]}" -c:a libopus -b:a 6k -ac 1 \
  -flags:a +bitexact -f webm pipe:1 | cat >piped-sound.webm
make -f lavfi -i "$grey,select='lt(n,15)+not(mod(n,5))'" -vsync vfr "${x264[@]}" "${bframes[@]}" variable-rate.mp4
make -i bframes.mp4 -c copy "${exact[@]}" -movflags frag_keyframe+empty_moov fragmented.mp4
make -f lavfi -i "$grey" "${x264[@]}" -g 250 -bf 2 "$work/one-group.mp4"
# At a frame's time: ffmpeg moves frames that an edit list cuts into, the standard does not.
make -ss 1.32 -i "$work/one-group.mp4" -c copy "${exact[@]}" negative-start.mp4
make -f lavfi -i "$(greys 96x64 25 1)" "${x264[@]}" one-frame.mp4
make -f lavfi -i "$(greys 127x95 25 8 yuv444p)" "${x264[@]}" -pix_fmt yuv444p odd-size.mp4
make -f lavfi -i "$(greys 96x64 25 8),setsar=2/1" "${x264[@]}" anamorphic.mp4
make -f lavfi -i "$(greys 96x64 25 8)" "${vp9[@]}" -pix_fmt yuv420p10le -profile:v 2 \
  -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc hdr10.webm
make -f lavfi -i "$(greys 96x64 25 8),format=yuva420p" "${vp9[@]}" -pix_fmt yuva420p -auto-alt-ref 0 alpha.webm
# Stored lying down, left half white: shown upright, the top half is white.
make -f lavfi -i "color=s=96x64:r=25,trim=end_frame=8,drawbox=w=48:color=white:t=fill" "${x264[@]}" "$work/lying.mp4"
make -i "$work/lying.mp4" -c copy "${exact[@]}" -metadata:s:v rotate=270 rotated.mp4

# A colour, of which the file does not say how it is coded.
make -f lavfi -i "color=red:s=96x64:r=25,trim=end_frame=4" "${x264[@]}" untagged-red.mp4

# Damaged clips. Noise makes every frame heavy, so that the cut falls between frames and not into the index.
half() { head -c "$(($(stat -c %s "$1") * 55 / 100))" "$1"; }
noisy="$grey,noise=alls=12:allf=t"
make -f lavfi -i "$noisy" "${x264[@]}" "${bframes[@]}" -crf 22 -movflags +faststart "$work/noisy.mp4"
make -f lavfi -i "$noisy" "${vp9[@]}" -crf 40 -cluster_time_limit 400 "$work/noisy.webm"
half "$work/noisy.mp4" >truncated.mp4
half "$work/noisy.webm" >truncated.webm
head -c 600 bframes.mp4 >no-moov.mp4
# The third of five groups of pictures: its second frame on.
from=$(ffprobe -v error -select_streams v -show_entries packet=pos,flags -of csv=p=0 bframes.mp4 |
  awk -F, '/K/ { key++ } key == 3 && !/K/ { print $1; exit }')
cp bframes.mp4 damaged.mp4
head -c 120 /dev/zero | tr '\0' '\377' | dd of=damaged.mp4 bs=1 seek="$from" conv=notrunc status=none

# Its table of times tells of four billion frames instead of fifty.
at=$(grep -abo stts bframes.mp4 | head -1 | cut -d: -f1)
cp bframes.mp4 endless.mp4
printf '\377\377\377\377' | dd of=endless.mp4 bs=1 seek="$((at + 12))" conv=notrunc status=none

# Not to be shown.
: >empty.mp4
printf 'This is a letter, not a film.\n%.0s' {1..40} >text.mp4
make -f lavfi -i "$(greys 96x64 25 4)" -c:v mpeg4 "${exact[@]}" old.avi
make -f lavfi -i sine=d=0.2 -c:a aac -b:a 32k "${exact[@]}" audio-only.mp4
make -f lavfi -i "$(greys 96x64 25 4)" -c:v libx265 -x265-params log-level=none -tag:v hvc1 "${exact[@]}" hevc.mp4
make -f lavfi -i "$(greys 96x64 25 2)" -c:v prores_ks -pix_fmt yuv422p10le "${exact[@]}" prores.mov
make -i bframes.mp4 -c copy "${exact[@]}" -encryption_scheme cenc-aes-ctr \
  -encryption_key 76a6c65c5ea762046bd749a2e632ccbb -encryption_kid a7e61c373e219033c21091fa607bf3b8 encrypted.mp4

# Codecs that no browser decodes.
make -f lavfi -i "$(greys 96x64 25 4)" -c:v mpeg4 "${exact[@]}" mpeg4-visual.mp4
make -f lavfi -i "$(greys 96x64 25 4)" -c:v mjpeg -q:v 20 "${exact[@]}" mjpeg.mov
# VP9 whose file names no level, as browsers' recorders write it: the third byte of vpcC's content behind version and flags.
make -i vp9.webm -c copy "${exact[@]}" no-level.mp4
at=$(grep -abo vpcC no-level.mp4 | head -1 | cut -d: -f1)
printf '\0' | dd of=no-level.mp4 bs=1 seek="$((at + 9))" conv=notrunc status=none
# QuickTime of before brands: the index first, a box of the brand's length in front.
make -i bframes.mp4 -c copy "${exact[@]}" no-brand.mov
printf 'free' | dd of=no-brand.mov bs=1 seek=4 conv=notrunc status=none
# Its edit list shows the first second alone: the movie's clock has thousandths.
at=$(grep -abo elst bframes.mp4 | head -1 | cut -d: -f1)
cp bframes.mp4 trimmed-end.mp4
printf '\0\0\003\350' | dd of=trimmed-end.mp4 bs=1 seek="$((at + 12))" conv=notrunc status=none
# A subtitle after the end of the picture, and a header that promises nine hours.
printf '1\n00:00:30,000 --> 00:00:31,000\nlate\n' >"$work/late.srt"
make -i bframes.mp4 -i "$work/late.srt" -map 0:v -map 1:s -c:v copy -c:s srt "${exact[@]}" late-subtitle.mkv
# A poster that is switched off comes before the picture.
make -i one-frame.mp4 -i bframes.mp4 -map 0:v -map 1:v -c copy "${exact[@]}" -disposition:v:0 0 -disposition:v:1 default \
  poster-first.mp4

# Two video tracks, of which the first is not to be shown.
make -i hevc.mp4 -i bframes.mp4 -map 0:v -map 1:v -c copy "${exact[@]}" -tag:v:0 hvc1 two-codecs.mp4

listed=(bframes.mp4 open-gop.mp4 bframes.mkv bframes.mov vp9.webm piped.webm piped.mkv piped-sound.webm no-level.mp4
  no-brand.mov late-subtitle.mkv trimmed-end.mp4
  variable-rate.mp4 fragmented.mp4
  negative-start.mp4 one-frame.mp4 odd-size.mp4 anamorphic.mp4 rotated.mp4)
for clip in "${listed[@]}"; do
  ffprobe -v error -f lavfi -i "movie=$clip,signalstats" -of json \
    -show_entries frame=pts_time:frame_tags=lavfi.signalstats.YAVG |
    jq -c --arg clip "$clip" '{($clip): [.frames[] | [(.pts_time | tonumber), (.tags["lavfi.signalstats.YAVG"] | tonumber)]]}'
done | jq -cs add >frames.json
# Flags K, key, but not D, cut off by an edit list.
for clip in "${listed[@]}"; do
  ffprobe -v error -select_streams v -show_entries packet=pts_time,flags -of json "$clip" |
    jq -c --arg clip "$clip" '{($clip): [.packets[] | select(.flags | test("^K[^D]")) | .pts_time | tonumber]}'
done | jq -cs add >keys.json

python3 ../../../scripts/make-picture-fixtures.py
