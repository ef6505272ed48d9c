/** What a form still lacks, or has wrong, beside one of its fields. */
export type FormFault =
  | { readonly fault: 'no-kind' | 'no-title' | 'no-text' | 'blanks-not-filled' | 'no-audience' | 'no-day' | 'no-time' | 'hour-has-passed' | 'no-hour' | 'no-notice' | 'no-words' | 'no-question' | 'no-owner' | 'no-outcome' | 'day-to-come' }
  | { readonly fault: 'would-become-false'; readonly words: string };

/** By the field's id. */
export type FormFaults = Readonly<Record<string, FormFault>>;
