// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A JSON value, as the schema tests read it.
package enum JSON: Decodable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? value.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let array = try? value.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  package static func read(_ bytes: [UInt8]) throws -> JSON {
    try JSONDecoder().decode(JSON.self, from: Data(bytes))
  }

  package subscript(key: String) -> JSON? {
    get { if case .object(let members) = self { members[key] } else { nil } }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  package subscript(index: Int) -> JSON {
    get { if case .array(let elements) = self { elements[index] } else { .null } }
    set {
      guard case .array(var elements) = self else { return }
      elements[index] = newValue
      self = .array(elements)
    }
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }

  package var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}

/// The part of JSON Schema 2020-12 that Stet's own schemas use. A keyword that it does not know is
/// an error, so
/// that no schema says more than is tested.
package struct Schema {
  private let root: JSON
  private static let ignored: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "default", "format",
  ]

  package init(_ root: JSON) { self.root = root }

  /// What is wrong with `value`, each with its path; empty when it is valid.
  package func problems(_ value: JSON) -> [String] { problems(value, root, "$") }

  private func problems(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(path): the schema is no object"] }
    var result: [String] = []
    for (keyword, argument) in keywords.sorted(by: { $0.key < $1.key }) {
      switch (keyword, argument) {
      case ("type", .string(let type)):
        if !Self.matches(value, type) { result.append("\(path): is no \(type)") }
      case ("type", .array(let types)):
        if !types.contains(where: { Self.matches(value, $0.string ?? "") }) {
          result.append("\(path): is none of the allowed types")
        }
      case ("anyOf", .array(let schemas)):
        if schemas.allSatisfy({ !problems(value, $0, path).isEmpty }) {
          result.append("\(path): is none of what it may be")
        }
      case ("const", _):
        if value != argument { result.append("\(path): is not the one allowed value") }
      case ("enum", .array(let values)):
        if !values.contains(value) { result.append("\(path): is none of the allowed values") }
      case ("required", .array(let names)):
        guard case .object(let members) = value else { continue }
        for name in names.compactMap(\.string) where members[name] == nil {
          result.append("\(path): lacks '\(name)'")
        }
      case ("properties", .object(let properties)):
        guard case .object(let members) = value else { continue }
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
          if let schema = properties[name] {
            result += problems(member, schema, "\(path).\(name)")
          }
        }
      case ("additionalProperties", .bool(false)):
        guard case .object(let members) = value else { continue }
        var known: Set<String> = []
        if case .object(let properties)? = keywords["properties"] { known = Set(properties.keys) }
        for name in members.keys.sorted() where !known.contains(name) {
          result.append("\(path): may not have '\(name)'")
        }
      case ("additionalProperties", .object):
        guard case .object(let members) = value else { continue }
        var known: Set<String> = []
        if case .object(let properties)? = keywords["properties"] { known = Set(properties.keys) }
        for (name, member) in members.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
          result += problems(member, argument, "\(path).\(name)")
        }
      case ("items", _):
        guard case .array(let elements) = value else { continue }
        for (index, element) in elements.enumerated() {
          result += problems(element, argument, "\(path)[\(index)]")
        }
      case ("minimum", .integer), ("minimum", .number):
        if let number = value.number, let least = argument.number, number < least {
          result.append("\(path): is under \(least)")
        }
      case ("maximum", .integer), ("maximum", .number):
        if let number = value.number, let most = argument.number, number > most {
          result.append("\(path): is over \(most)")
        }
      case ("minLength", .integer(let least)):
        if case .string(let text) = value, text.unicodeScalars.count < least {
          result.append("\(path): is shorter than \(least)")
        }
      case ("pattern", .string(let pattern)):
        if case .string(let text) = value,
          text.range(of: pattern, options: .regularExpression) == nil
        {
          result.append("\(path): does not match \(pattern)")
        }
      case ("$ref", .string(let reference)):
        let steps = reference.split(separator: "/").dropFirst()
        let target = steps.reduce(root as JSON?) { $0?[String($1)] }
        result += target.map { problems(value, $0, path) } ?? ["\(path): no \(reference)"]
      default:
        if !Self.ignored.contains(keyword) {
          result.append("\(path): the schema's '\(keyword)' is not understood")
        }
      }
    }
    return result
  }

  private static func matches(_ value: JSON, _ type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"),
      (.number, "number"), (.string, "string"), (.array, "array"), (.object, "object"):
      true
    default: false
    }
  }
}
