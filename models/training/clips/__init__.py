"""Clips of the sprite world as real video files, made with the ffmpeg binary."""
