/** Text within a Markdown table: a bar or a line's end would end the cell. */
export const tableCell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
