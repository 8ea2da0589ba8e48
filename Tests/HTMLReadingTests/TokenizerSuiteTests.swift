// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import HTMLReading
import SourceText
import TestKit
import Testing

/// A place in a test's input, counted in UTF-16 after CR LF and CR became LF.
private struct Place: Hashable, Comparable {
  var line: Int
  var column: Int
  var code: String

  static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column, left.code) < (right.line, right.column, right.code)
  }
}

/// What one run of the tokenizer gave, in the suite's own terms.
private struct Outcome {
  var tokens: [[String]] = []
  var errors: [Place] = []
}

/// A token as the tokenizer left it, to be spelled out when the document is finished.
private struct Seen {
  var token: HTMLTokenizer.Token
  var node = NodeID.none
  var name = Name.none
  var attributes = 0..<0
  var flag = false
}

private func tokenize(
  _ text: String, state: HTMLTokenizer.State, lastStartTag: String?
) -> Outcome {
  let source = SourceText(text)
  var tokenizer = HTMLTokenizer(into: DocumentBuilder(source: source))
  tokenizer.state = state
  if let lastStartTag { tokenizer.lastStartTag = tokenizer.out.names.name(lastStartTag) }
  var seen: [Seen] = []
  var nodes: [NodeRecord] = []
  var scalars: [(range: ByteRange, first: UInt32, second: UInt32)] = []
  tokenizer.tokenize(source.wholeRange) { token, tokenizer in
    var item = Seen(token: token)
    switch token {
    case .end: return
    case .text:
      item.node = NodeID(nodes.count)
      nodes.append(NodeRecord(.text, head: tokenizer.range))
    case .reference, .null:
      item.node = NodeID(scalars.count)
      scalars.append((tokenizer.range, tokenizer.first, tokenizer.second))
    case .comment:
      var record = NodeRecord(.comment, head: tokenizer.range)
      record.payload = tokenizer.payload
      item.node = NodeID(nodes.count)
      nodes.append(record)
    case .startTag, .endTag, .doctype:
      item.name = tokenizer.name
      let first = Int(tokenizer.firstAttribute)
      item.attributes = first..<first + tokenizer.attributeCount
      item.flag = token == .doctype ? tokenizer.forcesQuirks : tokenizer.isSelfClosing
    }
    seen.append(item)
  }
  var builder = tokenizer.output()
  for node in nodes { _ = builder.append(node, to: .document) }
  let document = builder.finish(format: .html)
  var outcome = Outcome()
  func add(characters: String) {
    if outcome.tokens.last?.first == "Character" {
      outcome.tokens[outcome.tokens.count - 1][1] += characters
    } else {
      outcome.tokens.append(["Character", characters])
    }
  }
  for item in seen {
    switch item.token {
    case .end: break
    case .text: add(characters: document.text(of: NodeID(item.node.index + 1)))
    case .null: add(characters: "\0")
    case .reference:
      let (_, first, second) = scalars[item.node.index]
      var text = ""
      for value in [first, second] where value != 0 {
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      add(characters: text)
    case .comment:
      outcome.tokens.append(["Comment", document.text(of: NodeID(item.node.index + 1))])
    case .endTag: outcome.tokens.append(["EndTag", document.names.spelling(item.name)])
    case .startTag:
      var pairs: [String: String] = [:]
      for index in item.attributes where !document.attributes[index].flags.contains(.duplicate) {
        pairs[document.names.spelling(document.attributes[index].name)] =
          document.value(ofAttribute: index)
      }
      let listed = pairs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      outcome.tokens.append(
        ["StartTag", document.names.spelling(item.name)] + listed + (item.flag ? ["/"] : []))
    case .doctype:
      func value(_ name: Name) -> String {
        item.attributes.first { document.attributes[$0].name == name }
          .map { "\"\(document.value(ofAttribute: $0))\"" } ?? "null"
      }
      outcome.tokens.append(
        ["DOCTYPE", value(.name), value(.publicId), value(.systemId), item.flag ? "false" : "true"])
    }
  }
  outcome.errors = document.problems.map { place(of: $0, in: source.bytes) }.sorted()
  return outcome
}

private func place(of problem: SyntaxProblem, in bytes: [UInt8]) -> Place {
  var line = 1
  var column = 1
  var index = 0
  while index < problem.range.start {
    let byte = bytes[index]
    if byte == 0x0A || byte == 0x0D {
      line += 1
      column = 1
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    } else if byte & 0xC0 != 0x80 {
      column += byte >= 0xF0 ? 2 : 1
    }
    index += 1
  }
  return Place(line: line, column: column, code: problem.code.rawValue)
}

/// One run of one case of html5lib's tokenizer suite.
private struct TokenizerCase {
  var name: String
  var input: String
  var state: HTMLTokenizer.State
  var lastStartTag: String?
  var expected: Outcome

  static let states: [String: HTMLTokenizer.State] = [
    "Data state": .data, "PLAINTEXT state": .plaintext, "RCDATA state": .rcdata,
    "RAWTEXT state": .rawtext, "Script data state": .script, "CDATA section state": .cdata,
  ]

  /// The runs of one case; nothing when it needs a lone surrogate, which UTF-8 cannot hold.
  static func runs(of object: [String: Any], file: String) -> [TokenizerCase]? {
    let isEscaped = object["doubleEscaped"] as? Bool ?? false
    func text(_ value: Any?) -> String? {
      guard let value = value as? String else { return nil }
      return isEscaped ? unescaped(value) : value
    }
    guard let input = text(object["input"]) else { return nil }
    var expected = Outcome()
    for output in object["output"] as? [[Any]] ?? [] {
      guard let kind = output[0] as? String else { continue }
      switch kind {
      case "DOCTYPE":
        expected.tokens.append(
          [kind]
            + output[1...3].map { value in text(value).map { "\"\($0)\"" } ?? "null" }
            + [(output[4] as? Bool ?? false) ? "true" : "false"])
      case "StartTag":
        let pairs = (output[2] as? [String: String] ?? [:])
          .map { (text($0.key) ?? "", text($0.value) ?? "") }.sorted { $0.0 < $1.0 }
        expected.tokens.append(
          [kind, text(output[1]) ?? ""] + pairs.map { "\($0.0)=\($0.1)" }
            + (output.count > 3 ? ["/"] : []))
      default:
        guard let data = text(output[1]) else { return nil }
        expected.tokens.append([kind, data])
      }
    }
    for error in object["errors"] as? [[String: Any]] ?? [] {
      expected.errors.append(
        Place(
          line: error["line"] as? Int ?? 0, column: error["col"] as? Int ?? 0,
          code: error["code"] as? String ?? ""))
    }
    expected.errors.sort()
    let names = object["initialStates"] as? [String] ?? ["Data state"]
    return names.compactMap { states[$0] }.map { state in
      TokenizerCase(
        name: "\(file): \(object["description"] as? String ?? "") in \(state)", input: input,
        state: state, lastStartTag: object["lastStartTag"] as? String, expected: expected)
    }
  }

  /// `text` with `\uHHHH` undone; nothing for a lone surrogate.
  private static func unescaped(_ text: String) -> String? {
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var index = 0
    while index < source.count {
      if source[index] == 0x5C, index + 5 < source.count, source[index + 1] == 0x75,
        let value = UInt16(
          String(decoding: source[index + 2..<index + 6], as: UTF16.self), radix: 16)
      {
        units.append(value)
        index += 6
      } else {
        units.append(source[index])
        index += 1
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}

@Suite("html5lib's tokenizer suite")
struct TokenizerSuiteTests {
  @Test(
    "Every case gives the tokens and the errors, at their places, that the suite expects",
    .enabled(if: Suites.folder != nil, "the suites are not on this machine"))
  func tokens() throws {
    let folder = try #require(Suites.folder) + "/html5lib/tokenizer"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".test") }.sorted()
    var total = 0
    var leftOut = 0
    var failures: [String] = []
    for file in files {
      let data = Data(try Suites.bytes("\(folder)/\(file)"))
      let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      for object in root["tests"] as? [[String: Any]] ?? [] {
        guard let runs = TokenizerCase.runs(of: object, file: file) else {
          leftOut += 1
          continue
        }
        for run in runs {
          total += 1
          let outcome = tokenize(run.input, state: run.state, lastStartTag: run.lastStartTag)
          if outcome.tokens != run.expected.tokens || outcome.errors != run.expected.errors {
            failures.append(
              "\(run.name): \(run.input.debugDescription)\n  \(run.expected)\n  \(outcome)"
            )
          }
        }
      }
    }
    print(
      "tokenizer: \(total - failures.count) of \(total), \(leftOut) with lone surrogates left out")
    #expect(total > 6000)
    #expect(failures.isEmpty, "\(failures.prefix(50).joined(separator: "\n"))")
  }
}
