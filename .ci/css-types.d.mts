export function writeCssTypes(): void;
export function classesOf(css: string): readonly string[];
