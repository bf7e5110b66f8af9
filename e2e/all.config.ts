import { defineConfig } from '@playwright/test';
import everyChange from './playwright.config.ts';

/** Where engines differ: keys and focus, the editor, workers, sockets, painting. The rest is the same code. */
const IN_FIREFOX =
  /\/(commands|compose|editing|embed|faults|filter|first-screen|folder|founding-scenario|language|offline|presentation|profiles|repair|small-windows|step-through|suite|timeline-rows|websocket|workbench)\.e2e\.ts$/;

/** Every end-to-end test there is, in every browser that it is for. */
export default defineConfig({
  ...everyChange,
  projects: (everyChange.projects ?? []).map(
    ({ grep: _grep, grepInvert: _inverted, ...project }) => ({
      ...project,
      ...(project.name === 'firefox' && { testMatch: IN_FIREFOX }),
    }),
  ),
});
