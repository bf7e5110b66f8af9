import type { TextRange } from '../base/text-range.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** Collects diagnostics. */
export class Report {
  readonly diagnostics: Diagnostic[] = [];

  add(severity: Severity, code: string, range: TextRange, message: string): void {
    this.diagnostics.push({ severity, code, range, message });
  }

  error(code: string, range: TextRange, message: string): void {
    this.add('error', code, range, message);
  }

  warn(code: string, range: TextRange, message: string): void {
    this.add('warning', code, range, message);
  }
}
