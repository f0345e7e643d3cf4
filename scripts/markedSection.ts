/** `document` with the section between the marks `<!-- mark -->` and `<!-- /mark -->` replaced, or added under `heading`. */
export function withSection(document: string, mark: string, heading: string, text: string): string {
  const [opening, closing] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const marked = `${opening}\n${text}\n${closing}`;
  const [start, end] = [document.indexOf(opening), document.indexOf(closing)];
  return start < 0 || end < start
    ? `${document.trimEnd()}\n\n## ${heading}\n\n${marked}\n`
    : document.slice(0, start) + marked + document.slice(end + closing.length);
}
