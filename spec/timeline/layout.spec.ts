import { expect, test } from 'vitest';
import { layoutTimeline } from '../../src/timeline/layout.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { affiliationScenario, failedPlay, passedPlay } from './affiliation-play.ts';
import { picture } from './picture.ts';

test('x', () => {
  const options = { filter: '', verdicts: [], foldedScenes: [], showStream: false };
  const broken = affiliationScenario('-broken');
  const events = failedPlay(broken);
  console.log(
    picture(
      layoutTimeline({
        scenario: broken,
        trace: { events, model: buildTraceModel(events) },
        options,
      }),
    ),
  );
  const good = affiliationScenario();
  const ev = passedPlay(good);
  const m = layoutTimeline({
    scenario: good,
    trace: { events: ev, model: buildTraceModel(ev) },
    options,
  });
  console.log(
    picture(m),
    m.lanes,
    m.counts,
    m.hiddenCount,
    m.rows.flatMap((r) => (r.kind === 'arrow' ? r.name : [])),
  );
  console.log(picture(layoutTimeline({ scenario: good, trace: undefined, options })));
  expect(1).toBe(1);
});
