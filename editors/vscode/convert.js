// SPDX-License-Identifier: Apache-2.0
'use strict';

// Values of the protocol as values of VS Code, and back.

const vscode = require('vscode');

const position = ({ line, character }) => new vscode.Position(line, character);
const range = ({ start, end }) => new vscode.Range(position(start), position(end));
const fromPosition = ({ line, character }) => ({ line, character });
const fromRange = ({ start, end }) => ({ start: fromPosition(start), end: fromPosition(end) });
const location = (found) =>
  found ? new vscode.Location(vscode.Uri.parse(found.uri), range(found.range)) : null;
const textEdit = (edit) => new vscode.TextEdit(range(edit.range), edit.newText);

function diagnostic(found) {
  const result = new vscode.Diagnostic(range(found.range), found.message, found.severity - 1);
  result.source = found.source;
  result.code = found.code;
  result.tags = found.tags;
  result.relatedInformation = (found.relatedInformation || []).map(
    (other) => new vscode.DiagnosticRelatedInformation(location(other.location), other.message));
  return result;
}

function workspaceEdit(edit) {
  const result = new vscode.WorkspaceEdit();
  const files = edit.documentChanges
    ? edit.documentChanges.map((change) => [change.textDocument.uri, change.edits])
    : Object.entries(edit.changes || {});
  for (const [uri, edits] of files) result.set(vscode.Uri.parse(uri), edits.map(textEdit));
  return result;
}

function kind(name) {
  return name.split('.').reduce(
    (parent, part) => (parent ? parent.append(part) : vscode.CodeActionKind.Empty.append(part)), null);
}

function codeAction(found) {
  const result = new vscode.CodeAction(found.title, kind(found.kind));
  result.isPreferred = found.isPreferred;
  result.diagnostics = (found.diagnostics || []).map(diagnostic);
  if (found.edit) result.edit = workspaceEdit(found.edit);
  if (found.command) result.command = found.command;
  // What the server needs to make the edit.
  result.stet = found;
  return result;
}

function hover(found) {
  if (!found) return null;
  const text = new vscode.MarkdownString(found.contents.value);
  // Posts are untrusted: no commands and no HTML.
  text.isTrusted = false;
  text.supportHtml = false;
  return new vscode.Hover(text, range(found.range));
}

function completion(found) {
  if (!found) return null;
  const items = found.items.map((item) => {
    const result = new vscode.CompletionItem(item.label, item.kind - 1);
    result.detail = item.detail;
    result.filterText = item.filterText;
    result.insertText = item.textEdit.newText;
    result.range = range(item.textEdit.range);
    return result;
  });
  return new vscode.CompletionList(items, found.isIncomplete);
}

function link(found) {
  const result = new vscode.DocumentLink(range(found.range), vscode.Uri.parse(found.target));
  result.tooltip = found.tooltip;
  return result;
}

function symbol(found) {
  const result = new vscode.DocumentSymbol(
    found.name, '', found.kind - 1, range(found.range), range(found.selectionRange));
  result.children = found.children.map(symbol);
  return result;
}

module.exports = {
  codeAction, completion, diagnostic, fromPosition, fromRange, hover, link, location, range, symbol, textEdit,
  workspaceEdit,
};
