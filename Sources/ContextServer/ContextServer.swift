// SPDX-License-Identifier: Apache-2.0

import Configuration
package import JSONRPC
import Linting
package import Sessions
package import Workspace

/// What the server does besides answering.
package enum ContextWork: Sendable {
  case done(RPCMessage.ID, Result<JSONValue, RPCError>)
  /// A tool asks the person something before it writes.
  case question(JSONValue, @Sendable (Bool) -> Void)
}

/// A server of the Model Context Protocol over standard input and output: tools for writing assistants, bound to one
/// folder.
package final class ContextServer {
  private let tools: Tools
  private let version: String
  private let mailbox: Mailbox<ContextWork>
  private let write: @Sendable ([UInt8]) -> Bool
  private var frames = FrameReader(.lines)
  private var isGone = false
  private var asksPeople = false
  private var nextID = 1
  /// Calls that wait for the one that runs.
  private var calls: [(id: RPCMessage.ID, params: JSONValue)] = []
  private var running: (id: RPCMessage.ID, task: Task<Void, Never>)?
  private var questions: [RPCMessage.ID: @Sendable (Bool) -> Void] = [:]

  /// The versions of the protocol that are spoken, the newest first.
  private static let protocols = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]

  /// A server for the folder `root`, an absolute path without links. Posts are changed, by `writer`, only where `canWrite`
  /// says so; `write` sends bytes to the client.
  package init(
    root: String, canWrite: Bool, writer: @escaping PostLinter.Write, settings: WorldSettings,
    version: String, mailbox: Mailbox<ContextWork>, write: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    tools = Tools(
      root: root, canWrite: canWrite, writer: writer, settings: settings, version: version)
    self.version = version
    self.mailbox = mailbox
    self.write = write
  }

  /// Serves until the client goes away; gives the exit status.
  package func run() async -> Int32 {
    var arrivals = mailbox.arrivals.makeAsyncIterator()
    defer { running?.task.cancel() }
    while true {
      for item in mailbox.take() {
        switch item {
        case .input(let bytes):
          frames.append(bytes)
          while let frame = try? frames.next() { take(frame) }
        case .closed: return 0
        case .work(let work): take(work)
        }
        if isGone { return 0 }
      }
      startNext()
      guard await arrivals.next() != nil else { return 1 }
    }
  }

  // MARK: Messages

  private func send(_ json: JSONValue) {
    if !write(Framing.lines.frame(json.bytes)) { isGone = true }
  }

  private func answer(_ id: RPCMessage.ID, _ result: Result<JSONValue, RPCError>) {
    send(RPCMessage.response(id: id, result: result).json)
  }

  private func take(_ frame: FrameReader.Frame) {
    switch frame {
    case .skipped(let reason): send(RPCError(.invalidRequest, reason).response)
    case .message(let bytes):
      do throws(RPCError) {
        handle(try RPCMessage(bytes))
      } catch {
        send(error.response)
      }
    }
  }

  private func take(_ work: ContextWork) {
    switch work {
    case .done(let id, let result):
      if running?.id == id {
        running = nil
        answer(id, result)
      }
    case .question(let params, let reply):
      guard asksPeople else {
        reply(true)
        return
      }
      let id = RPCMessage.ID.text("stet-\(nextID)")
      nextID += 1
      questions[id] = reply
      send(RPCMessage.request(id: id, method: "elicitation/create", params: params).json)
    }
  }

  private func handle(_ message: RPCMessage) {
    switch message {
    case .notification("notifications/cancelled", let params):
      cancel(RPCMessage.ID(params["requestId"]))
    case .notification: break
    case .response(let id, let result):
      guard let reply = questions.removeValue(forKey: id) else { return }
      let answer = try? result.get()
      let isAccepted =
        answer?["action"] == "accept" && answer?.at("content", "apply")?.bool != false
      reply(isAccepted)
    case .request(let id, let method, let params): handle(id, method, params)
    }
  }

  private func cancel(_ id: RPCMessage.ID?) {
    calls.removeAll { $0.id == id }
    if let running, running.id == id {
      running.task.cancel()
      self.running = nil
      for reply in questions.values { reply(false) }
      questions = [:]
    }
  }

  private func handle(_ id: RPCMessage.ID, _ method: String, _ params: JSONValue) {
    switch method {
    case "initialize":
      asksPeople = params.at("capabilities", "elicitation") != nil
      let asked = params["protocolVersion"]?.string ?? ""
      answer(
        id,
        .success([
          "protocolVersion": .string(
            Self.protocols.contains(asked) ? asked : Self.protocols[1]),
          "capabilities": ["tools": ["listChanged": false], "resources": [:]],
          "serverInfo": ["name": "stet", "title": "Stet", "version": .string(version)],
          "instructions": .string(Tools.instructions),
        ]))
    case "ping": answer(id, .success([:]))
    case "tools/list": answer(id, .success(["tools": .array(tools.list)]))
    case "tools/call":
      if calls.count < Self.mostCalls {
        calls.append((id, params))
      } else {
        answer(id, .failure(RPCError(.requestFailed, "too many calls are waiting")))
      }
    case "resources/list": answer(id, .success(["resources": .array(tools.resources)]))
    case "resources/templates/list":
      answer(
        id,
        .success([
          "resourceTemplates": [
            [
              "uriTemplate": "stet://rules/{id}", "name": "rule",
              "description": "The page of a rule", "mimeType": "text/markdown",
            ]
          ]
        ]))
    case "resources/read":
      guard let page = tools.resource(params["uri"]?.string ?? "") else {
        answer(id, .failure(RPCError(code: -32002, message: "unknown resource")))
        return
      }
      answer(id, .success(["contents": [page]]))
    default:
      answer(id, .failure(RPCError(.methodNotFound, "unknown method '\(method.prefix(100))'")))
    }
  }

  private static let mostCalls = 1000

  private func startNext() {
    guard running == nil, !calls.isEmpty else { return }
    let (id, params) = calls.removeFirst()
    let (tools, mailbox) = (tools, mailbox)
    let task = Task.detached {
      let result = await tools.call(params) { question in
        await withCheckedContinuation { continuation in
          mailbox.post(.question(question) { continuation.resume(returning: $0) })
        }
      }
      mailbox.post(.done(id, result))
    }
    running = (id, task)
  }
}
