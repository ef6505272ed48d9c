/** The reason given with a change: what follows "because", "as", "reason:", or else the last comma. */
export function reasonIn(text: string): string | null {
  const said = /\b(?:because|since|due to|owing to|reason(?: is|:)?|cos|as)\s+(.{4,300})$/i.exec(text) ?? /[,;–—-]\s+([^,;]{4,300})$/.exec(text);
  const reason = said?.[1]?.trim().replace(/[?!.\s]+$/, '') ?? '';
  return reason === '' || /^(?:please|pls|thanks|ta|thank you)$/i.test(reason) ? null : reason;
}
