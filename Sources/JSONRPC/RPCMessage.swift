// SPDX-License-Identifier: Apache-2.0

/// A message of JSON-RPC 2.0.
package enum RPCMessage: Hashable, Sendable {
  case request(id: ID, method: String, params: JSONValue)
  case notification(method: String, params: JSONValue)
  /// What the other side answers to a request.
  case response(id: ID, result: Result<JSONValue, RPCError>)

  /// What names a request.
  package enum ID: Hashable, Sendable {
    case number(Int)
    case text(String)

    package init?(_ value: JSONValue?) {
      if let number = value?.int {
        self = .number(number)
      } else if let text = value?.string {
        self = .text(text)
      } else {
        return nil
      }
    }

    package var json: JSONValue {
      switch self {
      case .number(let number): .integer(number)
      case .text(let text): .string(text)
      }
    }
  }

  /// The message in `bytes`.
  package init(_ bytes: [UInt8]) throws(RPCError) {
    let value: JSONValue
    do throws(JSONParser.Problem) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw RPCError(.parseError, "\(error.message), at byte \(error.offset)")
    }
    guard value["jsonrpc"]?.string == "2.0" else {
      throw RPCError(.invalidRequest, "this is not a message of JSON-RPC 2.0")
    }
    let id = ID(value["id"])
    let params = value["params"] ?? .object([])
    if let method = value["method"]?.string {
      self =
        id.map { .request(id: $0, method: method, params: params) }
        ?? .notification(method: method, params: params)
    } else if let id {
      if let error = value["error"] {
        let text = error["message"]?.string ?? ""
        self = .response(
          id: id, result: .failure(RPCError(code: error["code"]?.int ?? 0, message: text)))
      } else {
        self = .response(id: id, result: .success(value["result"] ?? .null))
      }
    } else {
      throw RPCError(.invalidRequest, "the message has neither a method nor an id")
    }
  }

  /// The message as JSON.
  package var json: JSONValue {
    switch self {
    case .request(let id, let method, let params):
      ["jsonrpc": "2.0", "id": id.json, "method": .string(method), "params": params]
    case .notification(let method, let params):
      ["jsonrpc": "2.0", "method": .string(method), "params": params]
    case .response(let id, .success(let result)):
      ["jsonrpc": "2.0", "id": id.json, "result": result]
    case .response(let id, .failure(let error)):
      ["jsonrpc": "2.0", "id": id.json, "error": error.json]
    }
  }
}

/// Why a request has no result.
package struct RPCError: Error, Hashable, Sendable {
  package var code: Int
  /// Without a full stop.
  package var message: String

  package init(code: Int, message: String) {
    self.code = code
    self.message = message
  }

  package init(_ kind: Kind, _ message: String) {
    self.init(code: kind.rawValue, message: message)
  }

  /// The codes of JSON-RPC and of the Language Server Protocol.
  package enum Kind: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    case notInitialized = -32002
    case requestFailed = -32803
    case contentModified = -32801
    case cancelled = -32800
  }

  package var json: JSONValue { ["code": .integer(code), "message": .string(message)] }

  /// The answer to what was no request that could be read.
  package var response: JSONValue { ["jsonrpc": "2.0", "id": nil, "error": json] }
}
