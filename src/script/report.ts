import { boundedSentence } from '../base/bounded-text.ts';
import { shiftRange, type TextRange } from '../base/text-range.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** Collects diagnostics. */
export class Report {
  readonly diagnostics: Diagnostic[];
  readonly #offset: number;

  constructor(diagnostics: Diagnostic[] = [], offset = 0) {
    this.diagnostics = diagnostics;
    this.#offset = offset;
  }

  /** The same report for what has ranges that count from `offset`. */
  at(offset: number): Report {
    return new Report(this.diagnostics, offset);
  }

  add(severity: Severity, code: string, range: TextRange, message: string): void {
    const place = this.#offset === 0 ? range : shiftRange(range, this.#offset);
    this.diagnostics.push({ severity, code, range: place, message: boundedSentence(message) });
  }

  error(code: string, range: TextRange, message: string): void {
    this.add('error', code, range, message);
  }

  warn(code: string, range: TextRange, message: string): void {
    this.add('warning', code, range, message);
  }
}
