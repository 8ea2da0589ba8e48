// SPDX-License-Identifier: Apache-2.0
'use strict';

// The extension for VS Code with the real server, and a stand-in for the editor: node vscode.js with STET and SITE set.

const fs = require('fs');
const Module = require('module');
const path = require('path');

const site = fs.realpathSync(process.env.SITE);
const calls = [];
const providers = {};
const events = {};
const published = new Map();
const disposable = { dispose() {} };

class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
}
class Range {
  constructor(start, end) { Object.assign(this, { start, end }); }
}
const record = (name, ...fields) => class {
  constructor(...values) {
    this.type = name;
    fields.forEach((field, index) => { this[field] = values[index]; });
  }
};
const uri = (text) => ({ toString: () => text });
class Kind {
  constructor(value) { this.value = value; }
  append(part) { return new Kind(this.value ? `${this.value}.${part}` : part); }
}
class WorkspaceEdit {
  constructor() { this.files = []; }
  set(file, edits) { this.files.push([file.toString(), edits]); }
}
const event = (name) => (handler) => { events[name] = handler; return disposable; };
const register = (name) => (selector, provider) => { providers[name] = provider; calls.push(name); return disposable; };

const post = {
  uri: uri(`file://${site}/content/one.md`), languageId: 'markdown', version: 1,
  text: fs.readFileSync(`${site}/content/one.md`, 'utf8'),
  getText() { return this.text; },
};

const vscode = {
  Position, Range, WorkspaceEdit, CodeActionKind: {
    Empty: new Kind(''), QuickFix: new Kind('quickfix'), SourceFixAll: new Kind('source.fixAll'),
  },
  Diagnostic: record('Diagnostic', 'range', 'message', 'severity'),
  DiagnosticRelatedInformation: record('Related', 'location', 'message'),
  Location: record('Location', 'uri', 'range'), TextEdit: record('TextEdit', 'range', 'newText'),
  CodeAction: record('CodeAction', 'title', 'kind'), MarkdownString: record('MarkdownString', 'value'),
  Hover: record('Hover', 'contents', 'range'), CompletionItem: record('CompletionItem', 'label', 'kind'),
  CompletionList: record('CompletionList', 'items', 'isIncomplete'),
  DocumentLink: record('DocumentLink', 'range', 'target'),
  DocumentSymbol: record('DocumentSymbol', 'name', 'detail', 'kind', 'range', 'selectionRange'),
  Uri: { parse: uri },
  languages: {
    match: (selector, document) => (document.languageId === 'markdown' ? 10 : 0),
    createDiagnosticCollection: () => ({ set: (file, list) => published.set(file.toString(), list), dispose() {} }),
  },
  workspace: {
    getConfiguration: () => ({ get: () => process.env.STET }),
    workspaceFolders: [{ uri: uri(`file://${site}`), name: 'site' }],
    textDocuments: [post],
    createFileSystemWatcher: () => ({
      onDidCreate: event('created'), onDidChange: event('changed'), onDidDelete: event('deleted'), dispose() {},
    }),
    onDidOpenTextDocument: event('open'), onDidChangeTextDocument: event('change'),
    onDidSaveTextDocument: event('save'), onDidCloseTextDocument: event('close'),
    onDidChangeWorkspaceFolders: event('folders'),
    applyEdit: async (edit) => { calls.push('applyEdit'); vscode.applied = edit; return true; },
  },
  window: {
    activeTextEditor: { document: post },
    createOutputChannel: () => ({ append() {}, appendLine() {}, show() {}, dispose() {} }),
    showErrorMessage: (text) => { throw new Error(text); }, showInformationMessage() {},
  },
  commands: {
    registered: {},
    registerCommand: (name, handler) => { vscode.commands.registered[name] = handler; return disposable; },
    executeCommand: async (name) => { calls.push(name); },
  },
};
for (const name of ['CodeActions', 'Hover', 'CompletionItem', 'Definition', 'Reference', 'Rename', 'DocumentLink',
  'DocumentSymbol', 'DocumentFormattingEdit']) {
  vscode.languages[`register${name}Provider`] = register(name);
}

const load = Module._load;
Module._load = function (name, ...rest) { return name === 'vscode' ? vscode : load.call(this, name, ...rest); };
const extension = require(path.join(__dirname, '../../editors/vscode/extension.js'));

const check = (holds, text) => { if (!holds) throw new Error(text); };
const until = async (text, test) => {
  for (let turn = 0; turn < 400; turn += 1) {
    const found = test();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(text);
};
const codes = () => (published.get(post.uri.toString()) || []).map((found) => found.code);

async function main() {
  await extension.activate({ subscriptions: [] });
  await until('no diagnostics', () => codes().includes('repeated-word'));
  const finding = published.get(post.uri.toString()).find((found) => found.code === 'repeated-word');
  const actions = await providers.CodeActions.provideCodeActions(post, finding.range, {}, null);
  const fix = await providers.CodeActions.resolveCodeAction(actions.find((action) => action.isPreferred));
  check(fix.edit.files[0][1].length === 1, 'the fix has no edit');
  const hover = await providers.Hover.provideHover(post, finding.range.start, null);
  check(hover.contents.value.includes('repeated-word') && hover.contents.isTrusted === false, 'no hover');
  const links = await providers.DocumentLink.provideDocumentLinks(post, null);
  check(links.length === 3, 'no links');
  const symbols = await providers.DocumentSymbol.provideDocumentSymbols(post, null);
  check(symbols.length === 1, 'no symbols');
  const target = await providers.Definition.provideDefinition(post, new Position(10, 100), null);
  check(target.uri.toString().endsWith('two.md'), 'no definition');
  const edits = await providers.DocumentFormattingEdit.provideDocumentFormattingEdits(post, {}, null);
  check(edits.length === 2, 'no formatting');
  await vscode.commands.registered['stet.fixAll']();
  await until('the edit of the command is not applied', () => vscode.applied);
  const edit = fix.edit.files[0][1][0];
  post.version = 2;
  events.change({ document: post, contentChanges: [{ range: edit.range, text: edit.newText }] });
  await until('the diagnostic is still there', () => !codes().includes('repeated-word'));
  events.close(post);
  await until('the diagnostics of a closed document stay', () => codes().length === 0);
  await extension.deactivate();
  console.log('vscode: diagnostics, code action, hover, links, symbols, definition, formatting, command');
}

main().catch((error) => {
  console.error(`vscode: ${error.stack}`);
  process.exit(1);
}).then(() => process.exit(0));
