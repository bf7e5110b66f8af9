import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { parseStrict } from '../../xml/parse-strict.ts';
import { useActions } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { xmlLines } from '../widgets/xml-tokens.ts';
import { XmlTokens } from '../widgets/xml-view.tsx';
import { durationWords } from './words.ts';

export interface CandidateListProps {
  readonly records: readonly StanzaRecord[];
  readonly actor: string;
}

/** What came while a step waited; choosing one shows why it was not taken. */
export function CandidateList({ records, actor }: CandidateListProps) {
  const { select } = useActions();
  return (
    <div className="came">
      <div className="th">
        <b>What came instead</b>
      </div>
      {records.length === 0 ? (
        <p className="note">Nothing came for {actor} while the step waited.</p>
      ) : (
        <ul>
          {records.map(({ frame }) => (
            <li key={frame.seq}>
              <button
                type="button"
                onClick={() => select({ step: undefined, stanza: frame.seq, origin: 'inspector' })}
              >
                <span className="v-unexpected">
                  <Icon name="diamond" />
                </span>
                <span className="xml xml-fit">
                  <FirstLine xml={frame.xml} />
                </span>
                <span className="at-time">{durationWords(frame.at)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FirstLine({ xml }: { readonly xml: string }) {
  const parsed = parseStrict(xml);
  const tokens = parsed.ok ? (xmlLines(parsed.value)[0]?.tokens ?? []) : [];
  return parsed.ok ? <XmlTokens tokens={tokens} /> : xml;
}
