import { useEffect, useState } from 'react';
import type { OwnCode } from '../../base/own-code.ts';
import type { Result } from '../../base/result.ts';
import { useActions } from '../app-context.ts';

const NONE: readonly OwnCode[] = [];

/** The text of a file of the server's, or why it cannot be had; `undefined` while it is being read. */
export function useServerSource(
  server: string,
  file: string,
  code: readonly OwnCode[] = NONE,
): Result<string, string> | undefined {
  const { serverSource } = useActions();
  const [read, setRead] = useState<{
    readonly of: string;
    readonly text: Result<string, string>;
  }>();
  const wanted = `${server}\n${file}`;
  useEffect(() => {
    let isWanted = true;
    void serverSource(server, file, code).then((text) => {
      if (isWanted) setRead({ of: `${server}\n${file}`, text });
    });
    return () => {
      isWanted = false;
    };
  }, [serverSource, server, file, code]);
  return read?.of === wanted ? read.text : undefined;
}
