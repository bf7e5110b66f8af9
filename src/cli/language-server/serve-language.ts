import {
  CodeActionKind,
  ErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeActionParams,
  type CompletionParams,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type RenameParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { StageServerOf } from '../stage-servers.ts';
import { COMPLETION_TRIGGERS } from '../../script/completion/trigger.ts';
import {
  codeActionsIn,
  completionItems,
  definitionIn,
  diagnosticsOf,
  foldingIn,
  highlightsIn,
  hoverIn,
  layoutIn,
  referencesIn,
  renamedAt,
  renameIn,
  symbolsIn,
  type OpenScript,
} from './answers.ts';
import { OpenScripts, TOO_LONG } from './open-scripts.ts';

type Asked = { readonly textDocument: { readonly uri: string } };

/**
 * Answers an editor by the Language Server Protocol 3.17: diagnostics, completion, hover, definition, references,
 * rename, repairs, layout, folding and outline, all as in the page. Nothing of the person's is run, read or written. Modules
 * and options are known once `servers` are there: scripts that are open by then are told of anew.
 */
export function serveLanguage(connection: Connection, servers?: Promise<StageServerOf>): void {
  const documents = new TextDocuments(TextDocument);
  const scripts = new OpenScripts();
  const tell = (document: TextDocument) => {
    const script = scripts.of(document);
    const diagnostics = script === undefined ? [TOO_LONG] : diagnosticsOf(script);
    const { uri, version } = document;
    void connection.sendDiagnostics({ uri, version, diagnostics });
  };
  documents.onDidChangeContent(({ document }) => tell(document));
  void servers?.then((reportedServer) => {
    scripts.know(reportedServer);
    documents.all().forEach(tell);
  });
  documents.onDidClose(({ document }) => {
    scripts.forget(document);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  answerQuestions(connection, (uri) => {
    const document = documents.get(uri);
    return document && scripts.of(document);
  });
  documents.listen(connection);
  connection.listen();
}

/** `scriptAt` gives the script of an address, as it stands in the editor. */
function answerQuestions(
  connection: Connection,
  scriptAt: (uri: string) => OpenScript | undefined,
): void {
  let takesSnippets = false;
  connection.onInitialize((params) => {
    takesSnippets = hasSnippets(params);
    return CAPABILITIES;
  });
  const answering =
    <P extends Asked, R>(about: (script: OpenScript, params: P) => R) =>
    (params: P): R | null => {
      const script = scriptAt(params.textDocument.uri);
      return script === undefined ? null : about(script, params);
    };
  const atPosition = <R>(about: (script: OpenScript, position: Position) => R) =>
    answering((script, { position }: TextDocumentPositionParams) => about(script, position));
  connection.onCompletion(
    answering((script, { position, context }: CompletionParams) =>
      completionItems(script, position, { character: context?.triggerCharacter, takesSnippets }),
    ),
  );
  connection.onHover(atPosition(hoverIn));
  connection.onDefinition(atPosition(definitionIn));
  connection.onReferences(atPosition(referencesIn));
  connection.onDocumentHighlight(atPosition(highlightsIn));
  connection.onPrepareRename(atPosition(renamedAt));
  connection.onRenameRequest(
    answering((script, { position, newName }: RenameParams) => {
      const renamed = renameIn(script, position, newName);
      return renamed.ok
        ? renamed.value
        : new ResponseError(ErrorCodes.InvalidParams, renamed.error);
    }),
  );
  connection.onCodeAction(
    answering((script, { range }: CodeActionParams) => codeActionsIn(script, range)),
  );
  connection.onDocumentFormatting(answering(layoutIn));
  connection.onFoldingRanges(answering(foldingIn));
  connection.onDocumentSymbol(answering(symbolsIn));
}

function hasSnippets({ capabilities }: InitializeParams): boolean {
  return capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
}

const CAPABILITIES: InitializeResult = {
  serverInfo: { name: 'Caesura' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    documentFormattingProvider: true,
    foldingRangeProvider: true,
    documentSymbolProvider: true,
  },
};
