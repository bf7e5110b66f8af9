import type { Clock, Milliseconds } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import type { Problem } from '../../trace/event.ts';
import { childElements, findChild, ownText, xml, type XmlElement } from '../../xml/element.ts';
import { printXml } from '../../xml/print.ts';
import { FRAMING_NS, SASL_NS, STREAM_ERRORS_NS } from '../../xmpp/namespaces.ts';
import { frameKind, parseFrame } from '../frames.ts';
import { refusalReasonOf } from '../negotiation.ts';
import { problemOfEnd, problemOfFrame } from '../problem-of.ts';
import { closedByServer, connectTimeout, type Where } from '../problems.ts';
import { streamError } from '../stream-problems.ts';
import type { OpenWire, Wire } from '../wire.ts';

/** What a server says before anybody has signed in. */
export interface StreamLook {
  readonly mechanisms: readonly string[];
  /** Whether it says that accounts can be registered (XEP-0077, section 8); servers need not say so. */
  readonly offersRegistration: boolean;
}

const LIMIT: Milliseconds = 10_000;
const REGISTER_FEATURE_NS = 'http://jabber.org/features/iq-register';

/** Opens a stream to that domain and reads its features. Never rejects. */
export function lookAtStream(
  openWire: OpenWire,
  { domain, where }: { readonly domain: string; readonly where: Where },
  clock: Clock,
): Promise<Result<StreamLook, Problem>> {
  return new Promise((resolve) => {
    const end = (result: Result<StreamLook, Problem>) => {
      timer.dispose();
      resolve(result);
    };
    const timer = clock.setTimer(LIMIT, () => {
      wire.drop();
      end(
        err(
          connectTimeout(
            where,
            LIMIT / 1000,
            t('The server did not go on: it had not yet told its features.'),
          ),
        ),
      );
    });
    const wire: Wire = openWire({
      opened: () =>
        wire.send(printXml(xml('open', { xmlns: FRAMING_NS, to: domain, version: '1.0' }))),
      frame: (text) => {
        const parsed = parseFrame(text);
        const result = parsed.ok
          ? resultOf(parsed.value, where)
          : err(problemOfFrame(where, parsed.error));
        if (result === undefined) return;
        wire.send(printXml(xml('close', { xmlns: FRAMING_NS })));
        wire.close();
        end(result);
      },
      binary: () => undefined,
      closed: (how) => end(err(problemOfEnd(where, how, false))),
    });
  });
}

function resultOf(element: XmlElement, where: Where): Result<StreamLook, Problem> | undefined {
  const kind = frameKind(element);
  if (kind === 'close') return err(closedByServer(where));
  if (kind === 'stream-error') {
    const { condition, text } = refusalReasonOf(element, STREAM_ERRORS_NS);
    return err(streamError(where, condition, text));
  }
  if (kind !== 'features') return undefined;
  const offered = findChild(element, 'mechanisms', SASL_NS);
  return ok({
    mechanisms:
      offered === undefined ? [] : childElements(offered).map((each) => ownText(each).trim()),
    offersRegistration: findChild(element, 'register', REGISTER_FEATURE_NS) !== undefined,
  });
}
