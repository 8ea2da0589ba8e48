// SPDX-License-Identifier: Apache-2.0
'use strict';

const { spawn } = require('child_process');
const vscode = require('vscode');
const { Connection } = require('./connection.js');
const convert = require('./convert.js');

const documents = [
  { scheme: 'file', language: 'markdown' },
  { scheme: 'file', language: 'mdx' },
  { scheme: 'file', language: 'html' },
  { scheme: 'file', pattern: '**/.stet.yml' },
];

/** One running server with what it shows. */
class Client {
  constructor(log) {
    this.log = log;
    this.diagnostics = vscode.languages.createDiagnosticCollection('stet');
    this.subscriptions = [this.diagnostics];
    this.isReady = false;
  }

  async start() {
    const program = vscode.workspace.getConfiguration('stet').get('path') || 'stet';
    this.process = spawn(program, ['server'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stderr.on('data', (text) => this.log.append(String(text)));
    this.process.on('error', (error) => {
      vscode.window.showErrorMessage(`Stet cannot be started: ${error.message}. Set stet.path to its path.`);
    });
    this.connection = new Connection(this.process);
    this.listen();
    const folders = vscode.workspace.workspaceFolders || [];
    await this.connection.request('initialize', {
      processId: process.pid,
      clientInfo: { name: 'vscode-stet' },
      workspaceFolders: folders.map((folder) => ({ uri: folder.uri.toString(), name: folder.name })),
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        workspace: { applyEdit: true, workspaceFolders: true },
        window: { showDocument: { support: true } },
        textDocument: {
          publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
            resolveSupport: { properties: ['edit'] },
          },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          documentLink: { tooltipSupport: true },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    this.connection.notify('initialized', {});
    this.isReady = true;
    this.follow();
    this.provide();
  }

  /** What the server asks for or tells. */
  listen() {
    this.connection.on('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      this.diagnostics.set(vscode.Uri.parse(uri), diagnostics.map(convert.diagnostic));
    });
    this.connection.on('window/logMessage', ({ message }) => this.log.appendLine(message));
    this.connection.on('window/showMessage', ({ message }) => vscode.window.showInformationMessage(message));
    this.connection.on('window/showDocument', async ({ uri }) => {
      await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(uri));
      return { success: true };
    });
    this.connection.on('workspace/applyEdit', async ({ edit }) => ({
      applied: await vscode.workspace.applyEdit(convert.workspaceEdit(edit)),
    }));
  }

  /** Tells the server of documents, files and folders. */
  follow() {
    const isOurs = (document) => vscode.languages.match(documents, document) > 0;
    const open = (document) => {
      if (!isOurs(document)) return;
      this.connection.notify('textDocument/didOpen', {
        textDocument: {
          uri: document.uri.toString(), languageId: document.languageId, version: document.version,
          text: document.getText(),
        },
      });
    };
    const named = (document) => ({ textDocument: { uri: document.uri.toString() } });
    vscode.workspace.textDocuments.forEach(open);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const changed = (type) => (uri) =>
      this.connection.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] });
    this.subscriptions.push(
      vscode.workspace.onDidOpenTextDocument(open),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isOurs(document) || contentChanges.length === 0) return;
        this.connection.notify('textDocument/didChange', {
          textDocument: { uri: document.uri.toString(), version: document.version },
          contentChanges: contentChanges.map(({ range, text }) => ({ range: convert.fromRange(range), text })),
        });
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isOurs(document)) this.connection.notify('textDocument/didSave', named(document));
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isOurs(document)) this.connection.notify('textDocument/didClose', named(document));
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const list = (folders) => folders.map((folder) => ({ uri: folder.uri.toString(), name: folder.name }));
        this.connection.notify('workspace/didChangeWorkspaceFolders', {
          event: { added: list(added), removed: list(removed) },
        });
      }),
      watcher, watcher.onDidCreate(changed(1)), watcher.onDidChange(changed(2)), watcher.onDidDelete(changed(3)));
  }

  /** Answers the editor with what the server says. */
  provide() {
    const ask = async (method, document, more, token) => {
      try {
        return await this.connection.request(
          method, { textDocument: { uri: document.uri.toString() }, ...more }, token);
      } catch (error) {
        this.log.appendLine(`${method}: ${error.message}`);
        return null;
      }
    };
    const at = (position) => ({ position: convert.fromPosition(position) });
    const { languages } = vscode;
    this.subscriptions.push(
      languages.registerCodeActionsProvider(documents, {
        provideCodeActions: async (document, range, context, token) => {
          const only = context.only ? [context.only.value] : undefined;
          const actions = await ask('textDocument/codeAction', document, {
            range: convert.fromRange(range), context: { diagnostics: [], only },
          }, token);
          return (actions || []).map(convert.codeAction);
        },
        resolveCodeAction: async (action) => {
          try {
            const { edit } = await this.connection.request('codeAction/resolve', action.stet);
            if (edit) action.edit = convert.workspaceEdit(edit);
          } catch (error) {
            this.log.appendLine(error.message);
          }
          return action;
        },
      }, {
        providedCodeActionKinds: [
          vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll.append('stet'),
        ],
      }),
      languages.registerHoverProvider(documents, {
        provideHover: async (document, position, token) =>
          convert.hover(await ask('textDocument/hover', document, at(position), token)),
      }),
      languages.registerCompletionItemProvider(documents, {
        provideCompletionItems: async (document, position, token) =>
          convert.completion(await ask('textDocument/completion', document, at(position), token)),
      }, '(', '/', '#', ':', ' ', '"', '-'),
      languages.registerDefinitionProvider(documents, {
        provideDefinition: async (document, position, token) =>
          convert.location(await ask('textDocument/definition', document, at(position), token)),
      }),
      languages.registerReferenceProvider(documents, {
        provideReferences: async (document, position, context, token) =>
          ((await ask('textDocument/references', document, { ...at(position), context }, token)) || [])
            .map(convert.location),
      }),
      languages.registerRenameProvider(documents, {
        prepareRename: async (document, position, token) => {
          const found = await ask('textDocument/prepareRename', document, at(position), token);
          if (!found) throw new Error('There is no heading here');
          return { range: convert.range(found.range), placeholder: found.placeholder };
        },
        provideRenameEdits: async (document, position, newName, token) =>
          convert.workspaceEdit(
            await this.connection.request('textDocument/rename', {
              textDocument: { uri: document.uri.toString() }, ...at(position), newName,
            }, token)),
      }),
      languages.registerDocumentLinkProvider(documents, {
        provideDocumentLinks: async (document, token) =>
          ((await ask('textDocument/documentLink', document, {}, token)) || []).map(convert.link),
      }),
      languages.registerDocumentSymbolProvider(documents, {
        provideDocumentSymbols: async (document, token) =>
          ((await ask('textDocument/documentSymbol', document, {}, token)) || []).map(convert.symbol),
      }),
      languages.registerDocumentFormattingEditProvider(documents, {
        provideDocumentFormattingEdits: async (document, options, token) =>
          ((await ask('textDocument/formatting', document, { options }, token)) || []).map(convert.textEdit),
      }));
  }

  command(command, ...args) {
    return this.connection.request('workspace/executeCommand', { command, arguments: args });
  }

  async stop() {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    if (!this.isReady) {
      this.process?.kill();
      return;
    }
    await Promise.race([
      this.connection.request('shutdown', null).catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 2000)),
    ]);
    this.connection.notify('exit', null);
    this.process.stdin.end();
  }
}

let client;

async function activate(context) {
  const log = vscode.window.createOutputChannel('Stet');
  client = new Client(log);
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    log,
    registerCommand('stet.fixAll', () => {
      const editor = vscode.window.activeTextEditor;
      return editor && client.command('stet.fixAll', editor.document.uri.toString());
    }),
    registerCommand('stet.openRule', (id) => client.command('stet.openRule', id)),
    registerCommand('stet.report', async () => {
      log.appendLine(JSON.stringify(await client.command('stet.report'), null, 2));
      log.show();
    }),
    registerCommand('stet.restart', async () => {
      await client.stop();
      client = new Client(log);
      await client.start();
    }));
  await client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
