"""What many templates share."""

IN = "[|in the {clip}|in this {clip}|here]"
SEE = "[can you see|do you see|can i see|do we see]"
TELL = "[tell me|say]"
